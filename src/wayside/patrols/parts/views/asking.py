"""Asking agencies and observers to a part of a night."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.patrols.forms import ReasonForm
from wayside.patrols.parts import actions, queries
from wayside.patrols.parts.forms import InviteForm, ObserverForm
from wayside.patrols.parts.permissions import SHAPE_NIGHTS
from wayside.patrols.parts.views.opening import asked, night_at, sent
from wayside.web import clock


@page(SHAPE_NIGHTS)
def invite(
    request: Request, area: str, week: str, patrol_id: UUID, segment_id: UUID
) -> HttpResponse:
    """Ask a partner agency."""
    at = night_at(request, area, week, patrol_id)
    segment = at.segment(segment_id)
    agencies = queries.agencies_to_ask(at.at.area)
    form = InviteForm(request.POST or None, agencies=agencies)
    done = sent(
        request,
        at,
        form,
        lambda: actions.invite_agency(
            segment=segment,
            agency=agencies.get(id=form.cleaned_data["agency"]),
            reply_by=form.cleaned_data["reply_by"],
            who_to_call=form.cleaned_data["who_to_call"],
            room_for=form.cleaned_data["room_for"],
            message=form.cleaned_data["message"],
            by=request.actor,
            now=clock.now(),
            token=form.once,
        ),
        _("The agency is invited and told by mail."),
    )
    return done or asked(
        request, at, form, title=_("Invite to “%s”") % segment, submit=_("Send the invitation")
    )


@page(SHAPE_NIGHTS)
def withdraw(
    request: Request, area: str, week: str, patrol_id: UUID, invitation_id: UUID
) -> HttpResponse:
    """Take an invitation back."""
    at = night_at(request, area, week, patrol_id)
    invitation = at.invitation(invitation_id)
    form = ReasonForm(request.POST or None)
    done = sent(
        request,
        at,
        form,
        lambda: actions.withdraw_invitation(
            invitation=invitation,
            reason=form.cleaned_data["reason"],
            by=request.actor,
            now=clock.now(),
            token=form.once,
        ),
        _("The invitation is withdrawn and the agency told."),
    )
    title = _("Withdraw the invitation of %s") % invitation.agency
    return done or asked(request, at, form, title=title, submit=_("Withdraw"), kind="warning")


@page(SHAPE_NIGHTS)
def invite_observer(
    request: Request, area: str, week: str, patrol_id: UUID, segment_id: UUID
) -> HttpResponse:
    """Ask a sergeant of another area to observe."""
    at = night_at(request, area, week, patrol_id)
    segment = at.segment(segment_id)
    form = ObserverForm(request.POST or None)
    done = sent(
        request,
        at,
        form,
        lambda: actions.invite_observer(
            segment=segment,
            name=form.cleaned_data["name"],
            unit=form.cleaned_data["unit"],
            email=form.cleaned_data["email"],
            by=request.actor,
            now=clock.now(),
            token=form.once,
        ),
        _("The sergeant is invited by mail."),
    )
    title = _("Invite an observer to “%s”") % segment
    return done or asked(request, at, form, title=title, submit=_("Send the invitation"))
