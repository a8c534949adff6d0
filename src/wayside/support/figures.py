"""What rooms above may count of this one, through a database role that sees releases alone."""

from dataclasses import dataclass
from datetime import date

from wayside.partners.acting import counting
from wayside.partners.models import Area
from wayside.support.models import NeedRelease
from wayside.support.vocabulary import NeedKind


@dataclass(frozen=True, slots=True)
class NeedCell:
    """About how many people talked about something in a month, in these wards together; without
    wards, in the whole borough."""

    kind: NeedKind
    wards: tuple[str, ...]
    people: int


@dataclass(frozen=True, slots=True)
class NeedsOfMonth:
    """A month as it was released, the most people first."""

    month_date: date
    cells: tuple[NeedCell, ...]


def needs(area: Area) -> NeedsOfMonth | None:
    """The newest month of a borough that was released; no month can be asked for by name."""
    with counting():
        found = NeedRelease.objects.filter(area=area).order_by("-month_date").first()
    if found is None:
        return None
    cells = (
        NeedCell(NeedKind(each["kind"]), tuple(each["wards"]), each["people"])
        for each in found.cells
    )
    return NeedsOfMonth(found.month_date, tuple(sorted(cells, key=lambda each: -each.people)))
