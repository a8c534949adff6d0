"""Marked places: the list, one mark, marking, changing and retiring."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.crime.actions import looks
from wayside.crime.actions import marked_places as actions
from wayside.crime.hotspots import queries, rules
from wayside.crime.hotspots.forms.marks import MarkForm, RetireForm
from wayside.crime.hotspots.permissions import MARK_PLACES, VIEW_HOTSPOTS, VIEW_MARKED_PLACES
from wayside.crime.hotspots.presenters import drawn, maps, place_page
from wayside.crime.hotspots.queries import Scope
from wayside.crime.hotspots.views.opening import crumbs, frame, scope_at
from wayside.crime.hotspots.vocabulary import Layer
from wayside.crime.models import MarkedPlace
from wayside.partners.views.editing import collided, keep_theirs
from wayside.web import clock
from wayside.web.collisions import Collision, version_in
from wayside.web.editing import carried_out
from wayside.web.maps import Map
from wayside.web.navigation import Item


@page(VIEW_MARKED_PLACES)
def marked(request: Request, area: str) -> HttpResponse:
    """The marked places, those whose review is due first."""
    scope = scope_at(request, area)
    marks = looks.list_marked_places(scope=scope, by=request.actor, now=clock.now())
    today = clock.today()
    context = {
        **frame(request, scope, "marked"),
        "crumbs": _crumbs(request, scope, "marked", Item(_("Marked places"), "")),
        "marks": place_page.mark_cards(marks, area_slug=area),
        "due": sum(1 for mark in marks if mark.review_date <= today),
        "today": today,
        "map": _map(scope, marks),
    }
    return render(request, "crime/hotspots/marked.html", context)


@page(VIEW_MARKED_PLACES)
def marked_place(request: Request, area: str, mark: UUID) -> HttpResponse:
    """One mark, retired ones too."""
    scope, shown = _mark(request, area, mark)
    looks.open_marked_place(mark=shown, by=request.actor, now=clock.now())
    context = {
        **frame(request, scope, ""),
        "crumbs": _crumbs(request, scope, "", _list(area), Item(shown.name, "")),
        "mark": shown,
        "may_change": request.actor.may(MARK_PLACES) and rules.can_change(shown, request.actor),
        "retire_form": RetireForm(initial={"version": shown.version}),
        "map": _map(scope, [shown]),
    }
    return render(request, "crime/hotspots/marked_place.html", context)


@page(MARK_PLACES)
def mark_place(request: Request, area: str) -> HttpResponse:
    """Mark a place."""
    scope = scope_at(request, area)
    streets = queries.street_points(scope)
    form = MarkForm(request.POST or None, streets=streets, today=clock.today())
    done = carried_out(
        request,
        form,
        lambda: actions.mark_place(
            area=scope.borough, values=_values(form), by=request.actor, now=clock.now()
        ),
    )
    if done:
        messages.success(request, _("Marked. It stands beside the ranking, not in it."))
        return redirect("crime:hotspots:marked_place", area, done.result.pk)
    return _form_page(request, scope, form, streets, title=_("Mark a place"))


@page(MARK_PLACES)
def change(request: Request, area: str, mark: UUID) -> HttpResponse:
    """Change a mark; an edit that collides is shown to both."""
    scope, edited = _mark(request, area, mark)
    streets = queries.street_points(scope)
    form = MarkForm(request.POST or None, streets=streets, today=clock.today(), mark=edited)
    url = reverse("crime:hotspots:marked_place", args=(area, mark))

    def act() -> object:
        values = _values(form)
        for name in actions.EDITABLE:
            setattr(edited, name, getattr(values, name))
        keep_theirs(request, edited, actions.EDITABLE)
        return actions.change_marked_place(
            mark=edited,
            values=actions.MarkValues(**{name: getattr(edited, name) for name in actions.EDITABLE}),
            expected_version=version_in(request.POST.get("version", "")),
            by=request.actor,
            now=clock.now(),
        )

    try:
        done = carried_out(request, form, act)
    except Collision as collision:
        return collided(request, edited, collision, fields=actions.EDITABLE, leave_url=url)
    if done:
        messages.success(request, _("Saved."))
        return redirect(url)
    title = _("Change %s") % edited.name
    return _form_page(request, scope, form, streets, title=title, mark=edited)


@page(MARK_PLACES)
def retire(request: Request, area: str, mark: UUID) -> HttpResponse:
    """Take a mark out of use."""
    scope, shown = _mark(request, area, mark)
    form = RetireForm(request.POST or None, initial={"version": shown.version})
    url = reverse("crime:hotspots:marked_place", args=(area, mark))
    try:
        done = carried_out(
            request,
            form,
            lambda: actions.retire_marked_place(
                mark=shown,
                because=form.cleaned_data["because"],
                expected_version=form.cleaned_data["version"],
                by=request.actor,
                now=clock.now(),
            ),
        )
    except Collision:
        messages.warning(request, _("Somebody else changed this mark: read it first."))
        return redirect(url)
    if done:
        messages.success(request, _("Retired. It stays on the record."))
        return redirect("crime:hotspots:marked", area)
    context = {
        **frame(request, scope, ""),
        "crumbs": _crumbs(
            request, scope, "", _list(area), Item(shown.name, url), Item(_("Retire"), "")
        ),
        "mark": shown,
        "form": form,
        "cancel_url": url,
    }
    return render(request, "crime/hotspots/retire.html", context)


def _mark(request: Request, area: str, mark: UUID) -> tuple[Scope, MarkedPlace]:
    scope = scope_at(request, area)
    marks = queries.all_marks(scope, visible_to=request.actor)
    return scope, get_object_or_404(marks, pk=mark)


def _map(scope: Scope, marks: list[MarkedPlace], *, pick: bool = False) -> SafeString:
    run = queries.newest_run(scope)

    def a_map() -> Map:
        ground = queries.layer(run, Layer.CONTEXT) if run else {}
        return maps.marks_map(marks, ground, area=scope.area.name, pick=pick)

    return drawn.map_of(a_map, "marks", scope.area.id, pick, run=run, marks=marks)


def _list(area: str) -> Item:
    return Item(_("Marked places"), reverse("crime:hotspots:marked", args=(area,)))


def _values(form: MarkForm) -> actions.MarkValues:
    return actions.MarkValues(**{name: form.cleaned_data[name] for name in actions.EDITABLE})


def _form_page(
    request: Request,
    scope: Scope,
    form: MarkForm,
    streets: list[queries.StreetPoint],
    *,
    title: str,
    mark: MarkedPlace | None = None,
) -> HttpResponse:
    marks = [mark] if mark else []
    context: dict[str, Any] = {
        **frame(request, scope, ""),
        "crumbs": _crumbs(request, scope, "", _list(scope.area.slug), Item(title, "")),
        "title": title,
        "form": form,
        "streets": streets,
        "version": request.POST.get("version") or (mark.version if mark else ""),
        "map": _map(scope, marks, pick=True),
        "cancel_url": reverse("crime:hotspots:marked", args=(scope.area.slug,)),
    }
    return render(request, "crime/hotspots/mark_form.html", context)


def _crumbs(request: Request, scope: Scope, current: str, *more: Item) -> list[Item]:
    """Partners may open the marks without the ranking."""
    return crumbs(scope, current, *more, may_rank=request.actor.may(VIEW_HOTSPOTS))
