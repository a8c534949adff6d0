"""The risk assessment of a night: written by one, approved by another."""

from tests.journeys.checks import every_error_leads_to_its_field
from tests.journeys.person import Person

KNOWN = "The yard behind the arches has one way out."
FORECAST = "Dry and mild: nothing changes."
NOT_NEEDED = "Not needed: nobody is watched or followed"
NUMBER = "DEMO 180713"
WORDS = "Say who looks after the partner worker when she leaves."
APPROVE_FRIDAY = "Approve the risk assessment for Friday 6 July"
OWN = "You wrote in this risk assessment, so another person must approve it."


def when_they_write_it_from_the_template(person: Person) -> None:
    """Hazards and texts are those of the template; the night's own are added."""
    person.presses("Begin the risk assessment")
    assert person.page.get_by_label("What could happen, and to whom").first.input_value()
    person.fills("Known risks at the places (optional)", KNOWN)
    person.fills("Weather (optional)", FORECAST)
    person.fills("Force incident number (optional)", NUMBER)
    person.fills("Check-in times", "at ten")
    person.presses("Save")
    assert every_error_leads_to_its_field(person.page) == 1
    person.fills("Check-in times", "22:00, 00:00, 02:00")
    person.ticks(NOT_NEEDED)
    person.presses("Save")
    person.reads("The risk assessment is saved.")
    person.reads(KNOWN)


def when_they_send_it_for_approval(person: Person) -> None:
    """From then on it waits for somebody else."""
    person.presses("Send for approval")
    person.reads("It waits for approval by another person, a sergeant or above.")


def then_they_cannot_approve_it_themselves(person: Person) -> None:
    """The page says why, and has no button."""
    person.reads(OWN)
    assert person.page.get_by_role("button", name="Approve").count() == 0


def when_they_send_it_back(person: Person) -> None:
    """Words are needed."""
    person.follows("Send it back")
    person.presses("Send it back")
    assert every_error_leads_to_its_field(person.page) == 1
    person.fills("What has to change?", WORDS)
    person.presses("Send it back")
    person.reads(f"Sent back: {WORDS}")


def when_they_approve_it(person: Person, by: str) -> None:
    """It says who did."""
    person.presses("Approve")
    person.reads("Approved by")
    person.reads(by)
