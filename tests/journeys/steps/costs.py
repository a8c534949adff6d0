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


def cost_of(person: Person, night: str) -> Decimal:
    """What a night costs that no grant pays for yet."""
    person.opens(COSTS)
    return _pounds(person.page.get_by_role("listitem").filter(has_text=f"{night}:").inner_text())


def left_of(person: Person, grant: str) -> Decimal:
    """What is left of a grant."""
    person.opens(COSTS)
    title = person.page.get_by_role("heading", name=grant, exact=True)
    card = person.page.locator(".govuk-summary-card").filter(has=title)
    row = card.locator(".govuk-summary-list__row")
    left = person.page.get_by_text("Left", exact=True)
    return _pounds(row.filter(has=left).inner_text())


def _pounds(text: str) -> Decimal:
    found = re.search(r"£([\d,]+\.\d\d)", text)
    assert found, text
    return Decimal(found[1].replace(",", ""))
