"""On a telephone: the coordinator's week, and what a ward sergeant says of a place."""

from playwright.sync_api import expect

from tests.journeys.checks import every_error_leads_to_its_field
from tests.journeys.conftest import Enter
from tests.journeys.screens import TELEPHONE
from tests.journeys.steps import costs, roster, week

WORDS = "Since the bollards came the cars turn one street further."


def test_the_coordinator_plans_the_week(enter: Enter) -> None:
    coordinator = enter("coordinator", **TELEPHONE)
    coordinator.opens("/")
    coordinator.follows("Finish the plan of Week 28")
    picked = week.when_they_pick_a_suggestion(coordinator)
    assert week.places(coordinator)[-1] == picked
    week.when_they_move_the_last_place_up(coordinator)
    assert week.places(coordinator)[-2] == picked
    assert week.when_they_answer_the_comments(coordinator) == 2
    week.when_they_set_the_week_as_planned(coordinator)
    expect(coordinator.page.locator(".ws-week__head")).to_contain_text("Planned")


def test_a_ward_sergeant_comments_on_a_place(enter: Enter) -> None:
    sergeant = enter("ward-sergeant", **TELEPHONE)
    sergeant.opens("/")
    sergeant.follows("Say what you know about the places")
    sergeant.follows("Comment on")
    sergeant.presses("Send")
    assert every_error_leads_to_its_field(sergeant.page) == 1
    sergeant.fills("Comment", WORDS)
    sergeant.presses("Send")
    sergeant.reads("Thank you. The coordinator sees your comment.")
    coordinator = enter("coordinator", **TELEPHONE)
    coordinator.opens("/")
    coordinator.follows("Answer 3 comments on Week 28")
    coordinator.reads(WORDS)


def test_the_coordinator_reads_roster_costs_and_check_ins(enter: Enter) -> None:
    coordinator = enter("coordinator", **TELEPHONE)
    coordinator.opens("/lambeth/check-ins/")
    coordinator.reads("Friday 29 June 2018")
    coordinator.opens(costs.COSTS)
    coordinator.reads("Nights that no grant pays for yet")
    coordinator.opens(roster.PAGE)
    coordinator.follows("Take off Musa Example, Friday 6 July")
    roster.when_somebody_is_taken_off(coordinator, "Musa Example", "Friday 6 July")
    coordinator.opens("/")
    coordinator.follows("Publish or discard the draft roster")
    roster.when_they_read_why_a_post_stays_empty(coordinator)
