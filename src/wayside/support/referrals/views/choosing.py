"""From an entry of the directory: whom to refer there."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.directory.views.opening import page_of, seen
from wayside.people import actions as people
from wayside.support.referrals import actions, queries
from wayside.support.referrals.permissions import REFER
from wayside.support.referrals.views.opening import crumbs
from wayside.web import clock
from wayside.web.editing import press
from wayside.web.paging import paged


@page(REFER)
def refer_to(request: Request, service_id: UUID) -> HttpResponse:
    """My people, to choose whom to refer; or the way to have an agency made of whoever runs it."""
    service, now = seen(request, service_id), clock.now()
    can_refer = queries.services_to_refer_to(visible_to=request.actor).filter(id=service.id)
    own = people.list_own(by=request.actor, now=now)
    context = {
        "service": service,
        "can_refer": can_refer.exists(),
        "no_agency": service.organization.agency_id is None,
        "people": paged(request, own),
        "back": page_of(service),
        "crumbs": crumbs(_("Refer somebody")),
    }
    return render(request, "support/referrals/refer_to.html", context)


@page(REFER)
@require_POST
def ask_for_agency(request: Request, service_id: UUID) -> HttpResponse:
    """Ask that an agency be made of whoever runs it."""
    service = seen(request, service_id)
    return press(
        request,
        lambda: actions.ask_for_agency(service=service, by=request.actor, now=clock.now()),
        _("The administrators of your area are asked. You can refer once it is an agency here."),
        reverse("support:refer_to", args=[service.id]),
    )
