"""A list of staff, of their time or of their training taken over: as a whole, or not at all."""

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.partners import queries as partners
from wayside.partners.models import Area
from wayside.web.clock import day_of
from wayside.web.states import NotNow
from wayside.workforce import queries
from wayside.workforce.actions.availability import add_absence, add_shift
from wayside.workforce.actions.days import add_rest_days
from wayside.workforce.actions.training import record_training
from wayside.workforce.actions.workers import Details, add_worker
from wayside.workforce.models import Worker
from wayside.workforce.permissions import MANAGE_POOL, require_in
from wayside.workforce.reading.rows import REST_DAY, SHIFT, Fault, StaffRow, TimeRow, TrainingRow
from wayside.workforce.vocabulary import AbsenceKind

Row = TypeVar("Row", StaffRow, TimeRow, TrainingRow)
Rows = Sequence[StaffRow] | Sequence[TimeRow] | Sequence[TrainingRow]


class RowsRefused(NotNow):
    """Rows of a list do not fit; each is named with what to change."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        sentences = (
            str(_("Row %(row)s: %(sentence)s") % {"row": each.row, "sentence": each.sentence})
            for each in self.faults
        )
        super().__init__(" ".join(sentences))


@transaction.atomic
def import_staff(*, area: Area, rows: Sequence[StaffRow], by: Actor, now: datetime) -> int:
    """Put everybody of a list into the pool.

    Raises:
        RowsRefused: rows do not fit; nothing of the list is kept.
    """
    require_in(by, MANAGE_POOL, area.id)
    agencies = {each.name.lower(): each for each in area.agencies.all()}
    wards = {each.name.lower(): each for each in partners.wards(of=area).defer("boundary")}
    known = {each.person.name.lower() for each in queries.pool(area, visible_to=by)}

    def keep(row: StaffRow) -> None:
        if row.name.lower() in known:
            raise NotNow(
                _("%(name)s is in the pool, or in the list, already.") % {"name": row.name}
            )
        known.add(row.name.lower())
        agency = agencies.get(row.agency.lower())
        unknown = [each for each in row.wards if each.lower() not in wards]
        if agency is None or unknown:
            raise NotNow(
                _("“%(name)s” is no agency or ward here.")
                % {"name": unknown[0] if unknown else row.agency}
            )
        details = Details(
            agency=agency, kind=row.kind, grade=row.grade, may_lead=row.may_lead,
            wards=[wards[each.lower()] for each in row.wards], contracted_hours=row.hours,
        )  # fmt: skip
        joined = row.joined or day_of(now)
        add_worker(area=area, name=row.name, details=details, joined=joined, by=by, now=now)

    return _all_or_none("workforce.import_staff", area, rows, keep, by=by, now=now)


@transaction.atomic
def import_time(*, area: Area, rows: Sequence[TimeRow], by: Actor, now: datetime) -> int:
    """Record every time of a list for members of the pool, by name.

    Raises:
        RowsRefused: rows do not fit; nothing of the list is kept.
    """
    require_in(by, MANAGE_POOL, area.id)
    called = _by_name(area, by)
    return _all_or_none(
        "workforce.import_time", area, rows,
        lambda row: _keep_time(called(row.name), row, by, now), by=by, now=now,
    )  # fmt: skip


@transaction.atomic
def import_training(*, area: Area, rows: Sequence[TrainingRow], by: Actor, now: datetime) -> int:
    """Record every training of a list for members of the pool, by name and course.

    Raises:
        RowsRefused: rows do not fit; nothing of the list is kept.
    """
    require_in(by, MANAGE_POOL, area.id)
    called = _by_name(area, by)
    courses = {each.name.lower(): each for each in queries.courses(area, visible_to=by)}

    def keep(row: TrainingRow) -> None:
        course = courses.get(row.course.lower())
        if course is None:
            raise NotNow(
                _("“%(name)s” is no course of this area. Add the course first.")
                % {"name": row.course}
            )
        record_training(
            worker=called(row.name), course=course, trainer=row.trainer,
            completed=row.completed, expires=row.expires, by=by, now=now,
        )  # fmt: skip

    return _all_or_none("workforce.import_training", area, rows, keep, by=by, now=now)


@transaction.atomic
def rehearse(*, area: Area, what: str, rows: Rows, by: Actor, now: datetime) -> tuple[Fault, ...]:
    """What an import of these rows would refuse; nothing of it is kept, the rehearsal itself not
    either."""
    imports: dict[str, Callable[..., int]] = {
        "staff": import_staff,
        "training": import_training,
    }
    try:
        imports.get(what, import_time)(area=area, rows=rows, by=by, now=now)
    except RowsRefused as refused:
        return refused.faults
    finally:
        transaction.set_rollback(True)
    return ()


def _all_or_none(
    action: str,
    area: Area,
    rows: Sequence[Row],
    keep: Callable[[Row], None],
    *,
    by: Actor,
    now: datetime,
) -> int:
    faults = []
    for row in rows:
        try:
            keep(row)
        except NotNow as refused:
            faults.append(Fault(row.row, str(refused)))
    if faults:
        raise RowsRefused(faults)
    record(
        by=by,
        operation=Operation.COLLECTION,
        action=action,
        now=now,
        record_type="workforce.Worker",
        controller_id=by.agency_id,
        area_id=area.id,
        count=len(rows),
    )
    return len(rows)


def _by_name(area: Area, by: Actor) -> Callable[[str], Worker]:
    people: dict[str, list[Worker]] = {}
    for each in queries.pool(area, visible_to=by):
        people.setdefault(each.person.name.lower(), []).append(each)

    def called(name: str) -> Worker:
        found = people.get(name.lower(), [])
        if len(found) != 1:
            raise NotNow(
                _("%(count)s people in the pool are called %(name)s; it must be one.")
                % {"count": len(found), "name": name}
            )
        return found[0]

    return called


def _keep_time(worker: Worker, row: TimeRow, by: Actor, now: datetime) -> None:
    span = {"starts_at": row.starts_at, "ends_at": row.ends_at}
    if row.kind == SHIFT:
        add_shift(worker=worker, by=by, now=now, **span)
    elif row.kind == REST_DAY:
        add_rest_days(worker=worker, days=_days(row), by=by, now=now)
    else:
        add_absence(worker=worker, kind=AbsenceKind(row.kind), by=by, now=now, **span)


def _days(row: TimeRow) -> Collection[date]:
    first = day_of(row.starts_at)
    last = day_of(row.ends_at - timedelta(minutes=1))
    if (last - first).days > 400:
        raise NotNow(_("That is longer than it can be. Check the dates."))
    return [first + timedelta(days=each) for each in range((last - first).days + 1)]
