"""What partner workers see: which places a week is about, and nothing of how or when."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from wayside.access.gates import Request, page
from wayside.patrols import actions, queries
from wayside.patrols.permissions import VIEW_PLACES
from wayside.patrols.presenters.neutral import neutral_page
from wayside.patrols.views.opening import opened
from wayside.web import clock


@page(VIEW_PLACES)
def places(request: Request, area: str, week: str) -> HttpResponse:
    """The places of the week, to comment on."""
    at = opened(request, area, week)
    if at.week is None:
        context: dict[str, Any] = {
            "crumbs": at.crumbs(),
            "page": None,
            "area": at.area,
            "slug": str(at.iso),
        }
        return render(request, "patrols/neutral.html", context)
    contents = actions.open_places(week=at.week, by=request.actor, now=clock.now())
    context = {
        "crumbs": at.crumbs(),
        "area": at.area,
        "slug": str(at.iso),
        "page": neutral_page(contents, queries.map_context(at.area)),
    }
    return render(request, "patrols/neutral.html", context)
