"""Where help is missing."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from wayside.access.gates import Request, page
from wayside.support.gaps import actions
from wayside.support.gaps.permissions import SEE_GAPS
from wayside.support.gaps.presenters import tables
from wayside.web import clock


@page(SEE_GAPS)
def gaps(request: Request) -> HttpResponse:
    """Why services decline: by quarter, by service, by need."""
    found = actions.open_gaps(by=request.actor, now=clock.now())
    context = {
        "tables": tables(found.gaps),
        "since": found.since,
        "last": found.until - timedelta(days=1),
    }
    return render(request, "support/gaps/page.html", context)
