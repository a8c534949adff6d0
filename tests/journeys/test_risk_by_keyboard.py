"""A risk assessment written by one and approved by another, both without a mouse."""

from playwright.sync_api import Locator

from tests.journeys import keyboard
from tests.journeys.conftest import Enter
from tests.journeys.person import Person
from tests.journeys.steps import evening, risk, week

FRIDAY = "Friday 13 July"


def test_it_is_written_and_approved_by_keyboard_alone(enter: Enter) -> None:
    coordinator, sergeant = enter("coordinator"), enter("ward-sergeant")
    coordinator.opens("/")
    _goes(coordinator, coordinator.page.get_by_role("link", name="Finish the plan of Week 28"))
    _goes(coordinator, evening.card(coordinator, FRIDAY).get_by_role("link", name="Risk assess"))
    _goes(coordinator, _button(coordinator, "Begin the risk assessment"))
    keyboard.writes(coordinator, "Known risks at the places (optional)", risk.KNOWN)
    keyboard.writes(coordinator, "Weather (optional)", risk.FORECAST)
    keyboard.goes_to(coordinator, coordinator.page.get_by_label(risk.NOT_NEEDED))
    coordinator.page.keyboard.press("Space")
    _goes(coordinator, _button(coordinator, "Save"))
    coordinator.reads(risk.KNOWN)
    _goes(coordinator, _button(coordinator, "Send for approval"))
    risk.then_they_cannot_approve_it_themselves(coordinator)

    sergeant.opens("/")
    words = f"Approve the risk assessment for {FRIDAY}"
    _goes(sergeant, sergeant.page.get_by_role("link", name=words))
    _goes(sergeant, _button(sergeant, "Approve"))
    sergeant.reads("Approved by")
    coordinator.opens(week.NEXT_WEEK)
    assert "Approved" in evening.card(coordinator, FRIDAY).inner_text()


def _button(person: Person, name: str) -> Locator:
    return person.page.get_by_role("button", name=name, exact=True)


def _goes(person: Person, wanted: Locator) -> None:
    """There by Tab, and on by Enter."""
    keyboard.goes_to(person, wanted)
    keyboard.presses(person, "Enter")
