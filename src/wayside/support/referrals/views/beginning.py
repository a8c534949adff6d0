"""A record begun from a referral or a handover: the form is filled with what it says."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.people.actions import Details
from wayside.people.models import Person
from wayside.people.permissions import SUPPORT_PEOPLE
from wayside.sharing.handovers import queries as handovers
from wayside.sharing.models import Handover
from wayside.support.models import Referral
from wayside.support.referrals import actions
from wayside.support.referrals.forms.beginning import BeginForm
from wayside.support.referrals.presenters.beginning import initial
from wayside.support.referrals.views.opening import referral_at, url_of
from wayside.support.views.newcomers import write_down
from wayside.web import clock
from wayside.web.states import NotNow


@page(SUPPORT_PEOPLE)
def from_referral(request: Request, referral_id: UUID) -> HttpResponse:
    """From a referral that was accepted."""
    found = referral_at(referral_id)
    return _begun(request, found, url_of(found))


@page(SUPPORT_PEOPLE)
def from_handover(request: Request, handover_id: UUID) -> HttpResponse:
    """From a handover that was taken up; one that became a referral goes on there."""
    try:
        found = handovers.handover(handover_id)
    except Handover.DoesNotExist as nothing:
        raise Http404 from nothing
    held = Referral.objects.filter(handover=found).first()
    if held is not None:
        return redirect("support:begin_from_referral", held.id)
    return _begun(request, found, reverse("sharing:handover", args=[found.id]))


def _begun(request: Request, of: Referral | Handover, back: str) -> HttpResponse:
    """The form, filled with what it says."""
    try:
        source = actions.open_source(of=of, by=request.actor, now=clock.now())
    except NotNow as refused:
        messages.error(request, str(refused))
        return redirect(back)

    def act(details: Details, data: dict[str, Any]) -> Person:
        return actions.begin_record(
            of=of,
            details=details,
            first_met=data["first_met"],
            keeps_reach=data["keeps_reach"],
            by=request.actor,
            now=clock.now(),
        )

    title = _("Write somebody down from this")
    return write_down(request, BeginForm, initial(source.content), act, title=title)
