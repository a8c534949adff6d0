"""Rates of pay in pounds, and what an area's rules were before."""

from dataclasses import dataclass
from datetime import datetime

from wayside.workforce.models import PayRates, RosterRules


@dataclass(frozen=True, slots=True)
class RatesLine:
    """A force's rates as the page shows them."""

    rates: PayRates
    constable: str
    sergeant: str
    inspector: str


@dataclass(frozen=True, slots=True)
class Changed:
    """One setting of the rules: when, by whom, why, and each number from what to what."""

    at: datetime
    by: str
    because: str
    lines: tuple[tuple[str, str, str], ...]


def pounds(pence: int | None) -> str:
    """Pence as money; blank where nothing is paid."""
    return "" if pence is None else f"£{pence / 100:,.2f}"


def rates_line(rates: PayRates) -> RatesLine:
    """The plain hours in pounds."""
    return RatesLine(
        rates,
        pounds(rates.constable_pence),
        pounds(rates.sergeant_pence),
        pounds(rates.inspector_pence),
    )


def history(rules: RosterRules) -> tuple[Changed, ...]:
    """Every setting of an area's rules, the latest first."""
    labels = {each.name: str(each.verbose_name) for each in rules._meta.fields}
    return tuple(
        Changed(
            at=each.made_at,
            by=each.made_by.name,
            because=each.because,
            lines=tuple(
                (labels.get(name, name), before, after)
                for name, (before, after) in each.changes.items()
            ),
        )
        for each in rules.changes.select_related("made_by")
    )
