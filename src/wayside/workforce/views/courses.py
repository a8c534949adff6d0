"""Courses, and training on record."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.partners.models import Area
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import press
from wayside.workforce import actions, queries
from wayside.workforce.forms.training import CourseForm, TrainingForm
from wayside.workforce.permissions import MANAGE_POOL, VIEW_POOL
from wayside.workforce.views.opening import (
    crumbs,
    crumbs_to_person,
    found,
    person_url,
    pool_at,
    worker_at,
)


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
        crumbs=crumbs(at, (_("Courses"), _courses_url(at)), (title, "")),
    )
    return ask(
        request,
        CourseForm(request.POST or None),
        lambda data: actions.add_course(area=at, by=request.actor, now=clock.now(), **data),
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


def _courses_url(area: Area) -> str:
    return reverse("workforce:courses", args=(area.slug,))
