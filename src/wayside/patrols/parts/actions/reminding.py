"""Reminders: of an answer that is due, and of an engagement that is near."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.patrols.models import Invitation
from wayside.patrols.parts import rules
from wayside.patrols.parts.actions import mailing
from wayside.patrols.parts.permissions import SHAPE_NIGHTS
from wayside.patrols.parts.vocabulary import InvitationState
from wayside.web.clock import day_of

SOON_DAYS = 2
EVE = timedelta(days=1)


@transaction.atomic
def remind_agencies(*, by: Actor, now: datetime) -> int:
    """Remind those who have not answered two days before the day and on it; the evening before,
    those who come; and tell whoever invited when the day has passed without an answer. Each
    once, however often this runs. How many invitations were looked at is told."""
    require(by, SHAPE_NIGHTS)
    coming = Invitation.objects.filter(
        state__in=(InvitationState.INVITED, InvitationState.ACCEPTED),
        segment__ends_at__gt=now,
        segment__patrol__state__in=sorted(rules.STANDS),
    ).select_related("agency", "segment__patrol__week__area")
    found = list(coming.defer("segment__patrol__week__ranking"))
    for each in found:
        if each.state == InvitationState.INVITED:
            _unanswered(each, by, now)
        else:
            _eve(each, by, now)
    record(
        by=by,
        operation=Operation.ALTERATION,
        action="patrols.remind_agencies",
        now=now,
        record_type="patrols.Invitation",
        count=len(found),
    )
    return len(found)


def _unanswered(invitation: Invitation, by: Actor, now: datetime) -> None:
    left = (invitation.reply_by_date - day_of(now)).days
    key = f"{invitation.id} {invitation.reply_by_date}"
    if left < 0:
        subject = _("%s has not answered") % invitation.agency
        mailing.tell_inviter(invitation, subject, by=by, now=now, key=f"{key} unanswered")
    elif left <= SOON_DAYS:
        when = "last" if left == 0 else "soon"
        subject = _("Please answer today") if left == 0 else _("Please answer soon")
        body = mailing.when_and_where(invitation)
        mailing.tell_agency(invitation, subject, body, by=by, now=now, key=f"{key} {when}")


def _eve(invitation: Invitation, by: Actor, now: datetime) -> None:
    starts = invitation.segment.meeting_at or invitation.segment.starts_at
    if starts - now <= EVE:
        body = mailing.when_and_where(invitation)
        key = f"{invitation.id} {starts:%Y%m%d%H%M} eve"
        mailing.tell_agency(invitation, _("You are expected"), body, by=by, now=now, key=key)
