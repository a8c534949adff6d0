"""What points to exploitation of somebody: one page, a form for each step, and the notice."""

import json
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
from wayside.safeguarding.models import NrmCase
from wayside.safeguarding.paths.forms import DayForm
from wayside.safeguarding.paths.views import StepPage
from wayside.safeguarding.slavery import actions, presenters, queries
from wayside.safeguarding.slavery.actions import Signs, Told
from wayside.safeguarding.slavery.forms import (
    AgreeForm,
    MakeForm,
    NewSignsForm,
    ReferForm,
    SignsForm,
    ToldForm,
)
from wayside.safeguarding.slavery.permissions import KEEP_NRM
from wayside.safeguarding.slavery.rules import PERIODS, Categories
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.exports import attachment
from wayside.web.pdf import typst_pdf

SIGNS = ("kinds", "indicators", "region", "nationality", "responder", "responder_name", "account")
ALONE = gettext_lazy("Speak alone, in their words, and without hurry. No answer today is fine.")
REFERRED = gettext_lazy("Note it once the first responder has sent it.")
STEPS = {
    "agree": StepPage(AgreeForm, gettext_lazy("They agree to a referral"), ALONE),
    "refuse": StepPage(
        AgreeForm,
        gettext_lazy("They do not agree"),
        gettext_lazy("No help here depends on it. They may change their mind at any time."),
    ),
    "refer": StepPage(ReferForm, gettext_lazy("Referred"), REFERRED),
    "withdraw": StepPage(DayForm, gettext_lazy("They take it back")),
    "leave": StepPage(DayForm, gettext_lazy("No duty to notify: leave it")),
    "sent": StepPage(DayForm, gettext_lazy("The notice was sent")),
    "grounds": StepPage(DayForm, gettext_lazy("Reasonable grounds")),
    "no_grounds": StepPage(DayForm, gettext_lazy("No reasonable grounds")),
    "conclude": StepPage(DayForm, gettext_lazy("Conclusive grounds")),
    "not_conclude": StepPage(DayForm, gettext_lazy("No conclusive grounds")),
    "reconsider": StepPage(
        DayForm,
        gettext_lazy("Asked to decide again"),
        gettext_lazy("As this person wishes, with legal advice if they want it."),
    ),
    "child": StepPage(DayForm, gettext_lazy("They are a child, or may be")),
    "close": StepPage(DayForm, gettext_lazy("Close it")),
    "reopen": StepPage(DayForm, gettext_lazy("Look at it again")),
}


@page(KEEP_NRM)
def nrm(request: Request, person_id: UUID) -> HttpResponse:
    """Where it stands, the signs, the steps so far, and what this person was told."""
    person = person_at(request, person_id)
    opened = actions.open_nrm(person=person, by=request.actor, now=clock.now())
    context = {
        **page_about(request, person, _("Modern slavery")),
        "shown": presenters.shown(opened.case, person) if opened.case else None,
        "steps": opened.steps,
        "told": opened.told,
        "notices": opened.notices,
        "periods": PERIODS,
    }
    return render(request, "safeguarding/slavery/page.html", context)


@page(KEEP_NRM)
def begin(request: Request, person_id: UUID) -> HttpResponse:
    """Note signs."""
    person = person_at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        return actions.begin_nrm(
            person=person,
            signs=_signs(data),
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    return ask(request, NewSignsForm(request.POST or None), do, _words(person, _("Note signs")))


@page(KEEP_NRM)
def change(request: Request, person_id: UUID) -> HttpResponse:
    """Write the signs anew."""
    person, case = _at(request, person_id)

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.change_nrm(
            case=case,
            signs=_signs(data),
            **seen,
        )

    initial = {**{name: getattr(case, name) for name in SIGNS}, "version": case.version}
    form = SignsForm(request.POST or None, initial=initial)
    return ask_step(request, form, do, _words(person, _("Change the signs")))


@page(KEEP_NRM)
def step(request: Request, person_id: UUID, verb: str) -> HttpResponse:
    """One step, with what it asks."""
    person, case = _at(request, person_id)
    asked = STEPS[verb]
    form = asked.filled(request, case)

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.step_nrm(
            case=case,
            verb=verb,
            step=_told(data),
            **seen,
        )

    return ask_step(request, form, do, _words(person, str(asked.title), str(asked.note)))


@page(KEEP_NRM)
def tell(request: Request, person_id: UUID) -> HttpResponse:
    """What this person was told."""
    person, case = _at(request, person_id)
    initial = {"version": case.version, "on_date": clock.today()}

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.tell_nrm(
            case=case,
            step=_told(data),
            **seen,
        )

    form = ToldForm(request.POST or None, initial=initial)
    return ask_step(request, form, do, _words(person, _("What they were told")))


@page(KEEP_NRM)
def make(request: Request, person_id: UUID) -> HttpResponse:
    """What a notice would say, and the notice once it was read."""
    person, case = _at(request, person_id)
    said = actions.preview_ms1(case=case, by=request.actor, now=clock.now())

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.make_ms1(
            case=case,
            form_id=data["form_id"],
            **seen,
        )

    lines = "; ".join(f"{name}: {value}" for name, value in presenters.lines(said))
    words = _words(person, _("Notify without identity"), _("It would say: %s.") % lines)
    form = MakeForm(request.POST or None, initial={"version": case.version})
    return ask_step(request, form, do, words)


@page(KEEP_NRM)
def pdf(request: Request, person_id: UUID, ms1_id: UUID) -> HttpResponse:
    """The notice on paper."""
    said = _taken(request, person_id, ms1_id)
    made = typst_pdf(presenters.TEMPLATE, presenters.paper(said), now=presenters.stamped(said))
    return attachment(made, filename="ms1.pdf", content_type="application/pdf")


@page(KEEP_NRM)
def as_json(request: Request, person_id: UUID, ms1_id: UUID) -> HttpResponse:
    """The notice for a machine."""
    said = json.dumps(_taken(request, person_id, ms1_id).as_data(), indent=2)
    return attachment(said.encode(), filename="ms1.json", content_type="application/json")


def _taken(request: Request, person_id: UUID, ms1_id: UUID) -> Categories:
    person = person_at(request, person_id)
    notice = queries.notice_of(person, ms1_id)
    if notice is None:
        raise Http404(str(ms1_id))
    return actions.take_ms1(notice=notice, by=request.actor, now=clock.now())


def _at(request: Request, person_id: UUID) -> tuple[Person, NrmCase]:
    person = person_at(request, person_id)
    held = actions.open_nrm(person=person, by=request.actor, now=clock.now()).case
    if held is None:
        raise Http404(str(person_id))
    return person, held


def _signs(data: dict[str, Any]) -> Signs:
    return Signs(**{name: data[name] for name in SIGNS})


def _told(data: dict[str, Any]) -> Told:
    return Told(
        data["on_date"], data["words"], data.get("explained", ()), data.get("reference", "")
    )


def _words(person: Person, title: str, note: str = "") -> Asked:
    return asked_about(person, title, "safeguarding:nrm", note=note)
