"""Somebody's sanctuary scheme: one page, and a form for each step that asks something."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.people.models import Person
from wayside.people.views.opening import asked_about, page_about, person_at
from wayside.support.models import Sanctuary
from wayside.support.sanctuary import actions, queries
from wayside.support.sanctuary.actions import Assessment, Ordered
from wayside.support.sanctuary.actions.steps import ASSESSED
from wayside.support.sanctuary.forms import (
    AssessmentForm,
    FeelingForm,
    HomeForm,
    LandlordForm,
    VersionForm,
    WhyForm,
    WorkForm,
)
from wayside.support.sanctuary.permissions import KEEP_SANCTUARY
from wayside.support.sanctuary.presenters import of_works, shown
from wayside.support.sanctuary.rules import SANCTUARY, WITH_FORM, WORK
from wayside.support.sanctuary.vocabulary import Feels, Landlord, SanctuaryState, Why, Work
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import press_seen, unless_met, verb_in

Acts = Callable[[dict[str, Any]], object]


@page(KEEP_SANCTUARY)
def sanctuary(request: Request, person_id: UUID) -> HttpResponse:
    """Where it stands, what was found, the works and the steps so far."""
    person = person_at(request, person_id)
    opened = actions.open_sanctuary(person=person, by=request.actor, now=clock.now())
    held = opened.sanctuary
    context = {
        **page_about(request, person, _("Sanctuary scheme")),
        "shown": shown(held) if held else None,
        "works": of_works(opened.works, goes_on=bool(held and held.state == SanctuaryState.WORKS)),
        "moves": opened.moves,
    }
    return render(request, "support/sanctuary/page.html", context)


@page(KEEP_SANCTUARY)
def begin(request: Request, person_id: UUID) -> HttpResponse:
    """Begin one."""
    person = person_at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        return actions.begin_sanctuary(
            person=person,
            address=data["address"],
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    words = _words(person, _("Make the home safer"), _("Only where this person wants to stay."))
    return ask(request, HomeForm(request.POST or None), do, words)


@page(KEEP_SANCTUARY)
def assess(request: Request, person_id: UUID) -> HttpResponse:
    """Assess the home."""
    person, held = _at(request, person_id)
    said: dict[str, Any] = {name: getattr(held, name) for name in ASSESSED}
    for part, (found, words) in held.found.items():
        said |= {part: found, f"{part}_words": words}
    form = AssessmentForm(request.POST or None, initial={**said, "version": held.version})

    def do(data: dict[str, Any]) -> object:
        return actions.assess_home(
            sanctuary=held,
            assessment=Assessment(
                data["wants_to_stay"],
                data["lives_apart"],
                Landlord(data["landlord"]),
                form.found(),
                data["risk"],
            ),
            expected_version=data["version"] or 0,
            by=request.actor,
            now=clock.now(),
        )

    note = _("Walk through the home together, if it is safe to be seen there.")
    return _asked(request, form, do, _words(person, _("Assess the home"), note))


@page(KEEP_SANCTUARY)
def landlord(request: Request, person_id: UUID) -> HttpResponse:
    """Ask the landlord, with consent."""
    person, held = _at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        return actions.ask_landlord(
            sanctuary=held,
            consent=data["consent"],
            landlord_told=data["landlord_told"],
            expected_version=data["version"] or 0,
            by=request.actor,
            now=clock.now(),
        )

    form = LandlordForm(request.POST or None, initial={"version": held.version})
    return _asked(request, form, do, _words(person, _("Ask the landlord")))


@page(KEEP_SANCTUARY)
def refuse(request: Request, person_id: UUID) -> HttpResponse:
    """The landlord refuses."""
    return _why(request, person_id, "refuse", _("The landlord refuses"))


@page(KEEP_SANCTUARY)
def unsuitable(request: Request, person_id: UUID) -> HttpResponse:
    """It is not suitable."""
    return _why(request, person_id, "not_suitable", _("It is not suitable"))


@page(KEEP_SANCTUARY)
@require_POST
def move(request: Request, person_id: UUID) -> HttpResponse:
    """A step without a question: a button."""
    person, held = _at(request, person_id)
    verb = verb_in(request, {each.verb for each in SANCTUARY} - WITH_FORM)

    def act(version: int) -> object:
        return actions.move_sanctuary(
            sanctuary=held, verb=verb, expected_version=version, by=request.actor, now=clock.now()
        )

    return press_seen(request, act, _("Noted."), _back(person))


@page(KEEP_SANCTUARY)
def feeling(request: Request, person_id: UUID) -> HttpResponse:
    """Whether somebody feels safer."""
    person, held = _at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        return actions.note_feeling(
            sanctuary=held,
            feels=Feels(data["feels"]),
            words=data["words"],
            expected_version=data["version"] or 0,
            by=request.actor,
            now=clock.now(),
        )

    initial = {"version": held.version, "feels": held.feels, "words": held.feels_words}
    form = FeelingForm(request.POST or None, initial=initial)
    return _asked(request, form, do, _words(person, _("Do they feel safer?")))


@page(KEEP_SANCTUARY)
def order(request: Request, person_id: UUID) -> HttpResponse:
    """Order a work."""
    person, held = _at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        return actions.order_work(
            sanctuary=held,
            ordered=Ordered(Work(data["work"]), data["by_date"], data["words"]),
            expected_version=data["version"] or 0,
            by=request.actor,
            now=clock.now(),
        )

    form = WorkForm(request.POST or None, initial={"version": held.version})
    return _asked(request, form, do, _words(person, _("Order a work")))


@page(KEEP_SANCTUARY)
@require_POST
def move_work(request: Request, person_id: UUID, sanctuary_work_id: UUID) -> HttpResponse:
    """Note that a work is done, or checked: a button."""
    person, held = _at(request, person_id)
    work = queries.work_of(held, sanctuary_work_id)
    if work is None:
        raise Http404(str(sanctuary_work_id))
    verb = verb_in(request, {each.verb for each in WORK})

    def act(version: int) -> object:
        return actions.move_work(
            work=work, verb=verb, expected_version=version, by=request.actor, now=clock.now()
        )

    return press_seen(request, act, _("Noted."), _back(person))


def _why(request: Request, person_id: UUID, verb: str, title: str) -> HttpResponse:
    person, held = _at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        return actions.move_sanctuary(
            sanctuary=held,
            verb=verb,
            why=Why(data["why"]),
            expected_version=data["version"] or 0,
            by=request.actor,
            now=clock.now(),
        )

    form = WhyForm(request.POST or None, initial={"version": held.version})
    note = _("It can be looked at again at any time.")
    return _asked(request, form, do, _words(person, title, note))


def _at(request: Request, person_id: UUID) -> tuple[Person, Sanctuary]:
    person = person_at(request, person_id)
    held = actions.open_sanctuary(person=person, by=request.actor, now=clock.now()).sanctuary
    if held is None:
        raise Http404(str(person_id))
    return person, held


def _asked(request: Request, form: VersionForm, do: Acts, words: Asked) -> HttpResponse:
    return ask(request, form, lambda data: unless_met(lambda: do(data)), words)


def _back(person: Person) -> str:
    return reverse("support:sanctuary", args=(person.id,))


def _words(person: Person, title: str, note: str = "") -> Asked:
    return asked_about(person, title, "support:sanctuary", note=note)
