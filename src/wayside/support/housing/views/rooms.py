"""Rooms that are free: adding, changing, confirming."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.support.housing import actions, rules
from wayside.support.housing.actions import OpenedPlace, Room
from wayside.support.housing.actions.rooms import SAID
from wayside.support.housing.forms.places import RoomForm
from wayside.support.housing.permissions import KEEP_PLACES
from wayside.support.housing.views.places import crumbs, own_at
from wayside.support.models import Vacancy
from wayside.web import clock
from wayside.web.asking import Asked, ask, ask_change
from wayside.web.editing import press, press_seen, verb_in


@page(KEEP_PLACES)
def add(request: Request, housing_place_id: UUID) -> HttpResponse:
    """Say that a room is free."""
    opened = own_at(request, housing_place_id)
    form = RoomForm(request.POST or None, initial={"from_date": clock.today(), "beds": 1})

    def do(data: dict[str, Any]) -> object:
        return actions.add_room(
            place=opened.place,
            room=_room(data),
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    return ask(request, form, do, _words(opened, _("Add a free room")))


@page(KEEP_PLACES)
def change(request: Request, housing_place_id: UUID, vacancy_id: UUID) -> HttpResponse:
    """Change what is said of a room."""
    opened, held = _at(request, housing_place_id, vacancy_id)
    initial = {name: getattr(held, name) for name in (*SAID, "version")}
    form = RoomForm(request.POST or None, initial=initial)

    def act(values: dict[str, Any], version: int) -> object:
        return actions.change_room(
            vacancy=held,
            room=_room(values),
            expected_version=version,
            by=request.actor,
            now=clock.now(),
        )

    return ask_change(
        request,
        form,
        lambda data: {name: data[name] for name in SAID},
        act,
        words=_words(opened, _("Change the room")),
        record=held,
    )


@page(KEEP_PLACES)
@require_POST
def move(request: Request, housing_place_id: UUID, vacancy_id: UUID) -> HttpResponse:
    """Note that a room is taken, or free again: a button."""
    _opened, held = _at(request, housing_place_id, vacancy_id)
    verb = verb_in(request, rules.BY_BUTTON)

    def act(version: int) -> object:
        return actions.move_room(
            vacancy=held, verb=verb, expected_version=version, by=request.actor, now=clock.now()
        )

    return press_seen(request, act, _("Noted."), _url(housing_place_id))


@page(KEEP_PLACES)
def confirm(request: Request, housing_place_id: UUID) -> HttpResponse:
    """Confirm every free room of a place: one press. Whoever comes by a link sees the place."""
    held = own_at(request, housing_place_id).place
    back = reverse("support:places") if "list" in request.POST else _url(held.id)
    if request.method != "POST":
        return redirect(back)
    return press(
        request,
        lambda: actions.confirm_rooms(place=held, by=request.actor, now=clock.now()),
        _("Confirmed: %(place)s.") % {"place": held.name},
        back,
    )


def _at(request: Request, place_id: UUID, vacancy_id: UUID) -> tuple[OpenedPlace, Vacancy]:
    opened = own_at(request, place_id)
    held = next((each for each in opened.rooms if each.id == vacancy_id), None)
    if held is None:
        raise Http404(str(vacancy_id))
    return opened, held


def _room(data: dict[str, Any]) -> Room:
    return Room(data["beds"], data["from_date"], data["label"])


def _url(place_id: UUID) -> str:
    return reverse("support:place", args=(place_id,))


def _words(opened: OpenedPlace, title: str) -> Asked:
    return Asked(
        title=title,
        submit=_("Save"),
        said=_("Saved."),
        back=_url(opened.place.id),
        crumbs=crumbs(opened, title),
    )
