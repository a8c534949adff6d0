"""The pool: the list, one person, joining, changing, leaving."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.partners.models import Area
from wayside.web import clock
from wayside.web.collisions import Collision, differences, settle
from wayside.workforce import actions, queries
from wayside.workforce.actions import Details
from wayside.workforce.forms.people import AddForm, AssessForm, DetailsForm, LeaveForm
from wayside.workforce.models import Worker
from wayside.workforce.permissions import ASSESS, MANAGE_POOL, VIEW_POOL
from wayside.workforce.presenters.people import lines
from wayside.workforce.presenters.person import person_page
from wayside.workforce.presenters.pool import pool_page
from wayside.workforce.views.opening import (
    Asked,
    ask,
    crumbs,
    crumbs_to_person,
    person_url,
    pool_at,
    worker_at,
)
from wayside.workforce.vocabulary import Grade, Leaving, Mindset, Suitability, WorkerKind

YEAR = timedelta(days=365)
EDITED = ("agency", "kind", "grade", "may_lead", "contracted_hours", "wellbeing_lead")


@page(VIEW_POOL)
def pool(request: Request, area: str) -> HttpResponse:
    """The pool: who is trained, what runs out, where it is heading."""
    at, today = pool_at(request, area), clock.today()
    everyone = list(actions.list_pool(area=at, by=request.actor, now=clock.now()))
    gone = list(queries.left_since(at, today - YEAR, visible_to=request.actor))
    facts = queries.facts_of(everyone)
    was_trained = queries.facts_of(gone)
    shown = pool_page(
        lines(everyone, facts, at, today),
        facts,
        gone,
        sum(bool(each.periods) for each in was_trained.values()),
        today,
    )
    return render(request, "workforce/pool.html", {"area": at, "pool": shown})


@page(VIEW_POOL)
def person(request: Request, area: str, worker_id: UUID) -> HttpResponse:
    """One member of the pool."""
    at = pool_at(request, area)
    worker = actions.open_worker(
        worker=worker_at(request, at, worker_id), by=request.actor, now=clock.now()
    )
    facts = queries.facts_of([worker])[worker.id]
    context = {
        "area": at,
        "worker": worker,
        "page": person_page(worker, facts, clock.today()),
        "crumbs": crumbs(at, (worker.person.name, "")),
    }
    return render(request, "workforce/person.html", context)


@page(MANAGE_POOL)
def add(request: Request, area: str) -> HttpResponse:
    """Put somebody into the pool."""
    at = pool_at(request, area)
    title = _("Add somebody to the pool")
    form = AddForm(request.POST or None, area=at, actor=request.actor)

    def do(data: dict[str, Any]) -> object:
        return actions.add_worker(
            area=at,
            person=data["person"],
            name=data["name"],
            details=_details(data),
            joined=data["joined"],
            by=request.actor,
            now=clock.now(),
        )

    words = Asked(
        title=title,
        submit=_("Add to the pool"),
        said=_("They are in the pool. Record their training and your assessment next."),
        back=reverse("workforce:pool", args=(at.slug,)),
        crumbs=crumbs(at, (title, "")),
    )
    return ask(request, form, do, words)


@page(MANAGE_POOL)
def change(request: Request, area: str, worker_id: UUID) -> HttpResponse:
    """Change what is kept of somebody."""
    at = pool_at(request, area)
    worker = worker_at(request, at, worker_id)
    initial = {name: getattr(worker, name) for name in (*EDITED, "version")}
    initial["wards"] = list(worker.wards.all())
    form = DetailsForm(request.POST or None, initial=initial, area=at, actor=request.actor)

    def do(data: dict[str, Any]) -> object:
        return actions.change_worker(
            worker=worker,
            details=_settled(request, worker, data),
            expected_version=data["version"] or 0,
            by=request.actor,
            now=clock.now(),
        )

    title = _("Change what is kept of %(name)s") % {"name": worker.person.name}
    words = Asked(
        title=title,
        submit=_("Save"),
        said=_("Saved."),
        back=person_url(at, worker),
        crumbs=crumbs_to_person(at, worker, _("Change")),
    )
    try:
        return ask(request, form, do, words)
    except Collision as collision:
        return _collided(request, at, worker, _details(form.cleaned_data), collision)


def _details(data: dict[str, Any]) -> Details:
    return Details(
        agency=data["agency"],
        kind=WorkerKind(data["kind"]),
        grade=Grade(data["grade"]),
        wards=tuple(data["wards"]),
        may_lead=data["may_lead"],
        contracted_hours=data["contracted_hours"],
        wellbeing_lead=data["wellbeing_lead"],
    )


def _settled(request: Request, worker: Worker, data: dict[str, Any]) -> Details:
    """After a collision was shown: theirs where it was chosen."""
    details = _details(data)
    if not any(name.startswith("keep") for name in request.POST):
        return details
    settled = settle(
        mine=_as_worker(worker, details), theirs=worker, fields=EDITED, choices=request.POST
    )
    return Details(wards=details.wards, **{name: getattr(settled, name) for name in EDITED})


def _as_worker(worker: Worker, details: Details) -> Worker:
    copy = Worker.objects.get(id=worker.id)
    for name in EDITED:
        setattr(copy, name, getattr(details, name))
    return copy


def _collided(
    request: Request, area: Area, worker: Worker, mine: Details, collision: Collision
) -> HttpResponse:
    theirs = collision.current
    leave = person_url(area, worker)
    if theirs is None:
        return redirect(leave)
    not_again = ("csrfmiddlewaretoken", "version", "keep")
    context = {
        "differences": differences(_as_worker(worker, mine), theirs, EDITED),
        "current_version": theirs.version,
        "hidden": [
            (name, value)
            for name, values in request.POST.lists()
            if name not in not_again and not name.startswith("keep-")
            for value in values
        ],
        "record_name": worker.person.name,
        "changed_at": theirs.updated_at,
        "leave_url": leave,
    }
    return render(request, "web/collision.html", context, status=409)


@page(MANAGE_POOL)
def leave(request: Request, area: str, worker_id: UUID) -> HttpResponse:
    """Somebody leaves the pool."""
    at = pool_at(request, area)
    worker = worker_at(request, at, worker_id)
    form = LeaveForm(request.POST or None, initial={"version": worker.version, "on": clock.today()})

    def do(data: dict[str, Any]) -> object:
        return actions.let_go(
            worker=worker,
            on=data["on"],
            because=Leaving(data["because"]),
            expected_version=data["version"],
            by=request.actor,
            now=clock.now(),
        )

    title = _("%(name)s leaves the pool") % {"name": worker.person.name}
    words = Asked(
        title=title,
        submit=_("Record that they left"),
        said=_("They have left the pool. Nights still to their name must be filled again."),
        back=person_url(at, worker),
        crumbs=crumbs_to_person(at, worker, _("Leaves")),
        kind="warning",
    )
    try:
        return ask(request, form, do, words)
    except Collision:
        return redirect(person_url(at, worker))


@page(ASSESS)
def assess(request: Request, area: str, worker_id: UUID) -> HttpResponse:
    """The lead's assessment."""
    at = pool_at(request, area)
    worker = worker_at(request, at, worker_id)
    form = AssessForm(request.POST or None, initial={"on": clock.today()})

    def do(data: dict[str, Any]) -> object:
        return actions.assess(
            worker=worker,
            mindset=Mindset(data["mindset"]),
            outcome=Suitability(data["outcome"]),
            reasons=data["reasons"],
            on=data["on"],
            by=request.actor,
            now=clock.now(),
        )

    words = Asked(
        title=_("Assess %(name)s") % {"name": worker.person.name},
        submit=_("Record the assessment"),
        said=_("The assessment is recorded. Earlier ones stay as they were."),
        back=person_url(at, worker),
        crumbs=crumbs_to_person(at, worker, _("Assess")),
    )
    return ask(request, form, do, words)
