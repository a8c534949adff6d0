"""What counts: the table of weights, its file, and the way back to the defaults."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.crime.actions import hotspots as actions
from wayside.crime.hotspots import queries
from wayside.crime.hotspots.forms.weights import WeightsFileForm, WeightsForm
from wayside.crime.hotspots.permissions import CHANGE_WEIGHTS, VIEW_HOTSPOTS
from wayside.crime.hotspots.settings import KindRow, Settings
from wayside.crime.hotspots.source import holdings_of
from wayside.crime.hotspots.views.opening import crumbs, frame, scope_at
from wayside.web import clock
from wayside.web.collisions import Collision, version_in
from wayside.web.exports import attachment, csv_bytes
from wayside.web.navigation import Item


@page(VIEW_HOTSPOTS)
def weights(request: Request, area: str) -> HttpResponse:
    """The table as it is: for all who read the ranking; editable for those who may."""
    return _show(request, area)


@page(CHANGE_WEIGHTS)
@require_POST
def change(request: Request, area: str) -> HttpResponse:
    """Save the whole table."""
    settings = _settings(request, area)
    form = WeightsForm(request.POST, kinds=settings.kinds, version=_version(settings))
    if form.is_valid():
        version = form.cleaned_data["version"]
        return _save(request, area, kinds=form.weighed(), version=version, form=form)
    return _show(request, area, form=form)


@page(CHANGE_WEIGHTS)
@require_POST
def upload(request: Request, area: str) -> HttpResponse:
    """Take a table from a file."""
    settings = _settings(request, area)
    form = WeightsFileForm(request.POST, request.FILES, kinds=settings.kinds)
    if form.is_valid():
        data = form.cleaned_data
        return _save(request, area, kinds=data["table"], version=data["version"])
    return _show(request, area, file_form=form)


@page(CHANGE_WEIGHTS)
@require_POST
def reset(request: Request, area: str) -> HttpResponse:
    """Back to the defaults."""
    settings = _settings(request, area)
    version = version_in(request.POST.get("version", ""))
    if settings.programme is None or not version:
        return redirect("crime:hotspots:weights", area)
    try:
        actions.reset_weights(
            programme=settings.programme,
            expected_version=version,
            by=request.actor,
            now=clock.now(),
        )
    except Collision:
        messages.warning(request, _("Somebody else changed the table: look at it first."))
    else:
        messages.success(request, _("The defaults hold again."))
    return redirect("crime:hotspots:weights", area)


@page(VIEW_HOTSPOTS)
def table(request: Request, area: str) -> HttpResponse:
    """The present table as a CSV, to change and load; it holds settings, no records."""
    rows = [
        (row.dataset, row.kind, f"{row.weight:g}", _yes(row.counts), _yes(row.police_generated))
        for row in _settings(request, area).kinds
    ]
    header = ("dataset", "kind", "weight", "counts", "police_generated")
    return attachment(
        csv_bytes(header, rows), filename=f"weights-{area}.csv", content_type="text/csv"
    )


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _settings(request: Request, area: str) -> Settings:
    scope = scope_at(request, area)
    return queries.settings_for(scope, holdings_of(scope.borough))


def _version(settings: Settings) -> int:
    return settings.sizes.version


def _save(
    request: Request,
    area: str,
    *,
    kinds: tuple[KindRow, ...],
    version: int,
    form: WeightsForm | None = None,
) -> HttpResponse:
    settings = _settings(request, area)
    if settings.programme is None:
        return redirect("crime:hotspots:weights", area)
    weighed = [
        actions.Weighed(
            row.dataset, row.kind, row.counts, Decimal(str(row.weight)), row.police_generated
        )
        for row in kinds
    ]
    try:
        actions.change_weights(
            programme=settings.programme,
            kinds=weighed,
            expected_version=version,
            by=request.actor,
            now=clock.now(),
        )
    except Collision:
        return _show(request, area, form=form, mine=kinds, status=409)
    messages.success(request, _("Saved. The places are ranked anew with this table."))
    return redirect("crime:hotspots:ranking", area)


def _show(
    request: Request,
    area: str,
    *,
    form: WeightsForm | None = None,
    file_form: WeightsFileForm | None = None,
    mine: tuple[KindRow, ...] = (),
    status: int = 200,
) -> HttpResponse:
    """The page; after a collision it shows the stored table with what differs in one's own."""
    scope = scope_at(request, area)
    settings = _settings(request, area)
    version = _version(settings)
    own = {row.key: row for row in mine}
    context: dict[str, Any] = {
        **frame(request, scope, "weights"),
        "crumbs": crumbs(scope, "weights", Item(_("What counts"), "")),
        "settings": settings,
        "version": version,
        "form": form
        if form and not mine
        else WeightsForm(None, kinds=settings.kinds, version=version),
        "file_form": file_form
        or WeightsFileForm(None, kinds=settings.kinds, initial={"version": version}),
        "differences": [
            (row, own[row.key]) for row in settings.kinds if row.key in own and own[row.key] != row
        ],
        "upload_url": reverse("crime:hotspots:weights_upload", args=(area,)),
    }
    return render(request, "crime/hotspots/weights.html", context, status=status)
