"""Somebody's plan, and what is written into it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.people.models import Person
from wayside.people.views.opening import asked_about, crumbs, page_about, person_at
from wayside.support import actions, queries
from wayside.support.actions.plans import PLANNED
from wayside.support.forms.plans import MovementForm, PlanForm, StepForm
from wayside.support.permissions import PLAN
from wayside.support.presenters.due import shown as shown_due
from wayside.support.presenters.plans import shown_steps
from wayside.support.rules.machines import STEP
from wayside.support.vocabulary import Direction, Whose
from wayside.web import clock
from wayside.web.asking import Asked, ask, ask_change
from wayside.web.editing import press_seen, verb_in
from wayside.web.states import Words


@page(PLAN)
def due(request: Request) -> HttpResponse:
    """Every step and plan of this worker's people that is due."""
    found = actions.list_due(by=request.actor, now=clock.now())
    context = {
        "due": shown_due(found, today=clock.today()),
        "crumbs": crumbs(_("Steps and plans that are due")),
    }
    return render(request, "support/due.html", context)


@page(PLAN)
def plan(request: Request, person_id: UUID) -> HttpResponse:
    """What somebody wants, the steps, and the way so far."""
    person = person_at(request, person_id)
    opened = actions.open_plan(person=person, by=request.actor, now=clock.now())
    context = {
        **page_about(request, person, _("Plan")),
        "plan": opened.plan,
        "strands": queries.strand_names(opened.plan.strands) if opened.plan else (),
        "steps": shown_steps(opened.steps, today=clock.today()),
        "movements": opened.movements,
        "reviews": opened.reviews,
    }
    return render(request, "support/plan.html", context)


@page(PLAN)
def write(request: Request, person_id: UUID) -> HttpResponse:
    """What getting out means to somebody."""
    person = person_at(request, person_id)
    opened = actions.open_plan(person=person, by=request.actor, now=clock.now()).plan
    initial = {name: getattr(opened, name) for name in (*PLANNED, "version")} if opened else {}
    form = PlanForm(request.POST or None, initial=initial)

    def act(values: dict[str, Any], version: int) -> object:
        return actions.write_plan(
            person=person, expected_version=version, by=request.actor, now=clock.now(), **values
        )

    return ask_change(
        request,
        form,
        lambda data: {name: data[name] for name in PLANNED},
        act,
        words=_words(person, _("What is wanted")),
        record=opened,
    )


@page(PLAN)
def agree(request: Request, person_id: UUID) -> HttpResponse:
    """Agree a step."""
    person = person_at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        return actions.agree_step(
            person=person,
            words=data["words"],
            whose=Whose(data["whose"]),
            by_date=data["by_date"],
            by=request.actor,
            now=clock.now(),
        )

    return ask(request, StepForm(request.POST or None), do, _words(person, _("Agree a step")))


@page(PLAN)
@require_POST
def move(request: Request, person_id: UUID, step_id: UUID) -> HttpResponse:
    """Say what came of a step: a button."""
    person = person_at(request, person_id)
    step = queries.steps_of(person.subject).filter(id=step_id).first()
    if step is None:
        raise Http404(str(step_id))
    verb = verb_in(request, {each.verb for each in STEP})

    def act(version: int) -> object:
        return actions.move_step(
            step=step, verb=verb, expected_version=version, by=request.actor, now=clock.now()
        )

    return press_seen(request, act, _("Noted."), _back(person))


@page(PLAN)
def tell(request: Request, person_id: UUID) -> HttpResponse:
    """Tell of a step forward or back."""
    person = person_at(request, person_id)
    form = MovementForm(request.POST or None, initial={"on_date": clock.today()})

    def do(data: dict[str, Any]) -> object:
        return actions.tell_movement(
            person=person,
            direction=Direction(data["direction"]),
            words=data["words"],
            on_date=data["on_date"],
            by=request.actor,
            now=clock.now(),
        )

    note = _("Nobody is blamed for a step back: most ways out have some.")
    return ask(request, form, do, _words(person, _("A step forward or back"), note))


def _back(person: Person) -> str:
    return reverse("support:plan", args=(person.id,))


def _words(person: Person, title: str, note: Words = "") -> Asked:
    return asked_about(person, title, "support:plan", note=note)
