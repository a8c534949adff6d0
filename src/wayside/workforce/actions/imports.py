"""A list of staff or of their time taken over: as a whole, or not at all."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.partners import queries as partners
from wayside.partners.models import Area
from wayside.web.clock import LONDON
from wayside.web.states import NotNow
from wayside.workforce import queries
from wayside.workforce.actions.availability import add_absence, add_rest_days, add_shift
from wayside.workforce.actions.workers import Details, add_worker
from wayside.workforce.models import Worker
from wayside.workforce.permissions import MANAGE_POOL, require_in
from wayside.workforce.reading.rows import REST_DAY, SHIFT, StaffRow, TimeRow
from wayside.workforce.vocabulary import AbsenceKind


@transaction.atomic
def import_staff(*, area: Area, rows: Sequence[StaffRow], by: Actor, now: datetime) -> int:
    """Put everybody of a list into the pool.

    Raises:
        NotNow: a row does not fit; it is named, and nothing of the list is kept.
    """
    require_in(by, MANAGE_POOL, area.id)
    agencies = {each.name.lower(): each for each in area.agencies.all()}
    wards = {each.name.lower(): each for each in partners.wards(of=area).defer("boundary")}
    known = {each.person.name.lower() for each in queries.pool(area, visible_to=by)}
    for row in rows:
        with _named(row.row):
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
            joined = row.joined or now.astimezone(LONDON).date()
            add_worker(area=area, name=row.name, details=details, joined=joined, by=by, now=now)
    _note("workforce.import_staff", area, len(rows), by, now)
    return len(rows)


@transaction.atomic
def import_time(*, area: Area, rows: Sequence[TimeRow], by: Actor, now: datetime) -> int:
    """Record every time of a list for members of the pool, by name.

    Raises:
        NotNow: a row does not fit; it is named, and nothing of the list is kept.
    """
    require_in(by, MANAGE_POOL, area.id)
    people: dict[str, list[Worker]] = {}
    for each in queries.pool(area, visible_to=by):
        people.setdefault(each.person.name.lower(), []).append(each)
    for row in rows:
        with _named(row.row):
            called = people.get(row.name.lower(), [])
            if len(called) != 1:
                raise NotNow(
                    _("%(count)s people in the pool are called %(name)s; it must be one.")
                    % {"count": len(called), "name": row.name}
                )
            _keep(called[0], row, by, now)
    _note("workforce.import_time", area, len(rows), by, now)
    return len(rows)


class _named:  # noqa: N801  reads as a word where it is used
    """Says in a refusal which row it is about."""

    def __init__(self, row: int) -> None:
        self.row = row

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, NotNow):
            raise NotNow(
                _("Row %(row)s: %(sentence)s") % {"row": self.row, "sentence": error.sentence}
            ) from error


def _keep(worker: Worker, row: TimeRow, by: Actor, now: datetime) -> None:
    span = {"starts_at": row.starts_at, "ends_at": row.ends_at}
    if row.kind == SHIFT:
        add_shift(worker=worker, by=by, now=now, **span)
    elif row.kind == REST_DAY:
        add_rest_days(worker=worker, days=_days(row), by=by, now=now)
    else:
        add_absence(worker=worker, kind=AbsenceKind(row.kind), by=by, now=now, **span)


def _days(row: TimeRow) -> Collection[date]:
    first = row.starts_at.astimezone(LONDON).date()
    last = (row.ends_at - timedelta(minutes=1)).astimezone(LONDON).date()
    if (last - first).days > 400:
        raise NotNow(_("That is longer than it can be. Check the dates."))
    return [first + timedelta(days=each) for each in range((last - first).days + 1)]


def _note(action: str, area: Area, count: int, by: Actor, now: datetime) -> None:
    record(
        by=by,
        operation=Operation.COLLECTION,
        action=action,
        now=now,
        record_type="workforce.Worker",
        controller_id=by.agency_id,
        area_id=area.id,
        count=count,
    )
