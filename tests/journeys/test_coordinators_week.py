"""The coordinator's week from the first page to the closed week: places, people, money, review."""

import re

import pytest

from tests.journeys.conftest import Enter
from tests.journeys.steps import costs, evening, first_page, review, week

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
    costs.when_they_charge_a_night(coordinator, "Friday 6 July", "Proceeds of crime fund")
    coordinator.reads("£22,188.00")
    link = coordinator.page.get_by_role("link", name=re.compile("^Charge to a grant Friday 6 July"))
    assert link.count() == 0
