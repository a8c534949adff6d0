"""The gap report as tables and as rows of a file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from wayside.support.gaps.rules import FEWEST, Protected
from wayside.support.housing.queries.counts import HousingGaps
from wayside.support.housing.vocabulary import Refusal
from wayside.web.states import Words

Cells = Iterable[tuple[date, Refusal, Protected]]


@dataclass(frozen=True, slots=True)
class Row:
    """One line: which quarter, which criterion, how many."""

    quarter: str
    why: Words
    number: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table of it."""

    caption: str
    counted: str
    rows: tuple[Row, ...]


def tables(found: HousingGaps) -> tuple[Table, ...]:
    """What shut people out, what one change would have opened, what was refused."""
    return (
        Table(_("What shut people out of a place"), _("People"), _rows(found.shut)),
        Table(_("What one change would have opened"), _("People"), _rows(found.opened)),
        Table(_("Why places refused requests"), _("Requests"), _rows(found.refused)),
    )


def lines(found: HousingGaps) -> Iterator[tuple[str, str, str, str]]:
    """The same as rows of one file."""
    for table in tables(found):
        for row in table.rows:
            yield table.caption, row.quarter, str(row.why), row.number


def _rows(found: Cells) -> tuple[Row, ...]:
    return tuple(Row(format_date(day, "F Y"), why.label, _said(count)) for day, why, count in found)


def _said(count: Protected) -> str:
    if count.is_few:
        return _("fewer than %(n)d") % {"n": FEWEST}
    return _("about %(n)d") % {"n": count.rounded}
