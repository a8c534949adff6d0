"""What the coming nights cost, and who pays."""

import re
from decimal import Decimal

from tests.journeys.person import Person

COSTS = "/lambeth/costs/"


def when_they_charge_a_night(person: Person, night: str, grant: str) -> None:
    """Which grant pays."""
    person.opens(COSTS)
    person.follows(f"Charge to a grant {night}")
    assert person.heading == f"Who pays for {night}?"
    person.chooses("Which grant pays?", grant)
    person.presses("Charge")


def left_of(person: Person, grant: str) -> Decimal:
    """What is left of a grant, as the page says under its name."""
    return _pounds(person, rf"\n{grant}\n.*?\nLeft\s+£([\d,.]+)")


def price_of(person: Person, night: str) -> Decimal:
    """What a night that no grant pays for yet costs."""
    return _pounds(person, rf"{night}: £([\d,.]+)")


def _pounds(person: Person, pattern: str) -> Decimal:
    shown = person.page.locator("main").inner_text()
    found = re.search(pattern, shown, re.DOTALL)
    assert found, pattern
    return Decimal(found[1].replace(",", ""))
