"""What is due today, my people, and the load of each worker."""

from django.http import HttpResponse
from django.shortcuts import render

from wayside.access.gates import Request, page
from wayside.people import actions as people
from wayside.people.presenters.due import shown as shown_people_due
from wayside.support import actions as support
from wayside.support import duties
from wayside.support.caseload import actions
from wayside.support.caseload.permissions import VIEW_CASELOAD
from wayside.support.caseload.presenters import shown
from wayside.support.presenters.due import shown as shown_due
from wayside.web import clock


@page(VIEW_CASELOAD)
def caseload(request: Request) -> HttpResponse:
    """What is due today, and my people by the weight of their needs."""
    by, now, today = request.actor, clock.now(), clock.today()
    held, closed = actions.open_caseload(by=by, now=now)
    context = {
        "held": shown(held, today=today),
        "closed": closed,
        "due": shown_people_due(people.list_due(by=by, now=now)),
        "planned": shown_due(
            support.list_due(by=by, now=now), today=today, member_id=by.membership_id
        ),
        "duties": duties.due(visible_to=by, today=today),
    }
    return render(request, "support/caseload/page.html", context)


@page(VIEW_CASELOAD)
def loads(request: Request) -> HttpResponse:
    """How much each worker has, in numbers alone."""
    found = actions.list_loads(by=request.actor, now=clock.now())
    return render(request, "support/caseload/loads.html", {"loads": found})
