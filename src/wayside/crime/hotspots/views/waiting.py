"""A large area's view while a job works it out."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from wayside.access.gates import Request, background, page
from wayside.crime.hotspots import queries
from wayside.crime.hotspots.permissions import VIEW_HOTSPOTS
from wayside.crime.hotspots.views.opening import Opened, open_hotspots
from wayside.crime.jobs import defer_view


def wait_for(request: Request, opened: Opened, context: dict[str, Any]) -> HttpResponse | None:
    """The page that waits for a view, which it puts in the queue; None when it is there."""
    asked, scope = opened.asked, opened.scope
    fingerprint = queries.awaited(scope, asked.terms, opened.holdings)
    if not fingerprint:
        return None
    defer_view(scope.borough, asked.terms, fingerprint)
    return render(request, "crime/hotspots/waiting.html", context | _progress(opened))


@background
@page(VIEW_HOTSPOTS)
def ready(request: Request, area: str) -> HttpResponse:
    """The progress alone, asked for every two seconds; once it is there the page loads again."""
    opened = open_hotspots(request, area)
    response = render(request, "crime/hotspots/_waiting.html", _progress(opened))
    if not queries.awaited(opened.scope, opened.asked.terms, opened.holdings):
        response.headers["HX-Refresh"] = "true"
    return response


def _progress(opened: Opened) -> dict[str, Any]:
    slug = opened.scope.area.slug
    url = reverse("crime:hotspots:ready", args=(slug,)) + opened.asked.query()
    return {"ready_url": url, "records": opened.holdings.records}
