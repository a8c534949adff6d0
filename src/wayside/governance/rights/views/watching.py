"""The governance officer's list of requests to put right or erase: clocks and states."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.governance.rights import actions, queries
from wayside.governance.rights.permissions import WATCH_RIGHTS
from wayside.governance.rights.presenters import shown
from wayside.governance.subject_access.forms import LongerForm
from wayside.governance.subject_access.law import clock_on
from wayside.governance.subject_access.vocabulary import LongerBecause
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import unless_met
from wayside.web.navigation import Item
from wayside.web.paging import paged


@page(WATCH_RIGHTS)
def requests(request: Request) -> HttpResponse:
    """Every request of one's own agency."""
    today = clock.today()
    found = actions.list_rights(by=request.actor, now=clock.now())
    context = {
        "rows": paged(request, [shown(each, today=today) for each in found]),
        "law": clock_on(today),
    }
    return render(request, "governance/rights/requests.html", context)


@page(WATCH_RIGHTS)
def extend(request: Request, right_request_id: UUID) -> HttpResponse:
    """Extend the time of one."""
    held = queries.request_at(right_request_id, visible_to=request.actor)
    if held is None:
        raise Http404(str(right_request_id))

    def do(data: dict[str, Any]) -> object:
        return unless_met(
            lambda: actions.extend_right(
                request=held,
                because=LongerBecause(data["because"]),
                expected_version=data["version"] or 0,
                by=request.actor,
                now=clock.now(),
            )
        )

    back, title = reverse("governance:right_requests"), _("Extend the time")
    words = Asked(
        title=title,
        submit=title,
        said=_("The time is extended. Have the person told why, within the first month."),
        back=back,
        crumbs=[Item(_("Requests to put right or erase"), back), Item(title, "")],
    )
    form = LongerForm(request.POST or None, initial={"version": held.version})
    return ask(request, form, do, words)
