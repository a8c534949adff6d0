"""The analyst's layers: significant clusters, smoothed surface, change from month to month."""

from functools import cache
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.access.permissions import require
from wayside.crime.hotspots import queries
from wayside.crime.hotspots.cautions import cautions
from wayside.crime.hotspots.permissions import VIEW_LAYERS
from wayside.crime.hotspots.presenters import drawn, ranking
from wayside.crime.hotspots.presenters import layers as presented
from wayside.crime.hotspots.views.opening import Opened, crumbs, frame, open_hotspots
from wayside.crime.hotspots.views.waiting import wait_for
from wayside.crime.hotspots.vocabulary import Layer
from wayside.web import clock
from wayside.web.navigation import Item


@page(VIEW_LAYERS)
def layers(request: Request, area: str) -> HttpResponse:
    """One layer at a time, with and without police-generated records. A layer is of the borough,
    so it is for who works in all of it."""
    opened = open_hotspots(request, area)
    asked, scope = opened.asked, opened.scope
    require(request.actor, VIEW_LAYERS, area_id=scope.borough.id)
    context = {
        **frame(request, scope, "layers", query=asked.query()),
        "crumbs": crumbs(scope, "layers", Item(_("Layers"), "")),
        "form": opened.form,
        "asked": asked,
        "clear_url": reverse("crime:hotspots:layers", args=(area,)),
    }
    if not opened.has_data or not asked.terms.kinds:
        context["import_needed"] = not opened.has_data
        return render(request, "crime/hotspots/nothing.html", context)
    if (waiting := wait_for(request, opened, context)) is not None:
        return waiting
    context |= _layer(opened, (area, asked.query(), get_language()))
    return render(request, "crime/hotspots/layers.html", context)


def _layer(opened: Opened, view: tuple[str, ...]) -> dict[str, Any]:
    """The layer asked for; what the page keeps drawn under ``view`` is made when first asked."""
    asked, scope = opened.asked, opened.scope
    run = queries.current_run(scope, asked.terms, opened.holdings, now=clock.now())

    @cache
    def content() -> dict[str, Any]:
        return queries.layer(run, asked.layer, asked.variant)

    return {
        "run": run,
        "view": view,
        "choices": presented.choices(asked),
        "map": drawn.map_of(
            lambda: presented.layer_map(
                asked, content(), queries.layer(run, Layer.CONTEXT), area=scope.area.name
            ),
            "layer",
            *view,
            run=run,
        ),
        "cells": SimpleLazyObject(lambda: presented.cell_rows(asked, content())),
        "steps": SimpleLazyObject(lambda: presented.step_rows(asked, content())),
        "said": SimpleLazyObject(lambda: presented.said(asked, content())),
        "chart": SimpleLazyObject(lambda: presented.months_chart(asked, content())),
        "changes": SimpleLazyObject(lambda: presented.change_rows(asked, content())),
        "cautions": cautions(run, opened.holdings),
        "counted": SimpleLazyObject(lambda: ranking.counted_kinds(asked.terms)),
        "whole": SimpleLazyObject(lambda: ranking.whole_list(run, asked, ())),
        "switch_url": asked.query(police=None if asked.without_police else "out") or "?",
        "query": asked.query(),
    }
