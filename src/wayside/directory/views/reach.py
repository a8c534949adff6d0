"""Changing when, where and how a service is reached."""

from dataclasses import fields
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.directory import actions, queries
from wayside.directory.forms.reach import (
    HoursFormSet,
    PhoneFormSet,
    PlaceForm,
    ReachForm,
    reach,
)
from wayside.directory.models import Service
from wayside.directory.models.values import Place, Reach
from wayside.directory.permissions import KEEP_SERVICES
from wayside.directory.presenters.services import hours_in_words
from wayside.directory.views.opening import acting, kept, page_of
from wayside.partners.models import Area
from wayside.web.collision_lines import Line, lines_apart, lines_kept
from wayside.web.collisions import BLANK, Collision, Difference, keeps_theirs
from wayside.web.editing import carried_out, collision_page

PARTS = tuple(each.name for each in fields(Reach))


@page(KEEP_SERVICES)
def change_reach(request: Request, service_id: UUID) -> HttpResponse:
    """Say when and how a service is reached."""
    service = kept(request, service_id)
    stored = queries.reach_of(service)
    form, phones, hours = _forms(request, service, stored)
    theirs = _lines(stored)

    def act() -> None:
        mine = _lines(reach(form, phones, hours))
        settled = {part: lines_kept(part, mine[part], theirs[part], request.POST) for part in PARTS}
        actions.change_reach(
            service=service,
            reach=Reach(**settled),
            **acting(request, form.cleaned_data["version"]),
        )

    try:
        done = carried_out(request, form, act, rows=_Both(phones, hours))  # type: ignore[arg-type]
    except Collision as met:
        mine = _lines(reach(form, phones, hours))
        found = [each for part in PARTS for each in lines_apart(part, mine[part], theirs[part])]
        return _both(request, service, found, met)
    if done:
        messages.success(request, _("How the service is reached is changed."))
        return redirect(page_of(service))
    context = {"form": form, "phones": phones, "hours": hours, "service": service}
    return render(request, "directory/reach_form.html", context)


@page(KEEP_SERVICES)
def change_place(request: Request, service_id: UUID) -> HttpResponse:
    """Say where an open service is."""
    service = kept(request, service_id)
    stored = queries.place_of(service)
    held = stored or Place()
    first = {each.name: getattr(held, each.name) for each in fields(Place)}
    form = PlaceForm(request.POST or None, initial={**first, "version": service.version})

    def act() -> None:
        mine = form.place()
        settled = {
            name: first[name] if keeps_theirs(request.POST, name) else getattr(mine, name)
            for name in first
        }
        actions.change_place(
            service=service,
            place=Place(**settled),
            **acting(request, form.cleaned_data["version"]),
        )

    try:
        done = carried_out(request, form, act)
    except Collision as met:
        return _both(request, service, _apart(form, held), met)
    if done:
        messages.success(request, _("Where the service is is changed."))
        return redirect(page_of(service))
    context = {"form": form, "service": service, "has_place": stored is not None}
    return render(request, "directory/place_form.html", context)


class _Both:
    """Two sets of rows that are valid together."""

    def __init__(self, *sets: Any) -> None:
        self.sets = sets

    def is_valid(self) -> bool:
        found = [each.is_valid() for each in self.sets]
        return all(found)


def _forms(request: Request, service: Service, stored: Reach) -> tuple[ReachForm, Any, Any]:
    first = {
        "version": service.version,
        "languages": "\n".join(stored.languages),
        "served": stored.served,
        "refused": stored.refused,
        "served_in_words": "\n".join(stored.served_in_words),
    }
    numbers = [{"number": number, "description": words} for number, words in stored.phones]
    open_at = [
        {"days": each.days, "opens": each.opens, "closes": each.closes, "words": each.words}
        for each in stored.hours
    ]
    sent = request.POST or None
    return (
        ReachForm(sent, initial=first),
        # What was sent is read by itself: rows that another has added since are not its rows
        PhoneFormSet(sent, prefix="phones", initial=None if sent else numbers),
        HoursFormSet(sent, prefix="hours", initial=None if sent else open_at),
    )


def _lines(value: Reach) -> dict[str, list[Line[Any]]]:
    names = dict(
        Area.objects.filter(id__in=(*value.served, *value.refused)).values_list("id", "name")
    )
    yes = _("Yes")
    return {
        "phones": [Line(each[0], each[0], each[1] or yes, each) for each in value.phones],
        "hours": [Line(str(each), hours_in_words(each), yes, each) for each in value.hours],
        "languages": [Line(each.casefold(), each, yes, each) for each in value.languages],
        "served": [
            Line(str(each), _("Serves %(area)s") % {"area": names[each]}, yes, each)
            for each in value.served
        ],
        "refused": [
            Line(str(each), _("Takes nobody from %(area)s") % {"area": names[each]}, yes, each)
            for each in value.refused
        ],
        "served_in_words": [Line(each, each, yes, each) for each in value.served_in_words],
    }


def _apart(form: PlaceForm, theirs: Place) -> list[Difference]:
    mine = form.place()
    return [
        Difference(
            each.name,
            str(form.fields[each.name].label),
            getattr(mine, each.name) or BLANK,
            getattr(theirs, each.name) or BLANK,
        )
        for each in fields(Place)
        if getattr(mine, each.name) != getattr(theirs, each.name)
    ]


def _both(
    request: Request, service: Service, found: list[Difference], met: Collision
) -> HttpResponse:
    return collision_page(
        request, found, met.current or service, name=str(service), leave_url=page_of(service)
    )
