"""What a partner worker sees: the own agency's invitations, and the answer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.partners.models import Area
from wayside.patrols.models import Invitation
from wayside.patrols.parts import actions, queries
from wayside.patrols.parts.forms import AnswerInvitationForm
from wayside.patrols.parts.forms.asking import ACCEPT
from wayside.patrols.parts.permissions import ANSWER_INVITATIONS
from wayside.patrols.parts.presenters.invitations import invitation_card, invitation_map
from wayside.patrols.queries import ground_of
from wayside.patrols.views.opening import area_at
from wayside.web import clock
from wayside.web.collisions import Collision
from wayside.web.editing import refuse
from wayside.web.states import NotNow


@page(ANSWER_INVITATIONS)
def listed(request: Request, area: str) -> HttpResponse:
    """My invitations."""
    found, now = area_at(request, area), clock.now()
    rows = actions.open_invitations(area=found, by=request.actor, now=now)
    cards = [invitation_card(each, now=now) for each in rows]
    return render(request, "patrols/parts/invitations.html", {"area": found, "cards": cards})


@page(ANSWER_INVITATIONS)
def invitation(request: Request, area: str, invitation_id: UUID) -> HttpResponse:
    """One invitation, and the answer."""
    found = area_at(request, area)
    asked = _invitation_at(request, found, invitation_id)
    now = clock.now()
    workers = queries.workers_to_name(
        found, agency_id=asked.agency_id, day=asked.segment.patrol.date
    )
    form = AnswerInvitationForm(
        request.POST or None, workers=workers, initial=_initial(asked), version=asked.version
    )
    if request.method == "POST" and form.is_valid() and _answered(request, asked, form):
        return redirect("patrols:parts:invitations", area)
    actions.open_invitation(invitation=asked, by=request.actor, now=now)
    context = {
        "area": found,
        "card": invitation_card(asked, now=now),
        "map": invitation_map(asked, ground_of(found), area=found.name),
        "form": form,
    }
    return render(request, "patrols/parts/invitation.html", context)


def _answered(request: Request, asked: Invitation, form: AnswerInvitationForm) -> bool:
    data = form.cleaned_data
    given: dict[str, Any] = {
        "invitation": asked,
        "by": request.actor,
        "now": clock.now(),
        "expected_version": data["version"] or 0,
    }
    try:
        if data["answer"] == ACCEPT:
            workers = [UUID(each) for each in data.get("workers", ())]
            others = data["others"].splitlines()
            actions.accept_invitation(workers=workers, others=others, **given)
        else:
            actions.decline_invitation(reason=data["reason"], **given)
    except NotNow as refused:
        refuse(form, refused)
        return False
    except Collision:
        said = _("This invitation has changed since you opened it. Please look at it again.")
        messages.error(request, said)
        return True
    messages.success(request, _("Thank you. The coordinator is told."))
    return True


def _initial(asked: Invitation) -> dict[str, Any]:
    people = list(asked.attendees.all())
    return {
        "workers": [str(each.worker_id) for each in people if each.worker_id],
        "others": "\n".join(each.name for each in people if not each.worker_id),
        "reason": asked.declined_because,
    }


def _invitation_at(request: Request, area: Area, invitation_id: UUID) -> Invitation:
    try:
        found = queries.own_invitation(area, invitation_id, visible_to=request.actor)
    except ObjectDoesNotExist as gone:
        raise Http404(str(invitation_id)) from gone
    found.segment.patrol.week.area = area
    return found
