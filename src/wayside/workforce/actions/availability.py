"""When somebody is away or on duty: kept by the person and by who keeps the pool."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow
from wayside.workforce import rules
from wayside.workforce.actions.notes import note
from wayside.workforce.models import Absence, Shift, Worker
from wayside.workforce.permissions import require_time_of
from wayside.workforce.vocabulary import AbsenceKind

SPAN = ("starts_at", "ends_at")


@transaction.atomic
def add_absence(
    *,
    worker: Worker,
    kind: AbsenceKind,
    starts_at: datetime,
    ends_at: datetime,
    by: Actor,
    now: datetime,
) -> Absence:
    """Somebody cannot be asked for a while.

    Raises:
        NotNow: they have left, the time makes no sense, or it is recorded already.
    """
    require_time_of(worker, by)
    rules.check_in_pool(worker.left_date)
    rules.check_span(starts_at, ends_at, rules.LONGEST_ABSENCE)
    made, is_new = Absence.objects.get_or_create(
        worker=worker,
        kind=kind,
        starts_at=starts_at,
        ends_at=ends_at,
        defaults={"created_at": now, "updated_at": now},
    )
    if not is_new:
        raise NotNow(_("This absence is recorded already."))
    fields = ("kind", *SPAN)
    note("workforce.add_absence", made, worker, by=by, now=now, fields=fields)
    return made


@transaction.atomic
def change_absence(
    *,
    absence: Absence,
    kind: AbsenceKind,
    starts_at: datetime,
    ends_at: datetime,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> Absence:
    """An absence was meant for another time, or is of another kind.

    Raises:
        NotNow: they have left, the time makes no sense, or it is recorded already.
        Collision: somebody else has changed it since.
    """
    worker = absence.worker
    require_time_of(worker, by)
    rules.check_in_pool(worker.left_date)
    rules.check_span(starts_at, ends_at, rules.LONGEST_ABSENCE)
    same = worker.absences.filter(kind=kind, starts_at=starts_at, ends_at=ends_at)
    if same.exclude(id=absence.id).exists():
        raise NotNow(_("This absence is recorded already."))
    values = {"kind": kind, "starts_at": starts_at, "ends_at": ends_at}
    _change(
        absence,
        values,
        "workforce.change_absence",
        expected_version=expected_version,
        by=by,
        now=now,
    )
    return absence


@transaction.atomic
def remove_absence(*, absence: Absence, by: Actor, now: datetime) -> None:
    """Take an absence back."""
    require_time_of(absence.worker, by)
    note(
        "workforce.remove_absence", absence, absence.worker, by=by, now=now,
        operation=Operation.ERASURE,
    )  # fmt: skip
    absence.delete()


@transaction.atomic
def add_shift(
    *, worker: Worker, starts_at: datetime, ends_at: datetime, by: Actor, now: datetime
) -> Shift:
    """An ordinary duty of somebody.

    Raises:
        NotNow: they have left, the time makes no sense, or they are on duty then already.
    """
    require_time_of(worker, by)
    rules.check_in_pool(worker.left_date)
    rules.check_span(starts_at, ends_at, rules.LONGEST_SHIFT)
    _check_free(worker, starts_at, ends_at)
    made = Shift.objects.create(
        worker=worker, starts_at=starts_at, ends_at=ends_at, created_at=now, updated_at=now
    )
    note("workforce.add_shift", made, worker, by=by, now=now, fields=SPAN)
    return made


@transaction.atomic
def change_shift(
    *,
    shift: Shift,
    starts_at: datetime,
    ends_at: datetime,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> Shift:
    """A shift was moved.

    Raises:
        NotNow: they have left, the time makes no sense, or they are on duty then already.
        Collision: somebody else has changed it since.
    """
    worker = shift.worker
    require_time_of(worker, by)
    rules.check_in_pool(worker.left_date)
    rules.check_span(starts_at, ends_at, rules.LONGEST_SHIFT)
    _check_free(worker, starts_at, ends_at, but=shift)
    values = {"starts_at": starts_at, "ends_at": ends_at}
    _change(
        shift, values, "workforce.change_shift", expected_version=expected_version, by=by, now=now
    )
    return shift


@transaction.atomic
def remove_shift(*, shift: Shift, by: Actor, now: datetime) -> None:
    """Take a shift back."""
    require_time_of(shift.worker, by)
    note("workforce.remove_shift", shift, shift.worker, by=by, now=now,
         operation=Operation.ERASURE)  # fmt: skip
    shift.delete()


def _check_free(
    worker: Worker, starts_at: datetime, ends_at: datetime, *, but: Shift | None = None
) -> None:
    """Nobody has two shifts at once; two that are written at one moment wait for each other."""
    Worker.objects.select_for_update(of=("self",)).get(id=worker.id)
    others = worker.shifts.exclude(id=but.id) if but else worker.shifts.all()
    if others.filter(starts_at__lt=ends_at, ends_at__gt=starts_at).exists():
        raise NotNow(_("A shift at that time is recorded already."))


def _change(
    record: Absence | Shift,
    values: Mapping[str, Any],
    action: str,
    *,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> None:
    if record.version != expected_version:
        raise Collision(record)
    changed = [name for name, value in values.items() if getattr(record, name) != value]
    for name in changed:
        setattr(record, name, values[name])
    if changed:
        save_versioned(record, expected_version=expected_version, now=now, fields=changed)
        note(action, record, record.worker, by=by, now=now, fields=changed)
