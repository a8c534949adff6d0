"""What was agreed for when somebody goes missing, and what was done: one page, and its forms."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.access.gates import Request, page
from wayside.people.models import Person
from wayside.people.views.opening import asked_about, page_about, person_at
from wayside.people.views.steps import ask_step
from wayside.safeguarding.missing import actions
from wayside.safeguarding.missing.actions import Agreement, Stepped
from wayside.safeguarding.missing.forms import (
    AfterwardsForm,
    AgreementForm,
    MissingForm,
    NumberForm,
)
from wayside.safeguarding.missing.permissions import KEEP_MISSING
from wayside.safeguarding.missing.rules import EPISODE
from wayside.safeguarding.missing.vocabulary import EpisodeState
from wayside.safeguarding.paths.forms import DayForm, DisclosureForm
from wayside.safeguarding.paths.presenters import ways
from wayside.safeguarding.paths.views import StepPage
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import unless_met

HOUR = 3600
POLICE = gettext_lazy("The police are told by a disclosure alone, on a named basis.")
STEPS = {
    "call": StepPage(
        DayForm,
        gettext_lazy("Somebody was called, as agreed"),
        gettext_lazy("Only whom they named, and only what they said may be told."),
    ),
    "police": StepPage(
        DisclosureForm, gettext_lazy("The police were told"), POLICE, discloses=True
    ),
    "find": StepPage(DayForm, gettext_lazy("Found")),
    "close": StepPage(AfterwardsForm, gettext_lazy("Ask what they want, and close")),
    "reopen": StepPage(DayForm, gettext_lazy("Missing after all")),
}


@page(KEEP_MISSING)
def missing(request: Request, person_id: UUID) -> HttpResponse:
    """What holds, and where it stands."""
    person = person_at(request, person_id)
    opened = actions.open_missing(person=person, by=request.actor, now=clock.now())
    held, latest = opened.episode, opened.plans[0] if opened.plans else None
    context = {
        **page_about(request, person, _("If they go missing")),
        "plan": latest if latest and latest.agreed else None,
        "days": latest.after.days if latest else 0,
        "hours": latest.after.seconds // HOUR if latest else 0,
        "earlier": opened.plans[1:],
        "episode": held,
        "is_missing": held is not None and held.state != EpisodeState.CLOSED,
        "ways": ways(EPISODE, held.state, "missing", [person.id]) if held else (),
        "steps": opened.steps,
    }
    return render(request, "safeguarding/missing/page.html", context)


@page(KEEP_MISSING)
def agree(request: Request, person_id: UUID) -> HttpResponse:
    """Write what is agreed."""
    person = person_at(request, person_id)
    opened = actions.open_missing(person=person, by=request.actor, now=clock.now())
    latest = opened.plans[0] if opened.plans else None
    initial: dict[str, Any] = {"number": latest.number if latest else 0}
    if latest is not None and latest.agreed:
        initial |= {name: getattr(latest, name) for name in ("call", "may_say", "not_say")}
        initial |= {"days": latest.after.days, "hours": latest.after.seconds // HOUR}
    form = AgreementForm(request.POST or None, initial=initial)

    def do(data: dict[str, Any]) -> object:
        agreed = Agreement(form.after(), data["call"], data["may_say"], data["not_say"])
        return _agree(request, person, agreed, data["number"])

    note = _("In their own words, and read back to them.")
    return ask(request, form, do, _words(person, _("If nobody hears of them"), note))


@page(KEEP_MISSING)
def end(request: Request, person_id: UUID) -> HttpResponse:
    """What was agreed holds no longer."""
    person = person_at(request, person_id)
    opened = actions.open_missing(person=person, by=request.actor, now=clock.now())
    initial = {"number": opened.plans[0].number if opened.plans else 0}

    def do(data: dict[str, Any]) -> object:
        return _agree(request, person, None, data["number"])

    form = NumberForm(request.POST or None, initial=initial)
    return ask(request, form, do, _words(person, _("They take it back")))


@page(KEEP_MISSING)
def begin(request: Request, person_id: UUID) -> HttpResponse:
    """Somebody is missing."""
    person = person_at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        return actions.begin_missing(
            person=person,
            since=data["since_date"],
            why=data["why"],
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    return ask(request, MissingForm(request.POST or None), do, _words(person, _("Missing")))


@page(KEEP_MISSING)
def step(request: Request, person_id: UUID, verb: str) -> HttpResponse:
    """One step, with what it asks."""
    person = person_at(request, person_id)
    opened = actions.open_missing(person=person, by=request.actor, now=clock.now())
    held, asked = opened.episode, STEPS[verb]
    if held is None:
        raise Http404(str(person_id))

    def do(data: dict[str, Any], **seen: Any) -> object:
        sent = data.get("disclosure")
        return actions.step_missing(
            episode=held,
            verb=verb,
            step=Stepped(data["on_date"], data["words"], sent and sent.id),
            **seen,
        )

    words = _words(person, str(asked.title), str(asked.note))
    return ask_step(request, asked.filled(request, held), do, words)


def _agree(
    request: Request, person: Person, agreed: Agreement | None, number: int | None
) -> object:
    def act() -> object:
        return actions.agree_missing(
            person=person,
            agreement=agreed,
            expected_number=number or 0,
            by=request.actor,
            now=clock.now(),
        )

    return unless_met(act)


def _words(person: Person, title: str, note: str = "") -> Asked:
    return asked_about(person, title, "safeguarding:missing", note=note)
