"""What an agency sees of its own invitations, and what it answers."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.partners.models import Area
from wayside.patrols.actions.steps import Doing, check_version, lock
from wayside.patrols.models import Attendee, Invitation
from wayside.patrols.parts import queries, rules
from wayside.patrols.parts.actions import mailing, shaping
from wayside.patrols.parts.permissions import ANSWER_INVITATIONS
from wayside.patrols.parts.vocabulary import InvitationState
from wayside.patrols.staffing.actions.partners import settle_partners
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow

ANSWER = ("state", "answered_by", "answered_at", "declined_because")


@look
def open_invitations(*, area: Area, by: Actor, now: datetime) -> tuple[Invitation, ...]:
    """The own agency's invitations that are not over."""
    require(by, ANSWER_INVITATIONS)
    found = queries.own_invitations(area, visible_to=by).filter(segment__ends_at__gt=now)
    record(
        by=by,
        operation=Operation.LISTING,
        action="patrols.open_invitations",
        now=now,
        area_id=area.id,
        record_type="patrols.Invitation",
    )
    return tuple(found)


@look
def open_invitation(*, invitation: Invitation, by: Actor, now: datetime) -> None:
    """One of them was opened."""
    require(by, ANSWER_INVITATIONS)
    _record(invitation, "patrols.open_invitation", Operation.CONSULTATION, by, now)


@transaction.atomic
def accept_invitation(
    *,
    invitation: Invitation,
    workers: Sequence[UUID],
    others: Sequence[str],
    by: Actor,
    now: datetime,
    expected_version: int,
) -> Invitation:
    """Accept, and name who comes: workers of the pool, and others by name.

    Raises:
        NotNow: nobody or too many are named, or it is too late.
        Invitation.DoesNotExist: it is not the own agency's, or was withdrawn.
        Collision: a colleague answered since it was looked at.
    """
    current = _current(invitation, by, now)
    check_version(current, expected_version)
    week, segment = current.segment.patrol.week, current.segment
    known = list(
        queries.workers_to_name(
            week.area, agency_id=current.agency_id, day=segment.patrol.date
        ).filter(id__in=workers)
    )
    names = list(dict.fromkeys(name.strip() for name in others if name.strip()))
    rules.check_room(len(known) + len(names), current.room_for)
    current.attendees.all().delete()
    Attendee.objects.bulk_create(
        [
            *(Attendee(invitation=current, worker=w, name=w.person.name) for w in known),
            *(Attendee(invitation=current, name=name[:120]) for name in names),
        ]
    )
    _answer(current, "accept", by, now)
    return current


@transaction.atomic
def decline_invitation(
    *, invitation: Invitation, reason: str, by: Actor, now: datetime, expected_version: int
) -> Invitation:
    """Decline with the reason.

    Raises:
        NotNow: no reason is given, or it is too late.
        Invitation.DoesNotExist: it is not the own agency's, or was withdrawn.
        Collision: a colleague answered since it was looked at.
    """
    if not reason.strip():
        raise NotNow(_("Say why you decline, so that the coordinator can plan."))
    current = _current(invitation, by, now)
    check_version(current, expected_version)
    current.attendees.all().delete()
    current.declined_because = reason.strip()
    _answer(current, "decline", by, now)
    return current


def _current(invitation: Invitation, by: Actor, now: datetime) -> Invitation:
    """The invitation as it stands, if it is the actor's agency's to answer, locked; its week
    first, as whoever withdraws it does."""
    require(by, ANSWER_INVITATIONS)
    if by.person_id is None:
        raise NotNow(_("Only a person can answer."))
    lock(invitation.segment.patrol.week, Doing(by, now))
    Invitation.objects.select_for_update().get(id=invitation.id)
    area = invitation.segment.patrol.week.area
    current = queries.own_invitation(area, invitation.id, visible_to=by)
    current.segment.patrol.week.area = area
    rules.check_can_answer(current.segment.patrol.state, current.segment.ends_at, now)
    return current


def _answer(invitation: Invitation, verb: str, by: Actor, now: datetime) -> None:
    invitation.state = rules.INVITATION.check_can(invitation.state, verb).target
    invitation.answered_by_id, invitation.answered_at = by.person_id, now
    if verb == "accept":
        invitation.declined_because = ""
    save_versioned(invitation, expected_version=invitation.version, now=now, fields=ANSWER)
    _record(invitation, "patrols.answer_invitation", Operation.ALTERATION, by, now)
    settle_partners(patrol=invitation.patrol, by=by, now=now)
    shaping.look(invitation.patrol, Doing(by, now))
    accepted = invitation.state == InvitationState.ACCEPTED
    said = _("%s accepts") if accepted else _("%s declines")
    mailing.tell_inviter(invitation, said % invitation.agency, by=by, now=now)


def _record(
    invitation: Invitation, action: str, operation: Operation, by: Actor, now: datetime
) -> None:
    record(
        by=by,
        operation=operation,
        action=action,
        now=now,
        record_type="patrols.Invitation",
        record_id=invitation.id,
        controller_id=invitation.segment.patrol.week.programme.lead_agency_id,
        area_id=invitation.segment.patrol.week.area_id,
        fields=(*ANSWER, "attendees"),
    )
