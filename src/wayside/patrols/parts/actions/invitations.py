"""Asking partner agencies to engagement, and taking the question back."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.partners.models import Agency
from wayside.patrols.actions import steps
from wayside.patrols.models import Invitation, Segment
from wayside.patrols.parts import queries, rules
from wayside.patrols.parts.actions import mailing, shaping
from wayside.patrols.parts.permissions import SHAPE_NIGHTS
from wayside.patrols.parts.vocabulary import InvitationState
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.staffing.actions.partners import settle_partners
from wayside.patrols.vocabulary import Verb
from wayside.web.clock import day_of
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow

ASKED = ("agency", "room_for", "reply_by_date", "message", "who_to_call")


@transaction.atomic
def invite_agency(
    *,
    segment: Segment,
    agency: Agency,
    reply_by: date,
    who_to_call: str,
    by: Actor,
    now: datetime,
    room_for: int = 2,
    message: str = "",
    token: UUID | None = None,
) -> Invitation | None:
    """Ask an agency to one engagement; its people are told by mail. None when this very form was
    acted on already.

    Raises:
        NotNow: it is no engagement, has no meeting point, or lies too close to enforcement; the
            agency is asked already, or is none of the area's partners.
    """
    doing = steps.Doing(by, now, token)
    patrol = shaping.lock_to_shape(segment.patrol, doing)
    if patrol is None:
        return None
    current = queries.segment_of(patrol, segment.id)
    rules.check_holds_partners(current.kind)
    if not current.meeting_point or not current.meeting_at:
        raise NotNow(_("Enter where and when partners meet first. It is apart from the officers."))
    here = queries.agencies_to_ask(patrol.week.area).filter(id=agency.id).exists()
    rules.check_agency(agency.kind, works_here=here)
    rules.check_reply_by(reply_by, today=day_of(now), night=patrol.date)
    there = current.invitations.exclude(state=InvitationState.WITHDRAWN)
    if there.filter(agency=agency).exists():
        raise NotNow(_("%s is asked to this part already.") % agency)
    shaping.check(patrol, current, asked=True)
    made = Invitation.objects.create(
        segment=current,
        agency=agency,
        room_for=room_for,
        reply_by_date=reply_by,
        message=message.strip(),
        who_to_call=who_to_call.strip(),
        invited_by_id=by.person_id,
        created_at=now,
        updated_at=now,
    )
    _tell(made, Verb.INVITE_AGENCY, doing, Operation.COLLECTION, ASKED)
    subject = _("%s is invited to join engagement") % agency
    mailing.tell_agency(made, subject, mailing.when_and_where(made), by=by, now=now)
    shaping.look(patrol, doing)
    return made


@transaction.atomic
def withdraw_invitation(
    *,
    invitation: Invitation,
    reason: str,
    by: Actor,
    now: datetime,
    token: UUID | None = None,
) -> Invitation:
    """Take an invitation back, with the reason; the agency is told and sees it no more.

    Raises:
        NotNow: it is withdrawn already, or no reason is given.
    """
    doing = steps.Doing(by, now, token)
    area_id = invitation.segment.patrol.week.area_id
    require(by, SHAPE_NIGHTS, area_id=area_id)
    week = steps.lock(invitation.segment.patrol.week, doing)
    if week is None:
        return invitation
    if not reason.strip():
        raise NotNow(_("Say why the invitation is withdrawn."))
    patrol = invitation.segment.patrol
    patrol.week = week
    current = queries.invitation_of(patrol, invitation.id)
    take_back(current, reason.strip(), doing)
    shaping.look(patrol, doing)
    return current


def take_back(invitation: Invitation, reason: str, doing: steps.Doing) -> None:
    """Withdraw under the week's lock, and tell the agency."""
    step = rules.INVITATION.check_can(invitation.state, "withdraw")
    invitation.state = step.target
    invitation.withdrawn_at, invitation.withdrawn_because = doing.now, reason
    fields = ("state", "withdrawn_at", "withdrawn_because")
    version = invitation.version
    save_versioned(invitation, expected_version=version, now=doing.now, fields=fields)
    told = steps.Doing(doing.by, doing.now)
    _tell(invitation, Verb.WITHDRAW_INVITATION, told, Operation.ALTERATION, fields, reason=reason)
    settle_partners(patrol=invitation.patrol, by=doing.by, now=doing.now)
    subject = _("The invitation for %s is withdrawn") % patrol_name(invitation.patrol)
    mailing.tell_agency(invitation, subject, reason, by=doing.by, now=doing.now)


def _tell(
    invitation: Invitation,
    verb: Verb,
    doing: steps.Doing,
    operation: Operation,
    fields: tuple[str, ...],
    *,
    reason: str = "",
) -> None:
    patrol = invitation.segment.patrol
    steps.tell(
        patrol.week,
        verb,
        doing,
        about=invitation,
        subject=f"{invitation.agency}: {shaping.subject(invitation.segment, patrol)}",
        reason=reason,
        fields=fields,
        operation=operation,
    )
