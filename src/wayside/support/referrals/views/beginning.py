"""A record begun from a referral or a handover: the form is filled with what it says."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.people import actions as people
from wayside.people.actions import Concerns, Details
from wayside.people.models import Person
from wayside.people.models.persons import IDENTITY
from wayside.people.permissions import SUPPORT_PEOPLE
from wayside.people.presenters.hits import shown as shown_hits
from wayside.people.views.opening import crumbs
from wayside.people.vocabulary import AgeMark, Sex
from wayside.sharing.handovers import queries as handovers
from wayside.sharing.models import Handover
from wayside.support.models import Referral
from wayside.support.referrals import actions
from wayside.support.referrals.forms.beginning import BeginForm
from wayside.support.referrals.presenters.beginning import initial
from wayside.support.referrals.views.opening import referral_at, url_of
from wayside.web import clock
from wayside.web.editing import carried_out
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
    """First told who may be the same person, as for everybody who is written down."""
    try:
        source = actions.open_source(of=of, by=request.actor, now=clock.now())
    except NotNow as refused:
        messages.error(request, str(refused))
        return redirect(back)
    filled = {"first_met": clock.today(), **initial(source.content)}
    form = BeginForm(request.POST or None, initial=filled)
    done = carried_out(request, form, lambda: _checked_or_begun(request, of, form.cleaned_data))
    if done and isinstance(done.result, Person):
        messages.success(request, _("Written down. Ask again how this person is reached safely."))
        return redirect("people:record", done.result.id)
    context: dict[str, Any] = {"crumbs": crumbs(_("Write somebody down"))}
    if done and isinstance(done.result, Concerns):
        sent = request.POST.copy()
        sent["told"] = done.result.token
        form = BeginForm(sent)
        context |= {"answer": done.result.answer, "hits": shown_hits(done.result.hits)}
    return render(request, "people/add.html", {**context, "form": form})


def _checked_or_begun(
    request: Request, of: Referral | Handover, data: dict[str, Any]
) -> Person | Concerns:
    words = {name: data[name] for name in IDENTITY}
    marks = {"age_mark": AgeMark(words["age_mark"]), "sex": Sex(words["sex"])}
    details, now = Details(**{**words, **marks}), clock.now()
    concerns = people.check_new(details=details, by=request.actor, now=now)
    if concerns.token and concerns.token != data["told"]:
        return concerns
    return actions.begin_record(
        of=of,
        details=details,
        first_met=data["first_met"],
        keeps_reach=data["keeps_reach"],
        by=request.actor,
        now=now,
    )
