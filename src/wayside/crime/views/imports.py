"""Imports: the list, bringing files, how far a batch has come, its quality report."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, background, page
from wayside.crime.actions.imports import queue_import
from wayside.crime.actions.reports import open_report
from wayside.crime.forms.imports import ImportForm
from wayside.crime.models import ImportBatch
from wayside.crime.permissions import IMPORT_EXTRACTS, VIEW_EXTRACTS
from wayside.crime.presenters import imports as presented
from wayside.crime.queries import imports as queries
from wayside.crime.queries.reports import missing_of
from wayside.crime.views.opening import area_at, frame, sent
from wayside.partners.models import Area
from wayside.web import clock
from wayside.web.navigation import Item
from wayside.web.paging import paged


@page(VIEW_EXTRACTS)
def imports(request: Request, area: str) -> HttpResponse:
    """The imports into the area."""
    found = area_at(request, area)
    listed = paged(request, queries.batches(found, visible_to=request.actor))
    context = {
        **frame(request, found, "imports"),
        "batches": presented.batch_rows(listed, found),
        "paged": listed,
    }
    return render(request, "crime/imports/list.html", context)


@page(IMPORT_EXTRACTS)
def bring(request: Request, area: str) -> HttpResponse:
    """Bring files; they are loaded in the background."""
    found = area_at(request, area)
    mappings = queries.mappings(found, visible_to=request.actor)
    form = ImportForm(*sent(request), mappings=mappings)
    if request.method == "POST" and form.is_valid():
        batch = queue_import(
            area=found,
            received=[(file.name or "", file) for file in form.cleaned_data["crime_files"]],
            mapping=form.cleaned_data["mapping"],
            force=form.cleaned_data["force"],
            by=request.actor,
            now=clock.now(),
        )
        return redirect("crime:batch", found.slug, batch.id)
    context = {**frame(request, found, "imports", Item(_("Import files"), "")), "form": form}
    return render(request, "crime/imports/bring.html", context)


@page(VIEW_EXTRACTS)
def batch(request: Request, area: str, batch_id: UUID) -> HttpResponse:
    """How far a batch has come; once it is loaded, its quality report."""
    found = area_at(request, area)
    shown = batch_at(request, found, batch_id)
    files = open_report(batch=shown, by=request.actor, now=clock.now())
    context = {
        **frame(request, found, "imports", Item(_("Quality report"), "")),
        **_progress(found, shown, files),
        "batch": shown,
        "by": presented.importer(shown),
        "files": presented.file_reports(shown, files),
        "missing": presented.missing_sentences(missing_of(shown)) if shown.finished_at else [],
    }
    return render(request, "crime/imports/batch.html", context)


@background
@page(VIEW_EXTRACTS)
def progress(request: Request, area: str, batch_id: UUID) -> HttpResponse:
    """The progress bar alone, asked for every two seconds; at the end the page loads again."""
    found = area_at(request, area)
    shown = batch_at(request, found, batch_id)
    files = list(shown.files.all())
    response = render(request, "crime/imports/_progress.html", _progress(found, shown, files))
    if shown.finished_at:
        response.headers["HX-Refresh"] = "true"
    return response


def batch_at(request: Request, area: Area, batch_id: UUID) -> ImportBatch:
    """The batch of the address, if it is of the area."""
    found = queries.batches(area, visible_to=request.actor).filter(id=batch_id).first()
    if found is None:
        raise Http404(str(batch_id))
    return found


def _progress(area: Area, shown: ImportBatch, files: list[Any]) -> dict[str, Any]:
    url = reverse("crime:progress", args=(area.slug, shown.id))
    return {
        "progress": presented.progress(shown, files),
        "progress_url": "" if shown.finished_at else url,
    }
