"""The places, one place, and keeping one."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.people.actions import NotOpenError
from wayside.support.housing import actions, queries
from wayside.support.housing.actions import OpenedPlace
from wayside.support.housing.actions.places import KEPT, SET
from wayside.support.housing.forms.places import PeriodsForm, PlaceForm
from wayside.support.housing.permissions import KEEP_PLACES, READ_PLACES
from wayside.support.housing.presenters.places import criteria, of_list, of_rooms
from wayside.support.housing.rules import Periods
from wayside.web import clock
from wayside.web.asking import Asked, ask, ask_change
from wayside.web.editing import press_seen
from wayside.web.navigation import Item
from wayside.web.paging import paged


@page(READ_PLACES)
def places(request: Request) -> HttpResponse:
    """Every place, and which have a free room."""
    by, now = request.actor, clock.now()
    rows = paged(request, actions.list_places(by=by, now=now))
    periods = queries.periods_of({each.controller_id for each in rows})
    own = queries.own_places(kept_by=by).values_list("id", flat=True) if _keeps(request) else ()
    context = {
        "rows": rows,
        "places": of_list(rows, periods, own, now=now),
        "keeps": _keeps(request),
        "crumbs": [Item(_("Places to live"), "")],
    }
    return render(request, "support/housing/places.html", context)


@page(READ_PLACES)
def place(request: Request, housing_place_id: UUID) -> HttpResponse:
    """What it asks, and its rooms."""
    opened = opened_at(request, housing_place_id)
    context = {
        "place": opened.place,
        "is_own": opened.is_own and request.actor.may(KEEP_PLACES),
        "criteria": list(criteria(opened.place)),
        "rooms": of_rooms(opened.rooms, opened.periods, now=clock.now()),
        "crumbs": crumbs(opened, ""),
    }
    return render(request, "support/housing/place.html", context)


@page(KEEP_PLACES)
def add(request: Request) -> HttpResponse:
    """Add a place."""
    form = PlaceForm(request.POST or None, actor=request.actor)

    def do(data: dict[str, Any]) -> object:
        return actions.add_place(
            values=data, form_id=data["form_id"], by=request.actor, now=clock.now()
        )

    title, back = _("Add a place"), reverse("support:places")
    trail = [Item(_("Places to live"), back), Item(title, "")]
    return ask(request, form, do, _words(title, back, trail))


@page(KEEP_PLACES)
def change(request: Request, housing_place_id: UUID) -> HttpResponse:
    """Change what it is and asks."""
    opened = own_at(request, housing_place_id)
    held = opened.place
    initial = {name: getattr(held, name) for name in (*KEPT, "version")}
    form = PlaceForm(request.POST or None, initial=initial, actor=request.actor)

    def act(values: dict[str, Any], version: int) -> object:
        return actions.change_place(
            place=held, values=values, expected_version=version, by=request.actor, now=clock.now()
        )

    title = _("Change the place")
    return ask_change(
        request,
        form,
        lambda data: {name: data[name] for name in KEPT},
        act,
        words=_words(title, _url(held.id), crumbs(opened, title)),
        record=held,
    )


@page(KEEP_PLACES)
@require_POST
def close(request: Request, housing_place_id: UUID) -> HttpResponse:
    """Close it, or open it again: a button."""
    held = own_at(request, housing_place_id).place
    act = actions.close_place if held.ended_at is None else actions.reopen_place

    def do(version: int) -> object:
        return act(place=held, expected_version=version, by=request.actor, now=clock.now())

    return press_seen(request, do, _("Noted."), _url(held.id))


@page(KEEP_PLACES)
def periods(request: Request) -> HttpResponse:
    """How long words about rooms hold, and steps take, at one’s agency."""
    held = queries.own_periods(of=request.actor)
    now = held or Periods()
    initial = {name: getattr(now, name) for name in SET}
    form = PeriodsForm(
        request.POST or None, initial={**initial, "version": held.version if held else 0}
    )

    def act(values: dict[str, Any], version: int) -> object:
        return actions.set_housing_periods(
            periods=Periods(**values), expected_version=version, by=request.actor, now=clock.now()
        )

    title, back = _("How long we take"), reverse("support:places")
    trail = [Item(_("Places to live"), back), Item(title, "")]
    return ask_change(
        request,
        form,
        lambda data: {name: data[name] for name in SET},
        act,
        words=_words(title, back, trail),
        record=held,
    )


def opened_at(request: Request, place_id: UUID) -> OpenedPlace:
    """The place of the address."""
    try:
        return actions.open_place(place_id=place_id, by=request.actor, now=clock.now())
    except NotOpenError as closed:
        raise Http404(str(place_id)) from closed


def own_at(request: Request, place_id: UUID) -> OpenedPlace:
    """The same, for who keeps it alone."""
    opened = opened_at(request, place_id)
    if not opened.is_own:
        raise Http404(str(place_id))
    return opened


def crumbs(opened: OpenedPlace, title: str) -> list[Item]:
    """Where a page of a place stands."""
    head = Item(_("Places to live"), reverse("support:places"))
    if not title:
        return [head, Item(opened.place.name, "")]
    return [head, Item(opened.place.name, _url(opened.place.id)), Item(title, "")]


def _keeps(request: Request) -> bool:
    return request.actor.may(KEEP_PLACES)


def _url(place_id: UUID) -> str:
    return reverse("support:place", args=(place_id,))


def _words(title: str, back: str, trail: list[Item]) -> Asked:
    return Asked(title=title, submit=_("Save"), said=_("Saved."), back=back, crumbs=trail)
