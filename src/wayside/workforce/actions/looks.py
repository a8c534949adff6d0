"""Looking at the pool is an action too."""

from datetime import datetime

from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.partners.models import Area
from wayside.workforce import queries
from wayside.workforce.actions.notes import note
from wayside.workforce.models import Course, CourseSession, Worker
from wayside.workforce.permissions import OWN_TIME, VIEW_POOL, require_in


@look
def list_pool(*, area: Area, by: Actor, now: datetime) -> QuerySet[Worker]:
    """Everybody in an area's pool, with where each stands."""
    require_in(by, VIEW_POOL, area.id)
    record(
        by=by,
        operation=Operation.LISTING,
        action="workforce.list_pool",
        now=now,
        record_type="workforce.Worker",
        controller_id=by.agency_id,
        area_id=area.id,
    )
    return queries.pool(area, visible_to=by)


@look
def open_worker(*, worker: Worker, by: Actor, now: datetime) -> Worker:
    """One member of the pool: training, suitability, availability, load."""
    require_in(by, VIEW_POOL, worker.area_id)
    note(
        "workforce.open_worker",
        worker,
        worker,
        by=by,
        now=now,
        fields=("training", "assessments", "absences"),
        operation=Operation.CONSULTATION,
    )
    return worker


@look
def open_own_time(*, area: Area, by: Actor, now: datetime) -> Worker | None:
    """The actor's own time in an area's pool; None when they are not in it."""
    require(by, OWN_TIME)
    worker = queries.own_worker(area, of=by)
    if worker:
        note(
            "workforce.open_own_time",
            worker,
            worker,
            by=by,
            now=now,
            fields=("absences", "wishes"),
            operation=Operation.CONSULTATION,
        )
    return worker


@look
def list_courses(*, area: Area, by: Actor, now: datetime) -> QuerySet[Course]:
    """The courses that an area gives."""
    require_in(by, VIEW_POOL, area.id)
    record(
        by=by,
        operation=Operation.LISTING,
        action="workforce.list_courses",
        now=now,
        record_type="workforce.Course",
        controller_id=by.agency_id,
        area_id=area.id,
    )
    return queries.courses(area, visible_to=by)


@look
def open_session(*, session: CourseSession, by: Actor, now: datetime) -> CourseSession:
    """Who comes to a session: all of them for the area that holds it, else one's own people."""
    require(by, VIEW_POOL)
    record(
        by=by,
        operation=Operation.CONSULTATION,
        action="workforce.open_session",
        now=now,
        record_type="workforce.CourseSession",
        record_id=session.id,
        controller_id=by.agency_id,
        area_id=session.course.area_id,
        fields=("bookings",),
    )
    return session
