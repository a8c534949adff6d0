"""The coordinator's week from the first page to the closed week: places, people, money, review."""

import re

import pytest

from tests.journeys.conftest import Enter
from tests.journeys.steps import costs, evening, first_page, review, risk, week

FRIDAY, SATURDAY = "Friday 13 July", "Saturday 14 July"


@pytest.mark.parametrize("login", ["coordinator", "ward-sergeant"])
def test_whatever_the_first_page_asks_for_opens(enter: Enter, login: str) -> None:
    person = enter(login)
    found = first_page.dues(person)
    assert len(found) >= 3
    first_page.when_they_open_each(person, found)


def test_last_week_is_reviewed_and_closed(enter: Enter) -> None:
    coordinator = enter("coordinator")
    review.then_the_week_cannot_be_closed_and_says_why(coordinator)
    coordinator.opens("/")
    coordinator.reads("The officers are reminded; you can write it in their place.")
    coordinator.follows("The return for Friday 29 June is late")
    review.when_they_write_the_late_return(coordinator)
    coordinator.opens("/")
    coordinator.follows("Review Week 26")
    review.when_they_note_what_residents_say(coordinator)
    review.when_they_record_a_decision(coordinator)
    review.then_the_plan_of_the_week_after_shows_it(coordinator)
    review.when_they_close_the_week(coordinator)
    asked = first_page.dues(coordinator)
    assert not [each for each in asked if "Week 26" in each or "29 June" in each]


def test_a_night_is_made_ready_and_its_briefing_released(enter: Enter) -> None:
    coordinator, sergeant = enter("coordinator"), enter("ward-sergeant")
    coordinator.opens(week.NEXT_WEEK)
    week.when_they_answer_the_comments(coordinator)
    week.when_they_set_the_week_as_planned(coordinator)
    evening.when_they_open_its(coordinator, week.NEXT_WEEK, FRIDAY, "Parts and partners")
    evening.when_they_say_where_partners_meet(coordinator)
    evening.when_they_invite_an_agency(coordinator, "Example Health Outreach")
    evening.when_they_confirm_plain_clothes(coordinator)
    release = evening.when_they_open_its(
        coordinator, week.NEXT_WEEK, FRIDAY, "Release the briefing"
    )
    coordinator.reads("The briefing cannot be released yet: The risk assessment is not approved.")
    address = evening.when_they_open_its(coordinator, week.NEXT_WEEK, FRIDAY, "Risk assessment")
    risk.when_they_write_it_from_the_template(coordinator)
    risk.when_they_send_it_for_approval(coordinator)
    risk.then_they_cannot_approve_it_themselves(coordinator)
    asked = first_page.dues(sergeant)
    assert first_page.begins_with(asked, f"Approve the risk assessment for {FRIDAY}") == address
    sergeant.opens(address)
    sergeant.reads(risk.KNOWN)
    risk.when_they_approve_it(sergeant, "Sunny Example")
    coordinator.opens(release)
    evening.when_they_release_the_briefing(coordinator)
    coordinator.opens(week.NEXT_WEEK)
    assert "Briefed" in evening.card(coordinator, FRIDAY).inner_text()


def test_one_night_is_called_off_and_another_moved(enter: Enter) -> None:
    coordinator = enter("coordinator")
    evening.when_they_open_its(coordinator, week.NEXT_WEEK, FRIDAY, "Parts and partners")
    coordinator.follows("Cancel the patrol")
    evening.when_they_call_it_off(coordinator)
    coordinator.opens(week.NEXT_WEEK)
    coordinator.reads("A storm warning for the whole night.")
    evening.when_they_open_its(coordinator, week.NEXT_WEEK, SATURDAY, "Parts and partners")
    evening.when_they_move_it(coordinator, "15/7/2018")
    coordinator.opens(week.NEXT_WEEK)
    coordinator.reads("Sunday 15 July")


def test_a_night_is_charged_to_a_grant_that_lasts(enter: Enter) -> None:
    coordinator = enter("coordinator")
    coordinator.opens("/")
    coordinator.follows("Find who pays once the grant of Example Police is spent")
    coordinator.reads("Example Police runs out about 16 July 2018, before it ends.")
    left = costs.left_of(coordinator, "Proceeds of crime fund")
    price = costs.price_of(coordinator, "Friday 6 July")  # among rosters as good it may differ
    costs.when_they_charge_a_night(coordinator, "Friday 6 July", "Proceeds of crime fund")
    assert price > 0
    assert costs.left_of(coordinator, "Proceeds of crime fund") == left - price
    link = coordinator.page.get_by_role("link", name=re.compile("^Charge to a grant Friday 6 July"))
    assert link.count() == 0
