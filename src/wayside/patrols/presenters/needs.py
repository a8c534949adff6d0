"""What people supported need, as far as planning may see it: late, coarse, and explained."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.dateformat import format as format_date
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.patrols.permissions import PLAN_WEEKS
from wayside.patrols.presenters.needs_map import cell_key, needs_map
from wayside.patrols.ranking import Ranking
from wayside.support import figures
from wayside.support.figures import NeedCell
from wayside.web.navigation import Item

SAID_FIRST = 2
ASKED = "need"


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One number: about how many people talked about what, where; ``key`` ties it to its cell on
    the map, where that is drawn."""

    kind: str
    where: str
    people: str
    key: str


@dataclass(frozen=True, slots=True)
class NeedsView:
    """The newest month that was released: a sentence, every cell of it, and one topic on a map."""

    month: str
    sentence: str
    rows: tuple[NeedRow, ...]
    topics: tuple[Item, ...]
    map: SafeString


def needs_view(
    area: Area, *, actor: Actor, ranking: Ranking | None = None, wanted: str = ""
) -> NeedsView | None:
    """The needs of a borough for who plans its weeks; None for anybody else, and before any month
    was released.

    Args:
        ranking: the hot spots that the map shows beside them.
        wanted: the topic on the map; without it, the one that most people talked about.
    """
    if not actor.may(PLAN_WEEKS, area_id=area.id):
        return None
    found = figures.needs(area)
    if found is None:
        return None
    wards = list(area.parts.order_by("id").values_list("id", "name", "version"))
    names = {str(key): name for key, name, _version in wards}
    kinds = list(dict.fromkeys(each.kind for each in found.cells))
    drawn = next((each for each in kinds if each.value == wanted), next(iter(kinds), None))
    cells = [each for each in found.cells if each.kind == drawn]
    rows = tuple(_row(each, names, cells) for each in found.cells)
    month = format_date(found.month_date, "F Y")
    topics = tuple(
        Item(str(each.label), f"?{ASKED}={each.value}#needs", current=each == drawn)
        for each in kinds
    )
    picture = SafeString("")
    if drawn is not None:
        topic = str(drawn.label)
        picture = needs_map(area, cells, ranking, wards, topic=topic, month=month)
    return NeedsView(month, _sentence(month, rows), rows, topics, picture)


def _row(cell: NeedCell, names: Mapping[str, str], drawn: Sequence[NeedCell]) -> NeedRow:
    where = ", ".join(sorted(names.get(each, "") for each in cell.wards)) or _("whole borough")
    key = cell_key(drawn.index(cell)) if cell in drawn else ""
    people = _("about %(n)d people") % {"n": cell.people}
    return NeedRow(str(cell.kind.label), where, people, key)


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
