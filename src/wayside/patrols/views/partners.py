"""What partner workers see: which places a week is about, and nothing of how or when."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from wayside.access.gates import Request, page
from wayside.patrols import actions, queries
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.permissions import VIEW_PLACES
from wayside.patrols.presenters.neutral import neutral_page
from wayside.patrols.views.opening import Opened, area_at, opened
from wayside.web import clock


@page(VIEW_PLACES)
def places_now(request: Request, area: str) -> HttpResponse:
    """The way in: next week when it is being prepared, else this week."""
    found = area_at(request, area)
    this = IsoWeek.of(clock.today())
    coming = queries.week_of(found, this.next, visible_to=request.actor)
    if coming:
        return _places(request, Opened(found, this.next, coming))
    return _places(
        request, Opened(found, this, queries.week_of(found, this, visible_to=request.actor))
    )


@page(VIEW_PLACES)
def places(request: Request, area: str, week: str) -> HttpResponse:
    """The places of the week, to comment on."""
    return _places(request, opened(request, area, week))


def _places(request: Request, at: Opened) -> HttpResponse:
    context: dict[str, Any] = {"area": at.area, "slug": str(at.iso), "page": None}
    if at.week is not None:
        contents = actions.open_places(week=at.week, by=request.actor, now=clock.now())
        context["page"] = neutral_page(contents, queries.ground_of(at.area))
    return render(request, "patrols/neutral.html", context)
