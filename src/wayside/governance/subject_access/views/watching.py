"""The governance officer's list of requests: clocks, states and numbers."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.governance.subject_access import actions, law, queries
from wayside.governance.subject_access.forms import LongerForm
from wayside.governance.subject_access.permissions import WATCH_ACCESS
from wayside.governance.subject_access.presenters import of_request
from wayside.governance.subject_access.vocabulary import LongerBecause
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import unless_met
from wayside.web.navigation import Item
from wayside.web.paging import paged


@page(WATCH_ACCESS)
def requests(request: Request) -> HttpResponse:
    """Every request of one's own agency."""
    today = clock.today()
    found = actions.list_access(by=request.actor, now=clock.now())
    context = {
        "rows": paged(request, [of_request(each, today=today) for each in found]),
        "law": law.clock_on(today),
    }
    return render(request, "governance/access/requests.html", context)


@page(WATCH_ACCESS)
def extend(request: Request, access_request_id: UUID) -> HttpResponse:
    """Extend the time of one."""
    held = queries.request_at(access_request_id, visible_to=request.actor)
    if held is None:
        raise Http404(str(access_request_id))

    def do(data: dict[str, Any]) -> object:
        return unless_met(
            lambda: actions.extend_access(
                request=held,
                because=LongerBecause(data["because"]),
                expected_version=data["version"] or 0,
                by=request.actor,
                now=clock.now(),
            )
        )

    back, title = reverse("governance:access_requests"), _("Extend the time")
    words = Asked(
        title=title,
        submit=title,
        said=_("The time is extended. Have the person told why, within the first month."),
        back=back,
        crumbs=[Item(_("Requests for what is kept"), back), Item(title, "")],
    )
    form = LongerForm(request.POST or None, initial={"version": held.version})
    return ask(request, form, do, words)
