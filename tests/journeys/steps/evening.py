"""A night called off, or moved."""

from playwright.sync_api import Locator

from tests.journeys.checks import every_error_leads_to_its_field
from tests.journeys.person import Person


def card(person: Person, name: str) -> Locator:
    """A patrol on the page of its week."""
    return person.page.locator(".ws-patrol").filter(
        has=person.page.get_by_role("heading", name=name)
    )


def when_they_open_its(person: Person, week: str, name: str, words: str) -> str:
    """From the page of its week; the address."""
    person.opens(week)
    person.follows(words, within=card(person, name))
    return person.path


def when_they_call_it_off(person: Person) -> None:
    """With the kind of reason and the reason."""
    person.presses("Cancel the patrol")
    assert every_error_leads_to_its_field(person.page) == 2
    person.ticks("Weather")
    person.fills("Reason", "A storm warning for the whole night.")
    person.presses("Cancel the patrol")


def when_they_move_it(person: Person, day: str) -> None:
    """To another day."""
    person.follows("Move to another day")
    person.fills("New day", day)
    person.ticks("Another demand on officers")
    person.fills("Reason", "A match that evening.")
    person.presses("Move the patrol")
    person.reads("The patrol is moved. Partners are asked again and everybody is told.")
