"""What is noted of a death, and the holds of a record: one page, and its forms."""

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
from wayside.people.views.steps import ask_step
from wayside.safeguarding.death import actions
from wayside.safeguarding.death.actions import Known
from wayside.safeguarding.death.forms import DeathForm, HoldForm, LiftForm
from wayside.safeguarding.death.permissions import NOTE_DEATHS, SEE_DEATHS
from wayside.safeguarding.death.rules import DEATH
from wayside.safeguarding.death.vocabulary import HowKnown
from wayside.sharing.holds import actions as holds
from wayside.sharing.holds import queries as held
from wayside.sharing.holds.actions import Hold
from wayside.sharing.holds.permissions import HOLD_RECORDS
from wayside.sharing.holds.vocabulary import HoldBecause
from wayside.sharing.models import LegalHold
from wayside.web import clock
from wayside.web.asking import ask
from wayside.web.editing import press_seen, verb_in


@page(SEE_DEATHS)
def death(request: Request, person_id: UUID) -> HttpResponse:
    """What is noted, what a second person may say, and what holds the record."""
    person = person_at(request, person_id)
    noted = actions.open_death(person=person, by=request.actor, now=clock.now())
    own = noted is not None and noted.first_person_id == request.actor.person_id
    steps = DEATH.steps_from(noted.state) if noted else ()
    context = {
        **page_about(request, person, _("Death and legal hold")),
        "death": noted,
        "steps": [each for each in steps if (each.verb == "doubt") or not own],
        "may_note": request.actor.may(NOTE_DEATHS),
        "may_hold": request.actor.may(HOLD_RECORDS),
        "holds": held.holds_of(person.subject_id),
    }
    return render(request, "safeguarding/death/page.html", context)


@page(NOTE_DEATHS)
def note(request: Request, person_id: UUID) -> HttpResponse:
    """Note that somebody has died."""
    person = person_at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        return actions.note_death(
            person=person,
            known=Known(HowKnown(data["how"]), data["died_date"], data["words"]),
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    said = _("We are sorry. Nobody will try to reach them, and nothing more falls due. ")
    said += _("A second person confirms it. Look after yourself and your colleagues.")
    words = asked_about(person, _("This person has died"), "safeguarding:death", note=said)
    return ask(request, DeathForm(request.POST or None), do, words)


@page(SEE_DEATHS)
@require_POST
def step(request: Request, person_id: UUID) -> HttpResponse:
    """What somebody says of it: a button."""
    person = person_at(request, person_id, at_rest=True)
    noted = actions.open_death(person=person, by=request.actor, now=clock.now())
    if noted is None:
        raise Http404(str(person_id))
    verb = verb_in(request, {each.verb for each in DEATH})

    def act(version: int) -> object:
        return actions.step_death(
            death=noted, verb=verb, expected_version=version, by=request.actor, now=clock.now()
        )

    return press_seen(request, act, _("Noted."), _back(person))


@page(HOLD_RECORDS)
def hold(request: Request, person_id: UUID) -> HttpResponse:
    """Put a hold on the record."""
    person = person_at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        return holds.put_hold(
            subject=person.subject,
            hold=Hold(HoldBecause(data["because"]), data["review_date"], data["words"]),
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    words = asked_about(person, _("Put a legal hold on the record"), "safeguarding:death")
    return ask(request, HoldForm(request.POST or None), do, words)


@page(HOLD_RECORDS)
def ask_to_lift(request: Request, person_id: UUID, hold_id: UUID) -> HttpResponse:
    """Ask a second person to lift a hold."""
    person, found = _at(request, person_id, hold_id)

    def do(data: dict[str, Any], **seen: Any) -> object:
        return holds.ask_to_lift_hold(
            hold=found,
            words=data["words"],
            **seen,
        )

    form = LiftForm(request.POST or None, initial={"version": found.version})
    words = asked_about(person, _("Ask to lift the hold"), "safeguarding:death")
    return ask_step(request, form, do, words)


@page(HOLD_RECORDS)
@require_POST
def lift(request: Request, person_id: UUID, hold_id: UUID) -> HttpResponse:
    """Lift a hold, as second person."""
    person, found = _at(request, person_id, hold_id)

    def act(version: int) -> object:
        return holds.lift_hold(
            hold=found, expected_version=version, by=request.actor, now=clock.now()
        )

    return press_seen(request, act, _("The hold is lifted."), _back(person))


def _at(request: Request, person_id: UUID, hold_id: UUID) -> tuple[Person, LegalHold]:
    person = person_at(request, person_id)
    actions.open_death(person=person, by=request.actor, now=clock.now())
    found = held.hold_of(person.subject_id, hold_id)
    if found is None:
        raise Http404(str(hold_id))
    return person, found


def _back(person: Person) -> str:
    return reverse("safeguarding:death", args=(person.id,))
