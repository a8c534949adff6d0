"""Sessions of courses: planned, changed, booked, attended, cancelled."""

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
from wayside.web.asking import Asked, ask, ask_change
from wayside.web.clock import LONDON
from wayside.web.editing import press
from wayside.workforce import actions, queries
from wayside.workforce.forms.training import AttendanceForm, BookForm, ReasonForm, SessionForm
from wayside.workforce.models import CourseSession
from wayside.workforce.permissions import MANAGE_POOL, VIEW_POOL
from wayside.workforce.views.opening import (
    crumbs,
    found,
    pool_at,
)
from wayside.workforce.vocabulary import BookingState

SESSION_FIELDS = ("starts_at", "ends_at", "venue", "trainer", "places", "is_open_to_others")


@page(MANAGE_POOL)
def plan_session(request: Request, area: str, course_id: UUID) -> HttpResponse:
    """Plan a session of a course."""
    at = pool_at(request, area)
    course = found(lambda: queries.courses(at, visible_to=request.actor).get(id=course_id))
    title = _("Plan a session")
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
            course=course, by=request.actor, now=clock.now(), **_values(data)
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
        "may_change": not shown.cancelled_because and len(waiting) == len(booked),
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
def change_session(request: Request, area: str, session_id: UUID) -> HttpResponse:
    """A session moves, is held elsewhere, or has other places."""
    at = pool_at(request, area)
    shown = _session(request, at, session_id)
    if shown.course.area_id != at.id:
        raise Http404(str(session_id))
    title = _("Change the session")
    words = Asked(
        title=title,
        submit=_("Save"),
        said=_("The session is changed. Tell those who are booked."),
        back=_session_url(at, shown),
        crumbs=_crumbs(at, title),
        lead=shown.course.name,
    )

    def act(values: dict[str, Any], version: int) -> object:
        return actions.change_session(
            session=shown, values=values, expected_version=version,
            by=request.actor, now=clock.now(),
        )  # fmt: skip

    form = SessionForm(request.POST or None, initial=_as_typed(shown))
    return ask_change(request, form, _values, act, words=words, record=shown)


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


def _session(request: Request, area: Area, session_id: UUID) -> CourseSession:
    shown: CourseSession = found(
        lambda: queries.session_of(area, session_id, visible_to=request.actor)
    )
    return shown


def _values(data: dict[str, Any]) -> dict[str, Any]:
    return {name: data[name] for name in SESSION_FIELDS}


def _as_typed(shown: CourseSession) -> dict[str, Any]:
    kept = {name: getattr(shown, name) for name in (*SESSION_FIELDS, "version")}
    first, last = shown.starts_at.astimezone(LONDON), shown.ends_at.astimezone(LONDON)
    clocks = {"first": first.date(), "start": first.time(), "last": last.date(), "end": last.time()}
    return {**kept, **clocks}


def _session_url(area: Area, shown: CourseSession) -> str:
    return reverse("workforce:session", args=(area.slug, shown.id))


def _courses_url(area: Area) -> str:
    return reverse("workforce:courses", args=(area.slug,))


def _crumbs(area: Area, here: str) -> Any:
    return crumbs(area, (_("Courses"), _courses_url(area)), (here, ""))
