"""Taking the ranking out as a file: the purpose first, then the file."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.crime.actions import hotspots as actions
from wayside.crime.hotspots import queries
from wayside.crime.hotspots.forms.exports import ExportForm
from wayside.crime.hotspots.permissions import EXPORT_HOTSPOTS
from wayside.crime.hotspots.presenters import exports as presented
from wayside.crime.hotspots.views.opening import Opened, crumbs, frame, open_hotspots
from wayside.web import clock
from wayside.web.exports import attachment, csv_bytes, geojson_bytes
from wayside.web.navigation import Item


@page(EXPORT_HOTSPOTS)
def export(request: Request, area: str) -> HttpResponse:
    """Ask for the purpose; with it, give the file."""
    opened = open_hotspots(request, area)
    form = ExportForm(request.POST or None)
    if request.method == "POST" and opened.has_data and form.is_valid():
        return _file(request, opened, form.cleaned_data)
    context = {
        **frame(request, opened.scope, ""),
        "crumbs": crumbs(opened.scope, "", Item(_("Take out as a file"), "")),
        "form": form,
        "asked": opened.asked,
        "has_data": opened.has_data,
        "cancel_url": reverse("crime:hotspots:ranking", args=(area,)) + opened.asked.query(),
    }
    return render(request, "crime/hotspots/export.html", context)


def _file(request: Request, opened: Opened, answers: dict[str, Any]) -> HttpResponse:
    asked, scope, now = opened.asked, opened.scope, clock.now()
    run = queries.current_run(scope, asked.terms, opened.holdings, now=now)
    places = actions.export_hotspots(
        run=run,
        places=list(queries.places(run, asked.variant, scope=scope)[: asked.top]),
        purpose=answers["purpose"],
        by=request.actor,
        area=scope.area,
        now=now,
    )
    mark = presented.watermark(
        by=request.actor.name,
        at=now,
        purpose=answers["purpose"],
        until=clock.today() + timedelta(days=int(answers["expires"])),
    )
    name = f"hot-spots-{scope.area.slug}-{asked.terms.as_of:%Y-%m}"
    if answers["form"] == "geojson":
        content = geojson_bytes(presented.features(places, asked), watermark=mark)
        return attachment(content, filename=f"{name}.geojson", content_type="application/geo+json")
    rows = presented.table(places, asked)
    content = csv_bytes(presented.HEADER, rows, watermark=mark)
    return attachment(content, filename=f"{name}.csv", content_type="text/csv; charset=utf-8")
