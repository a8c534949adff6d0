"""Choosing, ordering and changing places."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.patrols import actions, queries
from wayside.patrols.calendar import LONDON
from wayside.patrols.forms import ChangePlaceForm, OwnPlaceForm, PickForm
from wayside.patrols.models import PatrolPlace
from wayside.patrols.parts.presenters.nights import left_by_place
from wayside.patrols.permissions import PLAN_WEEKS
from wayside.patrols.presenters import choosing
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.ranking import Ranking
from wayside.patrols.views.opening import (
    asked,
    collided,
    opened_to_plan,
    patrol_at,
    place_at,
    press,
)
from wayside.patrols.vocabulary import Style
from wayside.web import clock
from wayside.web.collisions import Collision, keeps_theirs
from wayside.web.editing import carried_out

COMPARED = ("label", "reason", "style")


@page(PLAN_WEEKS)
def choose(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """Suggestions and marked places beside the map, to pick from."""
    at = opened_to_plan(request, area, week)
    patrol = patrol_at(at, patrol_id)
    ranking = Ranking.from_json(at.started.ranking)
    there = list(queries.places_of(patrol))
    offered = choosing.offered(ranking, there)
    form = PickForm(request.POST or None, keys=[each.key for each in offered])
    done = carried_out(
        request,
        form,
        lambda: actions.add_suggested(
            patrol=patrol,
            keys=form.cleaned_data["places"],
            style=Style(form.cleaned_data["style"]),
            by=request.actor,
            now=clock.now(),
            token=form.once,
        ),
        field="places",
    )
    if done:
        messages.success(request, _("On the patrol: %s more.") % len(done.result))
        return redirect(f"{at.url}#patrol-{patrol.id}")
    title = _("Choose places for %s") % patrol_name(patrol)
    context = {
        "crumbs": at.crumbs(title),
        "title": title,
        "form": form,
        "area": at.area,
        "patrol": patrol,
        "slug": str(at.iso),
        "back": at.url,
        "page": choosing.choosing_page(
            ranking,
            there,
            queries.ground_of(at.area),
            ticked=form["places"].value() or (),
            area=at.area.name,
        ),
    }
    return render(request, "patrols/choose.html", context)


@page(PLAN_WEEKS)
def own_place(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """A place of one's own, with its reason."""
    at = opened_to_plan(request, area, week)
    patrol = patrol_at(at, patrol_id)
    form = OwnPlaceForm(request.POST or None)
    done = carried_out(
        request,
        form,
        lambda: actions.add_place(
            patrol=patrol,
            longitude=form.cleaned_data["where"][0],
            latitude=form.cleaned_data["where"][1],
            by=request.actor,
            now=clock.now(),
            token=form.once,
            **_said(form.cleaned_data),
        ),
        field=None if request.POST.get("style") == Style.FIXED else "where",
    )
    if done:
        messages.success(request, _("%s is on the patrol.") % form.cleaned_data["label"])
        return redirect(f"{at.url}#patrol-{patrol.id}")
    title = _("Add a place of your own to %s") % patrol_name(patrol)
    return asked(
        request,
        form,
        title=title,
        submit=_("Add the place"),
        back=at.url,
        crumbs=at.crumbs(title),
    )


@page(PLAN_WEEKS)
def change(request: Request, area: str, week: str, place_id: UUID) -> HttpResponse:
    """Change a place's name, reason and style."""
    at = opened_to_plan(request, area, week)
    place = place_at(request, at, place_id)
    form = ChangePlaceForm(request.POST or None, initial=_initial(place), version=place.version)

    def given() -> dict[str, Any]:
        theirs = [name for name in COMPARED if keeps_theirs(request.POST, name)]
        kept = _said(_initial(place))
        return _said(form.cleaned_data) | {name: kept[name] for name in theirs}

    def act() -> PatrolPlace:
        return actions.change_place(
            place=place,
            by=request.actor,
            now=clock.now(),
            expected_version=form.cleaned_data["version"],
            token=form.once,
            **given(),
        )

    try:
        done = carried_out(request, form, act)
    except Collision as collision:
        mine = given()
        for name in COMPARED:
            setattr(place, name, mine[name])
        return collided(request, at, place, collision, COMPARED)
    if done:
        messages.success(request, _("%s is changed.") % done.result.label)
        for segment in done.result.segments.select_related("place"):
            if left := left_by_place(segment):
                messages.warning(request, left)
        return redirect(f"{at.url}#patrol-{place.patrol_id}")
    title = _("Change %s") % place.label
    return asked(request, form, title=title, submit=_("Save"), back=at.url, crumbs=at.crumbs(title))


@page(PLAN_WEEKS)
@require_POST
def move(request: Request, area: str, week: str, place_id: UUID) -> HttpResponse:
    """One up or one down."""
    at = opened_to_plan(request, area, week)
    place = place_at(request, at, place_id)
    up = request.POST.get("way") == "up"
    return press(
        request,
        at,
        lambda form: actions.move_place(
            place=place,
            by=request.actor,
            now=clock.now(),
            up=up,
            expected_version=form.cleaned_data["version"] or 0,
            token=form.once,
        ),
        _("%s is moved.") % place.label,
        f"patrol-{place.patrol_id}",
    )


@page(PLAN_WEEKS)
@require_POST
def remove(request: Request, area: str, week: str, place_id: UUID) -> HttpResponse:
    """Take a place off."""
    at = opened_to_plan(request, area, week)
    place = place_at(request, at, place_id)
    return press(
        request,
        at,
        lambda form: actions.remove_place(
            place=place,
            by=request.actor,
            now=clock.now(),
            expected_version=form.cleaned_data["version"],
            token=form.once,
        ),
        _("%s is taken off. You can put it back below the places.") % place.label,
        f"patrol-{place.patrol_id}",
    )


@page(PLAN_WEEKS)
@require_POST
def restore(request: Request, area: str, week: str, place_id: UUID) -> HttpResponse:
    """Put a place back."""
    at = opened_to_plan(request, area, week)
    place = place_at(request, at, place_id)
    return press(
        request,
        at,
        lambda form: actions.restore_place(
            place=place, by=request.actor, now=clock.now(), token=form.once
        ),
        _("%s is back on the patrol.") % place.label,
        f"patrol-{place.patrol_id}",
    )


def _said(data: dict[str, Any]) -> dict[str, Any]:
    return {
        "label": data["label"],
        "reason": data["reason"],
        "style": Style(data["style"]),
        "fixed_start": data["fixed_start"],
        "fixed_end": data["fixed_end"],
    }


def _initial(place: PatrolPlace) -> dict[str, Any]:
    fixed = place.fixed
    return {
        "label": place.label,
        "reason": place.reason,
        "style": place.style,
        "fixed_start": fixed.starts_at.astimezone(LONDON).time() if fixed else None,
        "fixed_end": fixed.ends_at.astimezone(LONDON).time() if fixed else None,
    }
