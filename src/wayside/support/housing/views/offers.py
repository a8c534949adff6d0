"""Requests to a place, and one page to answer each."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.people.actions import NotOpenError
from wayside.people.views.steps import ask_step
from wayside.support.housing import actions, rules
from wayside.support.housing.actions import OpenedOffer
from wayside.support.housing.forms.offers import OfferRoomForm, RefuseForm
from wayside.support.housing.permissions import ANSWER_OFFERS
from wayside.support.housing.presenters.offers import of_list, page_of
from wayside.support.housing.queries import offers as queries
from wayside.support.housing.views.moving import ask_moved_in
from wayside.support.housing.vocabulary import Refusal
from wayside.web import clock
from wayside.web.asking import Asked
from wayside.web.navigation import Item
from wayside.web.paging import paged


@page(ANSWER_OFFERS)
def offers(request: Request) -> HttpResponse:
    """Requests to the agency’s places, what is due first."""
    now = clock.now()
    rows = paged(request, actions.list_offers(by=request.actor, now=now))
    crumbs = [Item(_("Places to live"), reverse("support:places")), Item(_("Requests"), "")]
    context = {"rows": rows, "offers": of_list(rows, now=now), "crumbs": crumbs}
    return render(request, "support/housing/offers.html", context)


@page(ANSWER_OFFERS)
def offer(request: Request, offer_id: UUID) -> HttpResponse:
    """What it says, and the steps that may follow."""
    opened = _at(request, offer_id)
    context = {
        "opened": opened,
        "page": page_of(opened, rules.OF_PLACE, now=clock.now()),
        "crumbs": _crumbs(opened, ""),
    }
    return render(request, "support/housing/offer.html", context)


@page(ANSWER_OFFERS)
def offer_room(request: Request, offer_id: UUID) -> HttpResponse:
    """Offer a room."""
    opened = _at(request, offer_id)
    held = opened.offer
    form = OfferRoomForm(
        request.POST or None,
        rooms=queries.free_rooms(held.place),
        initial={"version": held.version},
    )

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.offer_room(
            offer=held,
            vacancy=data["vacancy"],
            **seen,
        )

    return ask_step(request, form, do, _words(opened, _("Offer a room")))


@page(ANSWER_OFFERS)
def refuse(request: Request, offer_id: UUID) -> HttpResponse:
    """Refuse, with reasons."""
    opened = _at(request, offer_id)
    form = RefuseForm(request.POST or None, initial={"version": opened.offer.version})

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.refuse_offer(
            offer=opened.offer,
            because=[Refusal(each) for each in data["because"]],
            **seen,
        )

    return ask_step(request, form, do, _words(opened, _("Refuse")))


@page(ANSWER_OFFERS)
def moved_in(request: Request, offer_id: UUID) -> HttpResponse:
    """They moved in."""
    opened = _at(request, offer_id)
    return ask_moved_in(request, opened.offer, _words(opened, _("They moved in")))


def _at(request: Request, offer_id: UUID) -> OpenedOffer:
    try:
        return actions.open_offer(offer_id=offer_id, by=request.actor, now=clock.now())
    except NotOpenError as closed:
        raise Http404(str(offer_id)) from closed


def _words(opened: OpenedOffer, title: str) -> Asked:
    return Asked(
        title=title,
        submit=_("Save"),
        said=_("Noted."),
        back=reverse("support:offer", args=(opened.offer.id,)),
        crumbs=_crumbs(opened, title),
        lead=opened.offer.place.name,
    )


def _crumbs(opened: OpenedOffer, title: str) -> list[Item]:
    held = opened.offer
    head = [
        Item(_("Places to live"), reverse("support:places")),
        Item(_("Requests"), reverse("support:offers")),
    ]
    if not title:
        return [*head, Item(held.place.name, "")]
    return [
        *head,
        Item(held.place.name, reverse("support:offer", args=(held.id,))),
        Item(title, ""),
    ]
