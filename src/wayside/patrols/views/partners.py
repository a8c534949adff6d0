"""What partner workers see: which places a week is about, and nothing of how or when."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from wayside.access.gates import Request, page
from wayside.patrols import actions, queries
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.permissions import VIEW_PLACES
from wayside.patrols.presenters.neutral import neutral_page
from wayside.patrols.views.opening import area_at, opened
from wayside.web import clock


@page(VIEW_PLACES)
def places_now(request: Request, area: str) -> HttpResponse:
    """The way in: next week when it is being prepared, else this week."""
    found = area_at(request, area)
    today = IsoWeek.of(clock.today())
    coming = queries.week_of(found, today.next, visible_to=request.actor)
    return redirect("patrols:places", found.slug, today.next if coming else today)


@page(VIEW_PLACES)
def places(request: Request, area: str, week: str) -> HttpResponse:
    """The places of the week, to comment on."""
    at = opened(request, area, week)
    context: dict[str, Any] = {"area": at.area, "slug": str(at.iso), "page": None}
    if at.week is not None:
        contents = actions.open_places(week=at.week, by=request.actor, now=clock.now())
        context["page"] = neutral_page(contents, queries.map_context(at.area))
    return render(request, "patrols/neutral.html", context)
