"""Courses held: planned, booked across units, attended."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed
from wayside.audit.vocabulary import Operation
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow
from wayside.workforce import rules
from wayside.workforce.actions.notes import note, note_area
from wayside.workforce.actions.training import write_training
from wayside.workforce.models import Booking, Course, CourseSession, Worker
from wayside.workforce.permissions import MANAGE_POOL, require_in
from wayside.workforce.vocabulary import BookingState

SESSION_FIELDS = ("starts_at", "ends_at", "venue", "trainer", "places", "is_open_to_others")


@transaction.atomic
def plan_session(
    *,
    course: Course,
    starts_at: datetime,
    ends_at: datetime,
    venue: str,
    trainer: str,
    places: int,
    is_open_to_others: bool,
    by: Actor,
    now: datetime,
) -> CourseSession:
    """Plan a session of a course.

    Raises:
        NotNow: the time or the number of places makes no sense.
    """
    require_in(by, MANAGE_POOL, course.area_id)
    rules.check_span(starts_at, ends_at, rules.LONGEST_COURSE)
    rules.check_places(places, taken=0)
    made = CourseSession.objects.create(
        course=course,
        starts_at=starts_at,
        ends_at=ends_at,
        venue=venue.strip(),
        trainer=trainer.strip(),
        places=places,
        is_open_to_others=is_open_to_others,
        created_at=now,
        updated_at=now,
    )
    fields = ("course", *SESSION_FIELDS)
    note_area("workforce.plan_session", made, course.area_id, by=by, now=now, fields=fields)
    return made


@transaction.atomic
def change_session(
    *,
    session: CourseSession,
    values: Mapping[str, Any],
    expected_version: int,
    by: Actor,
    now: datetime,
) -> CourseSession:
    """A session moves, is held elsewhere, or has other places; ``values`` are those of
    ``SESSION_FIELDS``.

    Raises:
        NotNow: it is over or cancelled, or more hold places than there would be.
        Collision: somebody else has changed it since.
    """
    area_id = session.course.area_id
    require_in(by, MANAGE_POOL, area_id)
    current = _locked(session.id)
    given = {name: values[name] for name in SESSION_FIELDS if name in values}
    live = current.bookings.exclude(state=BookingState.WITHDRAWN)
    rules.check_span(given["starts_at"], given["ends_at"], rules.LONGEST_COURSE)
    rules.check_can_change_session(
        is_cancelled=bool(current.cancelled_because),
        is_attended=live.exclude(state=BookingState.BOOKED).exists(),
        places=given["places"],
        taken=live.count(),
        guests=0 if given["is_open_to_others"] else live.exclude(worker__area=area_id).count(),
    )
    if current.version != expected_version:
        raise Collision(current)
    changed = [name for name, value in given.items() if getattr(current, name) != value]
    for name in changed:
        setattr(current, name, given[name])
    if changed:
        save_versioned(current, expected_version=expected_version, now=now, fields=changed)
        note_area("workforce.change_session", current, area_id, by=by, now=now, fields=changed)
    return current


@transaction.atomic
def cancel_session(*, session: CourseSession, because: str, by: Actor, now: datetime) -> None:
    """A session does not take place, for a reason.

    Raises:
        NotNow: it is cancelled already, or somebody has attended it.
    """
    require_in(by, MANAGE_POOL, session.course.area_id)
    current = _locked(session.id)
    if current.bookings.filter(state=BookingState.ATTENDED).exists():
        raise NotNow(_("Attendance has been taken, so the session has taken place."))
    current.cancelled_because = because.strip()
    current.version += 1
    current.updated_at = now
    current.save(update_fields=["cancelled_because", "version", "updated_at"])
    area_id = session.course.area_id
    fields = ("cancelled_because",)
    note_area("workforce.cancel_session", current, area_id, by=by, now=now, fields=fields)


@transaction.atomic
def book(*, session: CourseSession, worker: Worker, by: Actor, now: datetime) -> Booking:
    """Book a place for a member of one's own pool, on a session of any area that opens it.

    Raises:
        NotNow: the session is full, over or cancelled, or they hold a place already.
    """
    require_in(by, MANAGE_POOL, worker.area_id)
    current = _locked(session.id)
    if not current.is_open_to_others and current.course.area_id != worker.area_id:
        raise NotAllowed(MANAGE_POOL)
    rules.check_in_pool(worker.left_date)
    live = current.bookings.exclude(state=BookingState.WITHDRAWN)
    rules.check_can_book(
        starts_at=current.starts_at,
        is_cancelled=bool(current.cancelled_because),
        free=current.places - live.count(),
        is_booked=live.filter(worker=worker).exists(),
        now=now,
    )
    made = Booking.objects.create(session=current, worker=worker, created_at=now, updated_at=now)
    note("workforce.book", made, worker, by=by, now=now, fields=("session", "worker"))
    return made


@transaction.atomic
def give_back(*, booking: Booking, by: Actor, now: datetime) -> None:
    """Give a place back, so that somebody else can have it.

    Raises:
        NotNow: attendance has been taken.
    """
    require_in(by, MANAGE_POOL, booking.worker.area_id)
    _locked(booking.session_id)
    _move(booking, "give_back", now)
    note("workforce.give_back", booking, booking.worker, by=by, now=now, fields=("state",))


@transaction.atomic
def take_attendance(
    *, session: CourseSession, came: Collection[UUID], by: Actor, now: datetime
) -> int:
    """Record who came, by booking; whoever came has the training on record from that day.

    Raises:
        NotNow: the session has not begun, or is cancelled.
    """
    require_in(by, MANAGE_POOL, session.course.area_id)
    current = _locked(session.id)
    if current.cancelled_because or now < current.starts_at:
        raise NotNow(_("Take attendance once the session has begun."))
    waiting = list(current.bookings.filter(state=BookingState.BOOKED).select_related("worker"))
    for booking in waiting:
        is_there = booking.id in came
        _move(booking, "attend" if is_there else "miss", now)
        fields = ("state",)
        note("workforce.take_attendance", booking, booking.worker, by=by, now=now, fields=fields)
        if is_there:
            _train(current, booking.worker, by=by, now=now)
    return sum(each.state == BookingState.ATTENDED for each in waiting)


def _train(session: CourseSession, worker: Worker, *, by: Actor, now: datetime) -> None:
    completed = day_of(session.ends_at)
    today = day_of(now)
    completed = min(completed, today)
    if worker.training.filter(course=session.course, completed_date=completed).exists():
        return
    made = write_training(
        worker=worker, course=session.course, trainer=session.trainer, completed=completed,
        expires=rules.expires_on(completed, session.course.valid_months), now=now,
    )  # fmt: skip
    note(
        "workforce.record_training", made, worker, by=by, now=now,
        fields=("course", "trainer", "completed_date", "expires_date"),
        operation=Operation.COLLECTION,
    )  # fmt: skip


def _move(booking: Booking, verb: str, now: datetime) -> None:
    current = Booking.objects.select_for_update().get(id=booking.id)
    step = rules.BOOKING.step(current.state, verb)
    if step is None:
        raise NotNow(_("Attendance has been taken, or the place was given back already."))
    booking.state = step.target
    booking.version += 1
    booking.updated_at = now
    booking.save(update_fields=["state", "version", "updated_at"])


def _locked(session_id: UUID) -> CourseSession:
    return (
        CourseSession.objects.select_for_update(of=("self",))
        .select_related("course")
        .get(id=session_id)
    )
