"""The gap report as tables."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from wayside.support.gaps.queries import Gaps
from wayside.support.gaps.rules import FEWEST, Protected
from wayside.web.states import Words


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what, why, how many."""

    what: Words
    why: Words
    number: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table of it."""

    caption: str
    head: str
    rows: tuple[Row, ...]


def tables(found: Gaps) -> tuple[Table, ...]:
    """By quarter, by service, by need."""
    quarters = ((_quarter(day), why, count) for day, why, count in found.by_quarter)
    services = (
        (name or _("No service named"), why, count) for name, why, count in found.by_service
    )
    needs = ((kind.label, why, count) for kind, why, count in found.by_need)
    return (
        Table(_("Over time"), _("Quarter from"), _rows(quarters)),
        Table(_("By service"), _("Service"), _rows(services)),
        Table(_("By need"), _("Need"), _rows(needs)),
    )


def _rows(found: Iterable[tuple[Words, object, Protected]]) -> tuple[Row, ...]:
    return tuple(Row(what, getattr(why, "label", ""), _said(count)) for what, why, count in found)


def _said(count: Protected) -> str:
    if count.is_few:
        return _("fewer than %(n)d") % {"n": FEWEST}
    return _("about %(n)d") % {"n": count.rounded}


def _quarter(day: date) -> str:
    return format_date(day, "F Y")
