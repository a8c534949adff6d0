"""What shuts people out of places, in numbers."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.support.housing import actions
from wayside.support.housing.permissions import SEE_HOUSING_GAPS
from wayside.support.housing.presenters.counts import lines, tables
from wayside.web import clock
from wayside.web.exports import attachment, csv_bytes


@page(SEE_HOUSING_GAPS)
def housing_gaps(request: Request) -> HttpResponse:
    """By quarter and criterion."""
    found = actions.open_housing_gaps(by=request.actor, now=clock.now())
    context = {
        "tables": tables(found.gaps),
        "since": found.since,
        "last": found.until - timedelta(days=1),
    }
    return render(request, "support/housing/gaps.html", context)


@page(SEE_HOUSING_GAPS)
def housing_gaps_file(request: Request) -> HttpResponse:
    """The same as CSV."""
    found = actions.export_housing_gaps(by=request.actor, now=clock.now())
    head = (_("What is counted"), _("Quarter from"), _("Criterion"), _("How many"))
    content = csv_bytes(head, lines(found.gaps))
    return attachment(content, filename="housing-gaps.csv", content_type="text/csv; charset=utf-8")
