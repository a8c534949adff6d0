"""Finding the way by keyboard alone."""

from playwright.sync_api import Locator, expect

from tests.journeys.checks import focus_is_seen
from tests.journeys.person import Person

MOST_STEPS = 150


def goes_to(person: Person, wanted: Locator) -> None:
    """Press Tab until the wanted thing has the focus; the focus is seen on each thing passed."""
    expect(wanted).to_have_count(1)
    for _step in range(MOST_STEPS):
        person.page.keyboard.press("Tab")
        focus_is_seen(person.page)
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab does not come to {wanted} within {MOST_STEPS} steps")


def presses(person: Person, key: str) -> None:
    """Press a key that leads to another page, and look at it."""
    with person.page.expect_navigation():
        person.page.keyboard.press(key)
    person.looks()


def writes(person: Person, label: str, text: str) -> None:
    """Go to a box and type."""
    goes_to(person, person.page.get_by_label(label, exact=True))
    person.page.keyboard.type(text)
