"""Periods in words, with what is in force and what may be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.governance.models import RetentionPeriod
from wayside.governance.retention.vocabulary import PeriodState
from wayside.web.components.text import Colour
from wayside.web.states import Words

MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class ShownPeriod:
    """One period, where it stands, and whether whoever looks may decide about it."""

    period: RetentionPeriod
    length: str
    standing: Words
    colour: Colour
    may_decide: bool


def shown(
    found: Iterable[RetentionPeriod], *, today: date, person_id: UUID | None, may_approve: bool
) -> tuple[ShownPeriod, ...]:
    """All of them, what is in force told apart from what was replaced."""
    rows = list(found)
    held = {each.id for each in _in_force(rows, today)}
    return tuple(
        ShownPeriod(
            each,
            length(each.months),
            *_standing(each, today, each.id in held),
            may_approve and each.state == PeriodState.PROPOSED and each.proposed_by_id != person_id,
        )
        for each in rows
    )


def length(months: int) -> str:
    """Months as one says them."""
    years, rest = divmod(months, MONTHS_A_YEAR)
    if years and not rest:
        return ngettext("%(n)d year", "%(n)d years", years) % {"n": years}
    return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}


def _in_force(rows: Iterable[RetentionPeriod], today: date) -> Iterable[RetentionPeriod]:
    latest: dict[tuple[str, str], RetentionPeriod] = {}
    approved = [each for each in rows if each.state == PeriodState.APPROVED]
    for each in sorted(approved, key=lambda row: (row.from_date, row.decided_at, row.id)):
        if each.from_date <= today:
            latest[each.kind, each.field_class] = each
    return latest.values()


def _standing(each: RetentionPeriod, today: date, is_held: bool) -> tuple[Words, Colour]:
    if each.state != PeriodState.APPROVED:
        waits = each.state == PeriodState.PROPOSED
        return each.get_state_display(), "yellow" if waits else "grey"
    if is_held:
        return _("In force"), "green"
    if each.from_date > today:
        return _("To come"), "blue"
    return _("Replaced"), "grey"
