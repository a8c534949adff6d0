"""The months held, the versions of one, and bringing a former version back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dates import MONTHS_3
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.crime.actions.publishing import restore_extract
from wayside.crime.permissions import IMPORT_EXTRACTS, VIEW_EXTRACTS
from wayside.crime.presenters import months as presented
from wayside.crime.queries import imports as queries
from wayside.crime.views.opening import area_at, frame
from wayside.crime.vocabulary import ExtractState
from wayside.web import clock
from wayside.web.navigation import Item
from wayside.web.states import NotNow


@page(VIEW_EXTRACTS)
def months(request: Request, area: str) -> HttpResponse:
    """Which months of which dataset and force are held, and which are missing in between."""
    found = area_at(request, area)
    held = queries.extracts(found, visible_to=request.actor).filter(state=ExtractState.CURRENT)
    context = {
        **frame(request, found, "months"),
        "grids": presented.grids(held, found),
        "month_names": list(MONTHS_3.values()),
    }
    return render(request, "crime/months/grid.html", context)


@page(VIEW_EXTRACTS)
def month(request: Request, area: str, reference: UUID) -> HttpResponse:
    """One month: its versions and how each differs from the one before."""
    found = area_at(request, area)
    extracts = queries.extracts(found, visible_to=request.actor)
    shown = get_object_or_404(extracts, reference=reference)
    back = reverse("crime:months", args=(found.slug,))
    base = frame(request, found, "months", Item(_("Months held"), back), Item(str(shown), ""))
    versions = presented.version_rows(
        queries.versions_of(shown), found, may_restore=base["may_import"]
    )
    context = {**base, "extract": shown, "versions": versions}
    return render(request, "crime/months/month.html", context)


@page(IMPORT_EXTRACTS)
@require_POST
def restore(request: Request, area: str, reference: UUID) -> HttpResponse:
    """Bring a former version back."""
    found = area_at(request, area)
    extracts = queries.extracts(found, visible_to=request.actor)
    shown = get_object_or_404(extracts, reference=reference)
    try:
        restore_extract(extract=shown, by=request.actor, now=clock.now())
    except NotNow as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request, _("Version %(version)d is in use again.") % {"version": shown.version or 1}
        )
    return redirect("crime:month", found.slug, shown.reference)
