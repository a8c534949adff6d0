"""A night made ready: its parts, its partners, its briefing; or called off, or moved."""

from playwright.sync_api import Locator

from tests.journeys.checks import every_error_leads_to_its_field
from tests.journeys.person import Person

MEETING = "The bench by the war memorial"


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


def when_they_say_where_partners_meet(person: Person) -> None:
    """As the engagement starts; nobody is invited to a part that does not say so."""
    invite = person.page.get_by_role("button", name="Invite an agency")
    part = person.page.locator("section").filter(has=invite)
    person.follows("Change", within=part)
    start = person.page.get_by_label("Start", exact=True).input_value()
    person.fills("Where partners meet (optional)", MEETING)
    person.fills("When partners meet (optional)", start)
    person.presses("Save")
    person.reads("The part is changed.")
    person.reads(MEETING)


def when_they_invite_an_agency(person: Person, agency: str) -> None:
    """To the engagement part, the only one that asks partners; who is to be called is needed."""
    assert person.page.get_by_role("button", name="Invite an agency").count() == 1
    person.follows("Invite an agency")
    person.chooses("Agency", agency)
    for box, number in (("Day", "11"), ("Month", "7"), ("Year", "2018")):
        person.fills(box, number)
    person.presses("Send the invitation")
    assert every_error_leads_to_its_field(person.page) == 1
    person.fills("Who to call", "Cora Example, the office telephone")
    person.presses("Send the invitation")
    person.reads("The agency is invited and told by mail.")
    person.reads(agency)


def when_they_confirm_plain_clothes(person: Person) -> None:
    """Once."""
    person.presses("Confirm plain clothes")
    person.reads("Plain clothes are confirmed.")


def when_they_release_the_briefing(person: Person) -> None:
    """A post that nobody fills is asked about."""
    person.reads("Empty posts")
    person.presses("Release the briefing")
    assert every_error_leads_to_its_field(person.page) == 1
    person.fills("Why does the patrol go out with an empty post?", "The ward sends nobody.")
    person.presses("Release the briefing")


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
