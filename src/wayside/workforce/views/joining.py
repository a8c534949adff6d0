"""Joining, changing, leaving, and the lead's assessment."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.web import clock
from wayside.web.asking import Asked, ask, ask_change
from wayside.web.collisions import Collision
from wayside.workforce import actions
from wayside.workforce.actions import Details
from wayside.workforce.forms.people import AddForm, AssessForm, DetailsForm, LeaveForm
from wayside.workforce.permissions import ASSESS, MANAGE_POOL
from wayside.workforce.views.opening import (
    crumbs,
    crumbs_to_person,
    person_url,
    pool_at,
    worker_at,
)
from wayside.workforce.vocabulary import Grade, Leaving, Mindset, Suitability, WorkerKind

EDITED = ("agency", "kind", "grade", "may_lead", "contracted_hours", "wellbeing_lead")


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

    def act(values: dict[str, Any], version: int) -> object:
        details = _details({**values, "wards": form.cleaned_data["wards"]})
        return actions.change_worker(
            worker=worker, details=details, expected_version=version,
            by=request.actor, now=clock.now(),
        )  # fmt: skip

    words = Asked(
        title=_("Change what is kept of %(name)s") % {"name": worker.person.name},
        submit=_("Save"),
        said=_("Saved."),
        back=person_url(at, worker),
        crumbs=crumbs_to_person(at, worker, _("Change")),
    )
    return ask_change(
        request,
        form,
        lambda data: {name: data[name] for name in EDITED},
        act,
        words=words,
        record=worker,
    )


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
        messages.error(request, _("Somebody else has changed this entry. Look again."))
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
