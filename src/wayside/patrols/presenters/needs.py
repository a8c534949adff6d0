"""What people supported need, as far as planning may see it: late, coarse, and explained."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.patrols.permissions import PLAN_WEEKS
from wayside.support import figures
from wayside.support.figures import NeedCell

SAID_FIRST = 2


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One number: about how many people talked about what, where."""

    kind: str
    where: str
    people: str


@dataclass(frozen=True, slots=True)
class NeedsView:
    """The newest month that was released: a sentence, and every cell of it."""

    month: str
    sentence: str
    rows: tuple[NeedRow, ...]


def needs_view(area: Area, *, actor: Actor) -> NeedsView | None:
    """The needs of a borough for who plans its weeks; None for anybody else, and before any month
    was released."""
    if not actor.may(PLAN_WEEKS, area_id=area.id):
        return None
    found = figures.needs(area)
    if found is None:
        return None
    names = {str(key): name for key, name in area.parts.values_list("id", "name")}
    rows = tuple(_row(each, names) for each in found.cells)
    month = format_date(found.month_date, "F Y")
    return NeedsView(month, _sentence(month, rows), rows)


def _row(cell: NeedCell, names: Mapping[str, str]) -> NeedRow:
    where = ", ".join(sorted(names.get(each, "") for each in cell.wards)) or _("whole borough")
    return NeedRow(str(cell.kind.label), where, _("about %(n)d people") % {"n": cell.people})


def _sentence(month: str, rows: tuple[NeedRow, ...]) -> str:
    if not rows:
        return _("In %(month)s no need was spoken of by enough people to be shown here.") % {
            "month": month
        }
    said = "; ".join(f"{row.kind} ({row.people}, {row.where})" for row in rows[:SAID_FIRST])
    return _("What people supported here talked about most in %(month)s: %(said)s.") % {
        "month": month,
        "said": said,
    }
