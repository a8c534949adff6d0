"""One's own calendar: the secret address is shown once."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.web import clock
from wayside.web.editing import press
from wayside.workforce import actions, queries
from wayside.workforce.permissions import OWN_TIME
from wayside.workforce.views.opening import area_at


@page(OWN_TIME)
def calendar(request: Request, area: str) -> HttpResponse:
    """Make a calendar; a new one ends the earlier one."""
    at = area_at(request, area)
    worker = queries.own_worker(at, of=request.actor)
    context: dict[str, Any] = {
        "area": at,
        "worker": worker,
        "feed": queries.feed_of(worker) if worker else None,
    }
    if worker is None:
        return render(request, "workforce/my_time.html", context)
    if request.method == "POST":
        secret = actions.make_feed(worker=worker, by=request.actor, now=clock.now())
        address = reverse("calendar_feed", args=(secret,))
        context |= {"address": request.build_absolute_uri(address)}
        response = render(request, "workforce/calendar.html", context)
        response["Cache-Control"] = "no-store"
        return response
    return render(request, "workforce/calendar.html", context)


@page(OWN_TIME)
@require_POST
def revoke(request: Request, area: str) -> HttpResponse:
    """Revoke the calendar."""
    at = area_at(request, area)
    worker = queries.own_worker(at, of=request.actor)
    back = reverse("workforce:calendar", args=(at.slug,))
    if worker is None:
        return redirect(back)
    return press(
        request,
        lambda: actions.revoke_feed(worker=worker, by=request.actor, now=clock.now()),
        _("The calendar has stopped working."),
        back,
    )
