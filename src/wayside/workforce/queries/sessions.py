"""Sessions of courses that an area may book, and who comes."""

from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.workforce.models import Booking, CourseSession, TrainingRecord
from wayside.workforce.vocabulary import BookingState

TAKEN = ~Q(bookings__state=BookingState.WITHDRAWN)


def sessions(area: Area, *, visible_to: Actor) -> QuerySet[CourseSession]:
    """The sessions of an area's own courses, and those of others that are open to it."""
    if area.id not in visible_to.area_ids:
        return CourseSession.objects.none()
    return (
        CourseSession.objects.filter(Q(course__area=area) | Q(is_open_to_others=True))
        .select_related("course__area")
        .defer("course__area__boundary")
        .annotate(taken=Count("bookings", filter=TAKEN))
    )


def sessions_ahead(area: Area, now: datetime, *, visible_to: Actor) -> QuerySet[CourseSession]:
    """Sessions still to come or to close, the next one first."""
    waits = Q(ends_at__gte=now) | Q(bookings__state=BookingState.BOOKED)
    ids = CourseSession.objects.filter(waits, cancelled_because="").values("id")
    return sessions(area, visible_to=visible_to).filter(id__in=ids)


def session_of(area: Area, session_id: UUID, *, visible_to: Actor) -> CourseSession:
    """One session.

    Raises:
        CourseSession.DoesNotExist: there is none, or not the area's to book.
    """
    return sessions(area, visible_to=visible_to).get(id=session_id)


def bookings(session: CourseSession, area: Area, *, visible_to: Actor) -> QuerySet[Booking]:
    """Who comes: all of them for the area that holds the course, else the area's own people."""
    found = Booking.objects.filter(session=session).exclude(state=BookingState.WITHDRAWN)
    if session.course.area_id != area.id or area.id not in visible_to.area_ids:
        found = found.filter(worker__area__in=visible_to.area_ids)
    return found.select_related("worker__person", "worker__agency", "worker__area").defer(
        "worker__area__boundary"
    )


def training_of(area: Area, training_id: UUID, *, visible_to: Actor) -> TrainingRecord:
    """One training of somebody in an area's pool.

    Raises:
        TrainingRecord.DoesNotExist: there is none, or not the actor's to see.
    """
    found = TrainingRecord.objects.filter(worker__area__in=visible_to.area_ids)
    return found.select_related("worker").get(id=training_id, worker__area=area)
