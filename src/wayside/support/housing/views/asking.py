"""Asking for a place from a record, and what came of it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.people.actions import NotOpenError
from wayside.people.models import Person
from wayside.people.views.opening import asked_about, page_about, person_at
from wayside.people.views.steps import ask_step
from wayside.sharing.agreements.vocabulary import Category
from wayside.support.housing import actions, queries, rules
from wayside.support.housing.actions import Asked, OpenedOffer
from wayside.support.housing.forms.offers import AskForm, DeclineForm
from wayside.support.housing.permissions import FIND_PLACES
from wayside.support.housing.presenters.offers import page_of
from wayside.support.housing.queries.snapshot import lines
from wayside.support.housing.views.moving import ask_moved_in
from wayside.support.housing.vocabulary import Declines
from wayside.web import clock
from wayside.web.asking import Asked as Words
from wayside.web.asking import ask
from wayside.web.editing import press_seen, unless_met, verb_in

BUTTONS = frozenset({"accept", "withdraw", "ask_again"})


@page(FIND_PLACES)
def ask_for(request: Request, person_id: UUID, housing_place_id: UUID) -> HttpResponse:
    """Choose what the place is told, and ask."""
    person, place = person_at(request, person_id), queries.place(housing_place_id)
    wishes = actions.open_wishes(person=person, by=request.actor, now=clock.now())
    if place is None or wishes is None:
        raise Http404(str(housing_place_id))
    says: dict[str, list[str]] = {Category.IDENTITY.value: [_("what they are called")]}
    for category, label, words in lines(wishes.answers):
        says.setdefault(category.value, []).append(f"{label}: {words}")
    form = AskForm(request.POST or None, says=says)

    def do(data: dict[str, Any]) -> object:
        return actions.ask_for_place(
            person=person,
            place=place,
            asked=Asked(data["categories"], data["words"]),
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    title = _("Ask for %(place)s") % {"place": place.name}
    note = _("Another agency is told by consent alone, as the ledger stands at this moment.")
    page_words = asked_about(
        person, title, "support:safe_housing", submit=_("Ask"), said=_("Asked."), note=note
    )
    return ask(request, form, lambda data: unless_met(lambda: do(data)), page_words)


@page(FIND_PLACES)
def own_offer(request: Request, person_id: UUID, offer_id: UUID) -> HttpResponse:
    """Where a request stands, and what this person may decide."""
    person, opened = _at(request, person_id, offer_id)
    context = {
        **page_about(request, person, opened.offer.place.name),
        "opened": opened,
        "page": page_of(opened, rules.OF_ASKER, now=clock.now()),
    }
    return render(request, "support/housing/own_offer.html", context)


@page(FIND_PLACES)
@require_POST
def move(request: Request, person_id: UUID, offer_id: UUID) -> HttpResponse:
    """Accept, withdraw or ask again: a button."""
    _person, opened = _at(request, person_id, offer_id)
    verb = verb_in(request, BUTTONS)

    def act(version: int) -> object:
        return actions.move_offer(
            offer=opened.offer,
            verb=verb,
            expected_version=version,
            by=request.actor,
            now=clock.now(),
        )

    return press_seen(request, act, _("Noted."), _url(person_id, offer_id))


@page(FIND_PLACES)
def decline(request: Request, person_id: UUID, offer_id: UUID) -> HttpResponse:
    """This person declines."""
    person, opened = _at(request, person_id, offer_id)
    form = DeclineForm(request.POST or None, initial={"version": opened.offer.version})

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.move_offer(
            offer=opened.offer,
            verb="decline",
            because=Declines(data["because"]),
            **seen,
        )

    return ask_step(request, form, do, _words(person, _("This person declines")))


@page(FIND_PLACES)
def moved_in(request: Request, person_id: UUID, offer_id: UUID) -> HttpResponse:
    """They moved in."""
    person, opened = _at(request, person_id, offer_id)
    return ask_moved_in(request, opened.offer, _words(person, _("They moved in")))


def _at(request: Request, person_id: UUID, offer_id: UUID) -> tuple[Person, OpenedOffer]:
    person = person_at(request, person_id)
    try:
        opened = actions.open_own_offer(
            person=person, offer_id=offer_id, by=request.actor, now=clock.now()
        )
    except NotOpenError as closed:
        raise Http404(str(offer_id)) from closed
    return person, opened


def _words(person: Person, title: str) -> Words:
    return asked_about(person, title, "support:safe_housing", said=_("Noted."))


def _url(person_id: UUID, offer_id: UUID) -> str:
    return reverse("support:own_offer", args=(person_id, offer_id))
