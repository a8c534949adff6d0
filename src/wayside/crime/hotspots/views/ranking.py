"""The ranked places, one place, and the records set aside."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.crime.actions import hotspots as actions
from wayside.crime.actions import looks
from wayside.crime.hotspots import queries
from wayside.crime.hotspots.cautions import cautions
from wayside.crime.hotspots.permissions import VIEW_HOTSPOTS, VIEW_PLACE_ROWS
from wayside.crime.hotspots.presenters import drawn, maps, place_page, ranking
from wayside.crime.hotspots.queries import Scope
from wayside.crime.hotspots.views.opening import Opened, crumbs, frame, open_hotspots
from wayside.crime.hotspots.views.waiting import wait_for
from wayside.crime.hotspots.vocabulary import Layer
from wayside.crime.models import HotspotPlace, HotspotRun, MarkedPlace
from wayside.crime.permissions import VIEW_EXTRACTS
from wayside.web import clock
from wayside.web.navigation import Item
from wayside.web.paging import paged


@page(VIEW_HOTSPOTS)
def hot_spots(request: Request, area: str) -> HttpResponse:
    """Map two thirds, ranked places one third, each lighting the other."""
    opened = open_hotspots(request, area)
    asked, scope = opened.asked, opened.scope
    context = {
        **frame(request, scope, "ranking", query=asked.query()),
        "form": opened.form,
        "asked": asked,
        "clear_url": reverse("crime:hotspots:ranking", args=(area,)),
    }
    if not opened.has_data or not asked.terms.kinds:
        return render(request, "crime/hotspots/nothing.html", context | _nothing(opened))
    if (waiting := wait_for(request, opened, context)) is not None:
        return waiting
    context |= _ranked(request, opened, (area, asked.query(), get_language()))
    return render(request, "crime/hotspots/ranking.html", context)


def _ranked(request: Request, opened: Opened, view: tuple[str, ...]) -> dict[str, Any]:
    """The ranking's content; what the page keeps drawn under ``view`` is made when first asked."""
    asked, scope = opened.asked, opened.scope
    run = queries.current_run(scope, asked.terms, opened.holdings, now=clock.now())
    marks = looks.list_marked_places(scope=scope, by=request.actor, now=clock.now())

    @cache
    def places() -> list[HotspotPlace]:
        return list(queries.places(run, asked.variant, scope=scope)[: asked.top])

    ward = scope.ward.slug if scope.ward else ""
    return {
        "run": run,
        "view": view,
        "places": SimpleLazyObject(
            lambda: ranking.cards(places(), asked, area_slug=scope.area.slug)
        ),
        "marks": place_page.mark_cards(marks, area_slug=scope.area.slug),
        "map": drawn.map_of(
            lambda: maps.ranking_map(
                places(),
                marks,
                queries.layer(run, Layer.CONTEXT),
                area=scope.area.name,
                ward_slug=ward,
            ),
            *view,
            run=run,
            marks=marks,
        ),
        "whole": SimpleLazyObject(lambda: ranking.whole_list(run, asked, places())),
        "cautions": cautions(run, opened.holdings),
        "counted": SimpleLazyObject(lambda: ranking.counted_kinds(asked.terms)),
        "switch": SimpleLazyObject(lambda: ranking.switch_effect(places(), asked)),
        "switch_url": asked.query(police=None if asked.without_police else "out") or "?",
        "strip": drawn.strip_of(lambda: ranking.week_strip(places()), *view, run=run),
        "query": asked.query(),
    }


@page(VIEW_PLACE_ROWS)
def place(request: Request, area: str, rank: int) -> HttpResponse:
    """One place: its reasons, its months, the records behind it, marks near it."""
    opened = open_hotspots(request, area)
    asked, scope = opened.asked, opened.scope
    if not opened.has_data or not asked.terms.kinds:
        raise Http404(rank)
    run = queries.current_run(scope, asked.terms, opened.holdings, now=clock.now())
    shown = queries.place_of(run, asked.variant, rank, scope=scope)
    if shown is None:
        raise Http404(rank)
    keys = paged(request, shown.rows)
    rows = actions.list_place_rows(
        place=shown, keys=list(keys), by=request.actor, area=scope.area, now=clock.now()
    )
    marks = looks.list_marked_places(scope=scope, by=request.actor, now=clock.now())
    near = place_page.marks_near(shown, marks)
    context = {
        **frame(request, scope, ""),
        "crumbs": crumbs(scope, "", Item(shown.label, "")),
        "place": place_page.place_detail(shown, asked),
        "asked": asked,
        "rows": place_page.row_lines(rows, months_of=_months_area(request, scope)),
        "paged": keys,
        "view": (shown.id, get_language()),
        "marks": place_page.mark_cards(near, area_slug=area),
        "back_url": reverse("crime:hotspots:ranking", args=(area,)) + asked.query(),
        **_pictures(shown, near, run),
    }
    return render(request, "crime/hotspots/place.html", context)


def _pictures(
    shown: HotspotPlace, near: Sequence[MarkedPlace], run: HotspotRun
) -> dict[str, object]:
    """A place's chart, week and map, each drawn when first asked for."""
    return {
        "chart": SimpleLazyObject(
            lambda: place_page.months_chart(queries.months_of(shown), shown.label)
        ),
        "strip": drawn.strip_of(lambda: place_page.place_strip(shown), shown.id, run=run),
        "map": drawn.map_of(
            lambda: maps.ranking_map(
                [shown],
                near,
                maps.near(queries.layer(run, Layer.CONTEXT), shown),
                area=shown.label,
                ward_slug=shown.ward_slug or "-",
            ),
            shown.id,
            run=run,
            marks=near,
        ),
    }


@page(VIEW_PLACE_ROWS)
def set_aside(request: Request, area: str) -> HttpResponse:
    """Records that could not be put on a map, by reason, with the rows."""
    opened = open_hotspots(request, area)
    asked, scope = opened.asked, opened.scope
    if not opened.has_data or not asked.terms.kinds:
        raise Http404(area)
    run = queries.current_run(scope, asked.terms, opened.holdings, now=clock.now())
    reasons = queries.layer(run, Layer.SET_ASIDE)
    keys = paged(request, [key for found in reasons.values() for key in found])
    rows = actions.list_set_aside(
        keys=list(keys), by=request.actor, area=scope.borough, now=clock.now()
    )
    context = {
        **frame(request, scope, ""),
        "crumbs": crumbs(scope, "", Item(_("Records set aside"), "")),
        "reasons": place_page.stray_reasons(reasons),
        "rows": place_page.row_lines(rows, months_of=_months_area(request, scope)),
        "paged": keys,
    }
    return render(request, "crime/hotspots/set_aside.html", context)


def _months_area(request: Request, scope: Scope) -> str:
    """The area whose months the actor may open; blank when that is not the actor's to see."""
    may = request.actor.may(VIEW_EXTRACTS, area_id=scope.borough.id)
    return scope.borough.slug if may else ""


def _nothing(opened: Opened) -> dict[str, object]:
    return {"has_data": opened.has_data, "import_needed": not opened.has_data}
