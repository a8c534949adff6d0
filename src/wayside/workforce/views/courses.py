"""Courses, their sessions, who comes, and training on record."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.partners.models import Area
from wayside.web import clock
from wayside.workforce import actions, queries
from wayside.workforce.forms.training import (
    AttendanceForm,
    BookForm,
    CourseForm,
    ReasonForm,
    SessionForm,
    TrainingForm,
)
from wayside.workforce.models import CourseSession
from wayside.workforce.permissions import MANAGE_POOL, VIEW_POOL
from wayside.workforce.views.opening import (
    Asked,
    ask,
    crumbs,
    crumbs_to_person,
    found,
    person_url,
    pool_at,
    press,
    worker_at,
)
from wayside.workforce.vocabulary import BookingState


@page(VIEW_POOL)
def courses(request: Request, area: str) -> HttpResponse:
    """The courses and the sessions to come, those of other areas too where they are open."""
    at, now = pool_at(request, area), clock.now()
    context = {
        "area": at,
        "courses": actions.list_courses(area=at, by=request.actor, now=now),
        "sessions": queries.sessions_ahead(at, now, visible_to=request.actor),
        "crumbs": crumbs(at, (_("Courses"), "")),
    }
    return render(request, "workforce/courses.html", context)


@page(MANAGE_POOL)
def add_course(request: Request, area: str) -> HttpResponse:
    """Add a course."""
    at = pool_at(request, area)
    title = _("Add a course")
    words = Asked(
        title=title,
        submit=_("Add the course"),
        said=_("The course is added."),
        back=_courses_url(at),
        crumbs=_crumbs(at, title),
    )
    return ask(
        request,
        CourseForm(request.POST or None),
        lambda data: actions.add_course(area=at, by=request.actor, now=clock.now(), **data),
        words,
    )


@page(MANAGE_POOL)
def plan_session(request: Request, area: str, course_id: UUID) -> HttpResponse:
    """Plan a session of a course."""
    at = pool_at(request, area)
    course = found(lambda: queries.courses(at, visible_to=request.actor).get(id=course_id))
    title = _("Plan a session")
    fields = ("starts_at", "ends_at", "venue", "trainer", "places", "is_open_to_others")
    words = Asked(
        title=title,
        submit=_("Plan the session"),
        said=_("The session is planned. Book places now."),
        back=_courses_url(at),
        crumbs=_crumbs(at, title),
        lead=course.name,
    )
    return ask(
        request,
        SessionForm(request.POST or None),
        lambda data: actions.plan_session(
            course=course, by=request.actor, now=clock.now(), **{key: data[key] for key in fields}
        ),
        words,
    )


@page(VIEW_POOL)
def session(request: Request, area: str, session_id: UUID) -> HttpResponse:
    """One session: who comes, who else could, who came."""
    at = pool_at(request, area)
    shown = actions.open_session(
        session=_session(request, at, session_id), by=request.actor, now=clock.now()
    )
    booked = list(queries.bookings(shown, at, visible_to=request.actor))
    waiting = [each for each in booked if each.state == BookingState.BOOKED]
    is_ours = shown.course.area_id == at.id
    has_begun = clock.now() >= shown.starts_at
    may_take = is_ours and has_begun and not shown.cancelled_because
    pool = queries.pool(at, visible_to=request.actor)
    free = pool.exclude(id__in=[each.worker_id for each in booked])
    context = {
        "area": at,
        "session": shown,
        "bookings": booked,
        "free": shown.places - shown.taken,  # type: ignore[attr-defined]
        "is_ours": is_ours,
        "book": None if has_begun or shown.cancelled_because else BookForm(workers=free),
        "attendance": AttendanceForm(bookings=waiting) if may_take and waiting else None,
        "crumbs": _crumbs(at, shown.course.name),
    }
    return render(request, "workforce/session.html", context)


@page(MANAGE_POOL)
@require_POST
def book(request: Request, area: str, session_id: UUID) -> HttpResponse:
    """Book a place."""
    at = pool_at(request, area)
    shown = _session(request, at, session_id)
    form = BookForm(request.POST, workers=queries.pool(at, visible_to=request.actor))
    if not form.is_valid():
        raise Http404(str(session_id))
    worker = form.cleaned_data["worker"]
    return press(
        request,
        lambda: actions.book(session=shown, worker=worker, by=request.actor, now=clock.now()),
        _("%(name)s has a place.") % {"name": worker.person.name},
        _session_url(at, shown),
    )


@page(MANAGE_POOL)
@require_POST
def give_back(request: Request, area: str, session_id: UUID, booking_id: UUID) -> HttpResponse:
    """Give a place back."""
    at = pool_at(request, area)
    shown = _session(request, at, session_id)
    rows = queries.bookings(shown, at, visible_to=request.actor)
    booking = found(lambda: rows.filter(worker__area=at).get(id=booking_id))
    return press(
        request,
        lambda: actions.give_back(booking=booking, by=request.actor, now=clock.now()),
        _("The place is free again."),
        _session_url(at, shown),
    )


@page(MANAGE_POOL)
@require_POST
def attendance(request: Request, area: str, session_id: UUID) -> HttpResponse:
    """Record who came."""
    at = pool_at(request, area)
    shown = _session(request, at, session_id)
    rows = queries.bookings(shown, at, visible_to=request.actor)
    form = AttendanceForm(request.POST, bookings=rows)
    if shown.course.area_id != at.id or not form.is_valid():
        raise Http404(str(session_id))
    came = {UUID(each) for each in form.cleaned_data["came"]}
    return press(
        request,
        lambda: actions.take_attendance(
            session=shown, came=came, by=request.actor, now=clock.now()
        ),
        _("Attendance is recorded, and the training of those who came with it."),
        _session_url(at, shown),
    )


@page(MANAGE_POOL)
def cancel_session(request: Request, area: str, session_id: UUID) -> HttpResponse:
    """A session does not take place."""
    at = pool_at(request, area)
    shown = _session(request, at, session_id)
    if shown.course.area_id != at.id:
        raise Http404(str(session_id))
    title = _("Cancel the session")
    words = Asked(
        title=title,
        submit=title,
        said=_("The session is cancelled. Tell those who were booked."),
        back=_courses_url(at),
        crumbs=_crumbs(at, title),
        lead=shown.course.name,
        kind="warning",
    )
    return ask(
        request,
        ReasonForm(request.POST or None),
        lambda data: actions.cancel_session(
            session=shown, because=data["because"], by=request.actor, now=clock.now()
        ),
        words,
    )


@page(MANAGE_POOL)
def add_training(request: Request, area: str, worker_id: UUID) -> HttpResponse:
    """Record training that somebody has completed."""
    at = pool_at(request, area)
    worker = worker_at(request, at, worker_id)
    form = TrainingForm(request.POST or None, courses=queries.courses(at, visible_to=request.actor))

    def do(data: dict[str, Any]) -> object:
        return actions.record_training(worker=worker, by=request.actor, now=clock.now(), **data)

    words = Asked(
        title=_("Record training of %(name)s") % {"name": worker.person.name},
        submit=_("Record the training"),
        said=_("The training is recorded."),
        back=person_url(at, worker),
        crumbs=crumbs_to_person(at, worker, _("Training")),
    )
    return ask(request, form, do, words)


@page(MANAGE_POOL)
@require_POST
def remove_training(request: Request, area: str, training_id: UUID) -> HttpResponse:
    """Take back training recorded by mistake."""
    at = pool_at(request, area)
    training = found(lambda: queries.training_of(at, training_id, visible_to=request.actor))
    return press(
        request,
        lambda: actions.remove_training(training=training, by=request.actor, now=clock.now()),
        _("Removed."),
        person_url(at, training.worker),
    )


def _session(request: Request, area: Area, session_id: UUID) -> CourseSession:
    shown: CourseSession = found(
        lambda: queries.session_of(area, session_id, visible_to=request.actor)
    )
    return shown


def _session_url(area: Area, shown: CourseSession) -> str:
    return reverse("workforce:session", args=(area.slug, shown.id))


def _courses_url(area: Area) -> str:
    return reverse("workforce:courses", args=(area.slug,))


def _crumbs(area: Area, here: str) -> Any:
    return crumbs(area, (_("Courses"), _courses_url(area)), (here, ""))
