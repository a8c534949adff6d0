"""What the coming nights cost, and who pays."""

from tests.journeys.person import Person

COSTS = "/lambeth/costs/"


def when_they_charge_a_night(person: Person, night: str, grant: str) -> None:
    """Which grant pays."""
    person.opens(COSTS)
    person.follows(f"Charge to a grant {night}")
    assert person.heading == f"Who pays for {night}?"
    person.chooses("Which grant pays?", grant)
    person.presses("Charge")
