"""The lines of a file that one thing is true of: the purpose first, then the file."""

from uuid import UUID

from django.http import Http404, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.crime.actions.lines import export_lines
from wayside.crime.facts import said
from wayside.crime.forms.imports import TakeLinesForm
from wayside.crime.models import LineSet
from wayside.crime.permissions import EXPORT_LINES
from wayside.crime.presenters.imports import csv_of
from wayside.crime.queries import imports as queries
from wayside.crime.queries.lines import has_original
from wayside.crime.views.imports import batch_at
from wayside.crime.views.opening import area_at, frame, sent
from wayside.web import clock
from wayside.web.components.text import london_short
from wayside.web.navigation import Item


@page(EXPORT_LINES)
def lines(
    request: Request, area: str, batch_id: UUID, position: int, slug: str
) -> HttpResponseBase:
    """Ask what the lines are for; with that, give them."""
    found = area_at(request, area)
    shown = batch_at(request, found, batch_id)
    try:
        line_set = queries.line_set(shown, position, slug)
    except LineSet.DoesNotExist as gone:
        raise Http404(slug) from gone
    form = TakeLinesForm(*sent(request))
    is_kept = has_original(line_set.file)
    if request.method == "POST" and is_kept and form.is_valid():
        return _file(request, line_set, form.cleaned_data["purpose"])
    back = reverse("crime:batch", args=(found.slug, shown.id))
    context = {
        **frame(request, found, "imports", Item(_("Quality report"), back), Item(_("Lines"), "")),
        "form": form,
        "file": line_set.file,
        "count": line_set.count,
        "said": said(slug),
        "is_kept": is_kept,
        "back_url": back,
    }
    return render(request, "crime/imports/lines.html", context)


def _file(request: Request, line_set: LineSet, purpose: str) -> StreamingHttpResponse:
    now = clock.now()
    rows = export_lines(line_set=line_set, purpose=purpose, by=request.actor, now=now)
    mark = _("Taken by %(by)s on %(at)s for: %(purpose)s. Delete when done.") % {
        "by": request.actor.name,
        "at": london_short(now),
        "purpose": purpose.rstrip("."),
    }
    response = StreamingHttpResponse(
        csv_of(rows, watermark=mark), content_type="text/csv; charset=utf-8"
    )
    name = f"{line_set.file.name.removesuffix('.gz').removesuffix('.csv')}-{line_set.slug}.csv"
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
