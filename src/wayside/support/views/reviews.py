"""Looking at a plan together, and putting an agreed step otherwise."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.people.models import Person
from wayside.people.views.opening import asked_about, person_at
from wayside.support import actions, queries
from wayside.support.actions import Looked
from wayside.support.actions.reviews import AGREED
from wayside.support.forms.plans import ReviewForm, StepForm
from wayside.support.permissions import PLAN
from wayside.support.vocabulary import Whose
from wayside.web import clock
from wayside.web.asking import Asked, ask, ask_change
from wayside.web.collisions import Collision
from wayside.web.states import NotNow


@page(PLAN)
def review(request: Request, person_id: UUID) -> HttpResponse:
    """Note that the plan was looked at together."""
    person = person_at(request, person_id)
    plan = queries.plan_of(person.subject)
    if plan is None:
        raise Http404
    initial = {"held_date": clock.today(), "aim": plan.aim, "version": plan.version}
    form = ReviewForm(request.POST or None, initial=initial)

    def do(data: dict[str, Any]) -> object:
        names = ("held_date", "words", "aim", "next_date")
        try:
            return actions.review_plan(
                person=person,
                looked=Looked(**{name: data[name] for name in names}),
                expected_version=data["version"] or 0,
                by=request.actor,
                now=clock.now(),
            )
        except Collision as met:
            raise NotNow(_("Somebody else has changed the plan. Open it again first.")) from met

    return ask(request, form, do, _words(person, _("Look at the plan together")))


@page(PLAN)
def change_step(request: Request, person_id: UUID, step_id: UUID) -> HttpResponse:
    """Put a step otherwise."""
    person = person_at(request, person_id)
    step = queries.steps_of(person.subject).filter(id=step_id).first()
    if step is None:
        raise Http404
    initial = {name: getattr(step, name) for name in (*AGREED, "version")}
    form = StepForm(request.POST or None, initial=initial)

    def act(values: dict[str, Any], version: int) -> object:
        return actions.change_step(
            step=step,
            words=values["words"],
            whose=Whose(values["whose"]),
            by_date=values["by_date"],
            expected_version=version,
            by=request.actor,
            now=clock.now(),
        )

    return ask_change(
        request,
        form,
        lambda data: {name: data[name] for name in AGREED},
        act,
        words=_words(person, _("Put a step otherwise")),
        record=step,
    )


def _words(person: Person, title: str) -> Asked:
    return asked_about(person, title, "support:plan")
