"""Volunteering on one person's record: who goes along, and their own."""

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
from wayside.support.models import PeerMatch
from wayside.support.peers import actions, queries, rules
from wayside.support.peers.actions import Application
from wayside.support.peers.forms import MatchForm, OwnApplicationForm
from wayside.support.peers.permissions import MATCH_VOLUNTEERS
from wayside.support.peers.presenters import matches
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import press_seen, verb_in
from wayside.web.states import NotNow


@page(MATCH_VOLUNTEERS)
def volunteering(request: Request, person_id: UUID) -> HttpResponse:
    """Who goes along with somebody, and whether they volunteer themselves."""
    person = person_at(request, person_id)
    opened = actions.open_volunteering(person=person, by=request.actor, now=clock.now())
    context = {
        **page_about(request, person, _("Volunteers")),
        "matches": matches(opened.matches, rules.OF_WORKERS),
        "own": opened.own,
    }
    return render(request, "support/peers/of_person.html", context)


@page(MATCH_VOLUNTEERS)
def propose(request: Request, person_id: UUID) -> HttpResponse:
    """Propose a volunteer."""
    person = person_at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        made = actions.propose_match(
            person=person,
            volunteer=data["volunteer"],
            called=data["called"],
            by=request.actor,
            now=clock.now(),
        )
        return _unless_barred(made)

    note = _("The volunteer is asked next, by who runs volunteering. Either may say no.")
    form = MatchForm(request.POST or None, today=clock.today())
    return ask(request, form, do, _words(person, _("Propose a volunteer"), note))


@page(MATCH_VOLUNTEERS)
def apply(request: Request, person_id: UUID) -> HttpResponse:
    """This person wants to volunteer."""
    person = person_at(request, person_id)
    form = OwnApplicationForm(
        request.POST or None,
        actor=request.actor,
        today=clock.today(),
        initial={"name": person.called},
    )

    def do(data: dict[str, Any]) -> object:
        return actions.take_application(
            application=Application(
                data["name"], data["supervisor"], data["reach"], data["offers"], is_peer=True
            ),
            person=person,
            agreed_known=data["agreed_known"],
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    note = _("Those who run volunteering see this application, and nothing of the record.")
    return ask(request, form, do, _words(person, _("Wants to support others"), note))


@page(MATCH_VOLUNTEERS)
@require_POST
def known(request: Request, person_id: UUID) -> HttpResponse:
    """Whether those who run volunteering may know: a button."""
    person = person_at(request, person_id)
    own = queries.own_of(person)
    if own is None:
        raise Http404(str(person_id))
    agreed = request.POST.get("agreed") == "yes"

    def act(version: int) -> object:
        return actions.let_know(
            record=own, agreed=agreed, expected_version=version, by=request.actor, now=clock.now()
        )

    return press_seen(request, act, _("Noted."), _back(person))


@page(MATCH_VOLUNTEERS)
@require_POST
def move(request: Request, person_id: UUID, peer_match_id: UUID) -> HttpResponse:
    """It begins, ends, or is proposed again: a button."""
    person = person_at(request, person_id)
    held = queries.matches_for(person).filter(id=peer_match_id).first()
    if held is None:
        raise Http404(str(peer_match_id))
    verb = verb_in(request, rules.OF_WORKERS)

    def act(version: int) -> object:
        moved = actions.move_match(
            match=held, verb=verb, expected_version=version, by=request.actor, now=clock.now()
        )
        return _unless_barred(moved)

    return press_seen(request, act, _("Noted."), _back(person))


def _unless_barred(made: PeerMatch | None) -> PeerMatch:
    if made is None:
        raise NotNow(rules.NOT_THIS_ONE)
    return made


def _back(person: Person) -> str:
    return reverse("support:volunteering", args=(person.id,))


def _words(person: Person, title: str, note: str) -> Asked:
    return asked_about(person, title, "support:volunteering", note=note)
