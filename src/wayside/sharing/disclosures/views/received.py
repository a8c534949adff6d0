"""What was disclosed to one's role: the list, one opened, the receipt that it was deleted."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.sharing.agreements.vocabulary import Category
from wayside.sharing.disclosures import actions, queries
from wayside.sharing.disclosures.permissions import RECEIVE_DISCLOSURES
from wayside.sharing.disclosures.vocabulary import DisclosureState
from wayside.sharing.models import Delivery
from wayside.sharing.reach import Reach, lines, reach_in
from wayside.sharing.views.reaching import Stop, shown_on_asking
from wayside.web import clock
from wayside.web.editing import press
from wayside.web.navigation import Item
from wayside.web.paging import paged
from wayside.web.states import NotNow


@page(RECEIVE_DISCLOSURES)
def received(request: Request) -> HttpResponse:
    """What was disclosed to one's role at one's agency."""
    now = clock.now()
    rows = actions.list_received(by=request.actor, now=now)
    context = {"received": paged(request, rows, per_page=20), "now": now}
    return render(request, "sharing/received.html", context)


@page(RECEIVE_DISCLOSURES)
def delivery(request: Request, delivery_id: UUID) -> HttpResponse:
    """One, opened; a closed one says that it is closed, and asks to delete what was kept."""
    held, now = _at(request, delivery_id), clock.now()
    context = {
        "delivery": held,
        "categories": [Category(each).label for each in held.categories],
        "crumbs": [Item(_("Disclosed to you"), reverse("sharing:received")), Item(_("One"), "")],
    }
    try:
        content = actions.open_delivery(delivery=held, by=request.actor, now=now).content
    except NotNow as closed:
        context["closed"] = str(closed)
        context["must_delete"] = held.state != DisclosureState.OPEN and held.deleted_at is None
    else:
        context["content"] = content
        context["text"] = (content or {}).get("text", "")
        context["lines"] = lines(content)
        context["has_reach"] = reach_in(content) is not None
    return render(request, "sharing/delivery.html", context)


@page(RECEIVE_DISCLOSURES)
def reach(request: Request, delivery_id: UUID) -> HttpResponse:
    """A full stop before a number that was disclosed; then it is shown, once."""
    held = _at(request, delivery_id)
    own = reverse("sharing:delivery", args=[held.id])
    title = _("How to reach this person")
    crumbs = [
        Item(_("Disclosed to you"), reverse("sharing:received")),
        Item(_("One"), own),
        Item(title, ""),
    ]

    def show() -> Reach:
        return actions.show_delivered_reach(delivery=held, by=request.actor, now=clock.now())

    return shown_on_asking(request, show, Stop(title, crumbs, own, _("Back to what was disclosed")))


@page(RECEIVE_DISCLOSURES)
@require_POST
def deleted(request: Request, delivery_id: UUID) -> HttpResponse:
    """Confirm that what was kept is deleted."""
    held = _at(request, delivery_id)
    return press(
        request,
        lambda: actions.confirm_deleted(delivery=held, by=request.actor, now=clock.now()),
        _("Thank you. The agency that disclosed it has the receipt."),
        reverse("sharing:received"),
    )


def _at(request: Request, delivery_id: UUID) -> Delivery:
    found = queries.received(by=request.actor).filter(id=delivery_id).first()
    if found is None:
        raise Http404(str(delivery_id))
    return found
