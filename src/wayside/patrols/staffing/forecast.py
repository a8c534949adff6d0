"""How long a grant lasts if things go on as they are. Pure; it says what it assumes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.patrols.staffing.rules import Money
from wayside.patrols.staffing.sentences import money

WARN = timedelta(weeks=6)
LEAST_NIGHTS = 2


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is left, when it would run out, what would lapse, and the words for each."""

    left: int
    a_week: int | None
    runs_out: date | None
    lapses: int
    assumes: str
    warning: str


def forecast(grant: Money, nights: Sequence[tuple[date, int]], today: date) -> Forecast:
    """Carry the weekly cost of the charged nights on after the last of them."""
    left = grant.amount - grant.charged
    if len(nights) < LEAST_NIGHTS:
        said = _("Too few nights are charged to say how long the money lasts.")
        return Forecast(left, None, None, left, said, _warning(grant, left, None, left, today))
    first, last = min(night for night, _pence in nights), max(night for night, _pence in nights)
    weeks = max(1, round((last - first).days / 7) + 1)
    a_week = grant.charged // weeks
    after = max(last, today)
    runs_out = after + timedelta(weeks=1) * (left // a_week) if a_week else None
    whole_weeks = max(0, (grant.end - after).days // 7)
    lapses = max(0, left - whole_weeks * a_week)
    out = runs_out if runs_out and runs_out < grant.end else None
    return Forecast(
        left, a_week, out, lapses, _assumes(len(nights), weeks, a_week),
        _warning(grant, left, out, lapses, today),
    )  # fmt: skip


def _assumes(nights: int, weeks: int, a_week: int) -> str:
    over = ngettext("%(n)s week", "%(n)s weeks", weeks) % {"n": weeks}
    return _(
        "Assumes that coming weeks cost what the %(nights)s charged nights over %(weeks)s cost on "
        "average, %(cost)s a week. Bank holidays, late notice and other grades make it more; rest "
        "owed is not money and is not in it."
    ) % {"nights": nights, "weeks": over, "cost": money(a_week)}


def _warning(grant: Money, left: int, runs_out: date | None, lapses: int, today: date) -> str:
    given = {"grant": grant.name, "left": money(left), "lapses": money(lapses)}
    if left <= 0:
        return _("%(grant)s is spent.") % given
    if grant.end < today:
        return _("%(grant)s has lapsed with %(left)s unspent.") % given
    if runs_out and runs_out - today <= WARN:
        given["day"] = format_date(runs_out, "j F Y")
        return _("%(grant)s runs out about %(day)s, before it ends.") % given
    if grant.end - today <= WARN and lapses:
        given["day"] = format_date(grant.end, "j F Y")
        return _("%(grant)s lapses on %(day)s with about %(lapses)s unused.") % given
    return ""
