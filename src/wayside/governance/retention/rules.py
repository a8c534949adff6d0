"""What may be proposed, who may approve it, and when a record is due for erasure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wayside.governance.retention.vocabulary import Begins, PeriodState, RecordKind
from wayside.web.states import Machine, NotNow, Transition

SECOND = _("A second person: another governance officer, or a safeguarding lead")
LONGEST_MONTHS = 1200
BEGINS = {
    RecordKind.RECORD: Begins.SUPPORT_ENDED,
    RecordKind.CHILD: Begins.BIRTH,
    RecordKind.HANDOVER: Begins.SETTLED,
    RecordKind.VOLUNTEER: Begins.SETTLED,
    RecordKind.WORKER: Begins.LEFT,
    RecordKind.ACCOUNT: Begins.LEFT,
    RecordKind.GOVERNED: Begins.SETTLED,
}
PERIOD = Machine(
    slug="governance.retention_period",
    name=_("How long a kind of record is kept"),
    initial=PeriodState.PROPOSED,
    transitions=(
        Transition(PeriodState.PROPOSED, "approve", PeriodState.APPROVED, SECOND, _("Approve")),
        Transition(PeriodState.PROPOSED, "refuse", PeriodState.REFUSED, SECOND, _("Refuse")),
    ),
    ends=frozenset({PeriodState.APPROVED, PeriodState.REFUSED}),
)


@dataclass(frozen=True, slots=True)
class Lived:
    """What decides when a record is due: when support ended, and of whoever was supported as a
    child the day of birth; no birth for a child whose birth is not known."""

    ended: date
    was_child: bool = False
    born: date | None = None


def begins(kind: RecordKind) -> Begins:
    """From what day the period of a kind is counted."""
    return BEGINS.get(kind, Begins.WRITTEN)


def check_period(*, months: int, from_date: date, today: date) -> None:
    """Raises:
    NotNow: it would hold for days gone by, or is no period.
    """
    if from_date < today:
        raise NotNow(_("What held before today stays as it was. Choose today or a later day."))
    if not 0 < months <= LONGEST_MONTHS:
        raise NotNow(_("Choose between 1 month and 100 years."))


def check_second(*, first: UUID | None, second: UUID | None) -> None:
    """Raises:
    NotNow: whoever decides proposed it.
    """
    if second is None or first == second:
        raise NotNow(_("Whoever proposed it cannot approve it. Ask a second person."))


def due_date(lived: Lived, *, record: Collection[int], child: Collection[int]) -> date | None:
    """The day from which a record may be erased: when the longest of the periods of the classes in
    it has passed; never where a period that is needed was not approved, or a child's birth is not
    known.

    Args:
        record: the months of the periods in force of records, one of each class that has its own.
        child: those of records of people supported as children.
    """
    if not record:
        return None
    due = add_months(lived.ended, max(record))
    if not lived.was_child:
        return due
    if lived.born is None or not child:
        return None
    return max(due, add_months(lived.born, max(child)))


def add_months(day: date, months: int) -> date:
    """The same day of a later month; its last day where the month has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has a 28th")
