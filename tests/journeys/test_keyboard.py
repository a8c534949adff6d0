"""Once through without a mouse: sign in, first page, week, own place, order, plan."""

import pytest
from playwright.sync_api import expect

from tests.examples import PROOF
from tests.journeys import keyboard
from tests.journeys.conftest import Enter
from tests.journeys.steps import week
from wayside.demo.cast import PASSWORD


@pytest.mark.skipif(not PROOF, reason="Each page is looked at on the way: make proof.")
def test_a_week_is_planned_by_keyboard_alone(enter: Enter) -> None:
    coordinator = enter()
    page = coordinator.page
    coordinator.opens("/")
    keyboard.writes(coordinator, "Email", "coordinator@wayside.example")
    keyboard.writes(coordinator, "Password", PASSWORD)
    keyboard.presses(coordinator, "Enter")

    keyboard.goes_to(coordinator, page.get_by_role("link", name="Finish the plan of Week 28"))
    keyboard.presses(coordinator, "Enter")

    add = week.friday(coordinator).get_by_role("button", name="Add own place")
    keyboard.goes_to(coordinator, add)
    keyboard.presses(coordinator, "Enter")
    keyboard.writes(coordinator, "Place", week.OWN_PLACE)
    keyboard.writes(coordinator, "Where", "TQ 310 754")
    keyboard.writes(coordinator, "Reason", week.OWN_REASON)
    keyboard.goes_to(coordinator, page.get_by_role("button", name="Add the place"))
    keyboard.presses(coordinator, "Enter")

    own = week.friday(coordinator).locator(".ws-place").filter(has_text=week.OWN_PLACE)
    keyboard.goes_to(coordinator, own.get_by_role("button", name=week.UP))
    keyboard.presses(coordinator, "Enter")
    assert week.places(coordinator)[-2] == week.OWN_PLACE

    while page.get_by_role("link", name="Answer").count():
        keyboard.goes_to(coordinator, page.get_by_role("link", name="Answer").first)
        keyboard.presses(coordinator, "Enter")
        keyboard.writes(coordinator, "Answer", "Thank you.")
        keyboard.goes_to(coordinator, page.get_by_role("button", name="Send"))
        keyboard.presses(coordinator, "Enter")
    keyboard.goes_to(coordinator, page.get_by_role("button", name="Set the week as planned"))
    keyboard.presses(coordinator, "Enter")
    expect(page.locator(".ws-week__head")).to_contain_text("Planned")
