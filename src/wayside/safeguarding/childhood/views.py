"""A form for each thing that is kept of a child; all lead back to the child's page."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.people.models import Person
from wayside.people.views.opening import asked_about, person_at
from wayside.people.views.steps import ask_step
from wayside.safeguarding.childhood import actions, queries
from wayside.safeguarding.childhood.actions import Away, Held, Planned, Signs, Step
from wayside.safeguarding.childhood.forms import (
    AskReviewForm,
    BackForm,
    HoldReviewForm,
    InterviewForm,
    MissingForm,
    PlanForm,
    SignsForm,
    StepForm,
)
from wayside.safeguarding.childhood.rules import EPISODE_BUTTONS, REVIEW_BUTTONS
from wayside.safeguarding.childhood.vocabulary import Made, Reported
from wayside.safeguarding.children.periods import PERIODS
from wayside.safeguarding.children.permissions import KEEP_CHILDREN
from wayside.safeguarding.models import ChildMissing
from wayside.safeguarding.paths.periods import period
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import press_seen, unless_met, verb_in

Acts = Callable[..., object]


@page(KEEP_CHILDREN)
def note(request: Request, person_id: UUID) -> HttpResponse:
    """Note signs of exploitation."""
    person, form = person_at(request, person_id), SignsForm(request.POST or None)

    def do(data: dict[str, Any]) -> object:
        signs = Signs(form.found(), data["on_date"] or clock.today(), data["words"])
        return actions.note_indicators(
            person=person, signs=signs, form_id=data["form_id"], **_by(request)
        )

    hint = _("Topics, not a score. One sign can be enough to act.")
    return _asked(request, form, do, _words(person, _("Signs of exploitation"), hint))


@page(KEEP_CHILDREN)
def missing(request: Request, person_id: UUID) -> HttpResponse:
    """Note that a child is missing."""
    person, form = person_at(request, person_id), MissingForm(request.POST or None)

    def do(data: dict[str, Any]) -> object:
        away = Away(form.moment(clock.now()), Reported(data["reported_to"]), data["words"])
        return actions.report_missing(
            person=person, away=away, form_id=data["form_id"], **_by(request)
        )

    hint = _("Ring the police first: 101, or 999 where there is danger. Nobody has to wait a day.")
    return _asked(request, form, do, _words(person, _("This child is missing"), hint))


@page(KEEP_CHILDREN)
def back(request: Request, person_id: UUID, episode_id: UUID) -> HttpResponse:
    """The child is back."""
    person, held = _episode_at(request, person_id, episode_id)
    form = BackForm(request.POST or None, initial={"version": held.version})

    def do(data: dict[str, Any], **seen: Any) -> object:
        until_at = form.moment(clock.now())
        return actions.move_episode(episode=held, verb="return", until_at=until_at, **seen)

    offered = period(PERIODS, "return_interview", on=clock.today()).says
    hint = _("A return interview is offered within %(time)s, by somebody independent.")
    return ask_step(
        request, form, do, _words(person, _("The child is back"), hint % {"time": offered})
    )


@page(KEEP_CHILDREN)
def interview(request: Request, person_id: UUID, episode_id: UUID) -> HttpResponse:
    """The return interview was held."""
    person, held = _episode_at(request, person_id, episode_id)
    form = InterviewForm(request.POST or None, initial={"version": held.version})

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.move_episode(episode=held, verb="interview", words=data["words"], **seen)

    return ask_step(request, form, do, _words(person, _("The return interview")))


@page(KEEP_CHILDREN)
@require_POST
def move_episode(request: Request, person_id: UUID, episode_id: UUID) -> HttpResponse:
    """The interview was offered, or declined."""
    person, held = _episode_at(request, person_id, episode_id)
    verb = verb_in(request, EPISODE_BUTTONS)

    def act(version: int) -> object:
        return actions.move_episode(
            episode=held, verb=verb, expected_version=version, **_by(request)
        )

    return press_seen(request, act, _("Noted."), _back(person))


@page(KEEP_CHILDREN)
def ask_for_review(request: Request, person_id: UUID) -> HttpResponse:
    """Ask for a specialist review."""
    person, form = person_at(request, person_id), AskReviewForm(request.POST or None)

    def do(data: dict[str, Any]) -> object:
        return actions.ask_review(
            person=person, happened=data["happened"], form_id=data["form_id"], **_by(request)
        )

    hint = _("A child who harms others is a child first. No offence is recorded here.")
    return _asked(request, form, do, _words(person, _("Ask for a specialist review"), hint))


@page(KEEP_CHILDREN)
def hold(request: Request, person_id: UUID, review_id: UUID) -> HttpResponse:
    """Note a review."""
    person = person_at(request, person_id)
    held = _or_404(queries.review(person, review_id))
    names = ("version", "held_date", "people", "made_to", "plan", "review_date")
    initial = {name: getattr(held, name) for name in names}
    form = HoldReviewForm(request.POST or None, initial=initial)

    def do(data: dict[str, Any], **seen: Any) -> object:
        came_to = Held(
            data["held_date"],
            data["people"],
            Made(data["made_to"]),
            data["plan"],
            data["review_date"],
        )
        return actions.hold_review(
            review=held,
            held=came_to,
            **seen,
        )

    return ask_step(request, form, do, _words(person, _("The specialist review")))


@page(KEEP_CHILDREN)
@require_POST
def move_review(request: Request, person_id: UUID, review_id: UUID) -> HttpResponse:
    """Close a review, or ask again."""
    person = person_at(request, person_id)
    held = _or_404(queries.review(person, review_id))
    verb = verb_in(request, REVIEW_BUTTONS)

    def act(version: int) -> object:
        return actions.move_review(review=held, verb=verb, expected_version=version, **_by(request))

    return press_seen(request, act, _("Noted."), _back(person))


@page(KEEP_CHILDREN)
def plan(request: Request, person_id: UUID) -> HttpResponse:
    """Write the plan for adulthood."""
    person = person_at(request, person_id)
    held = queries.plan_of(person)
    initial = (
        {"version": held.version, "words": held.words, "review_date": held.review_date}
        if held
        else {"version": 0}
    )
    form = PlanForm(request.POST or None, initial=initial)

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.plan_transition(
            person=person,
            planned=Planned(data["words"], data["review_date"]),
            **seen,
        )

    return ask_step(request, form, do, _words(person, _("The way into adulthood")))


@page(KEEP_CHILDREN)
def add_step(request: Request, person_id: UUID) -> HttpResponse:
    """Add a step into adulthood."""
    person, form = person_at(request, person_id), StepForm(request.POST or None)

    def do(data: dict[str, Any]) -> object:
        return actions.add_transition_step(
            person=person,
            step=Step(data["words"], data["service"], data["by_date"]),
            form_id=data["form_id"],
            **_by(request),
        )

    return _asked(request, form, do, _words(person, _("A step into adulthood")))


@page(KEEP_CHILDREN)
@require_POST
def take_step(request: Request, person_id: UUID, transition_step_id: UUID) -> HttpResponse:
    """The step was taken: a button."""
    person = person_at(request, person_id)
    held = _or_404(queries.step(person, transition_step_id))

    def act(version: int) -> object:
        return actions.take_transition_step(step=held, expected_version=version, **_by(request))

    return press_seen(request, act, _("Noted."), _back(person))


def _episode_at(request: Request, person_id: UUID, episode_id: UUID) -> tuple[Person, ChildMissing]:
    person = person_at(request, person_id)
    return person, _or_404(queries.episode(person, episode_id))


def _by(request: Request) -> Any:
    return {"by": request.actor, "now": clock.now()}


def _or_404(found: Any) -> Any:
    if found is None:
        raise Http404
    return found


def _back(person: Person) -> str:
    return reverse("safeguarding:child", args=(person.id,))


def _asked(request: Request, form: BaseForm, do: Acts, words: Asked) -> HttpResponse:
    return ask(request, form, lambda data: unless_met(lambda: do(data)), words)


def _words(person: Person, title: str, hint: str = "") -> Asked:
    return asked_about(person, title, "safeguarding:child", note=hint)
