"""A partner agency's own invitations: to answer, to come to, to be briefed for."""

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from wayside.home.due.lists import capped
from wayside.home.presenters import Due, Urgency
from wayside.home.workplace import Workplace
from wayside.partners.models import Area
from wayside.patrols.models import Briefing, Invitation
from wayside.patrols.parts.permissions import ANSWER_INVITATIONS
from wayside.patrols.parts.queries import own_invitations
from wayside.patrols.parts.vocabulary import InvitationState
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.risk.presenters import clocks
from wayside.patrols.vocabulary import PatrolState

MOST = 4
BRIEFED = (PatrolState.BRIEFED, PatrolState.OUT)


def due(place: Workplace, *, now: datetime) -> Iterator[Due]:
    """For partner workers."""
    if not place.actor.may(ANSWER_INVITATIONS):
        return
    today = place.today
    for borough in place.around:
        rows = list(
            own_invitations(borough, visible_to=place.actor).filter(
                segment__ends_at__gt=now,
                state__in=(InvitationState.INVITED, InvitationState.ACCEPTED),
            )
        )
        queue = reverse("patrols:parts:invitations", args=[borough.slug])
        asked = [each for each in rows if each.state == InvitationState.INVITED]
        yield from capped([_answer(each, borough, today) for each in asked], MOST, queue)
        comes = [each for each in rows if each.state == InvitationState.ACCEPTED]
        yield from _briefings(comes, borough, now)
        yield from capped([_come(each, borough, today) for each in comes], MOST, queue)


def _answer(invitation: Invitation, borough: Area, today: date) -> Due:
    return Due(
        _("Answer the invitation for %s") % patrol_name(invitation.patrol),
        reverse("patrols:parts:invitation", args=[borough.slug, invitation.id]),
        Urgency.BLOCKED if invitation.reply_by_date <= today else Urgency.DUE,
        _("%(what)s. Please answer by %(day)s.")
        % {
            "what": invitation.segment,
            "day": format_date(invitation.reply_by_date, "l j F"),
        },
    )


def _come(invitation: Invitation, borough: Area, today: date) -> Due:
    segment = invitation.segment
    at = clocks((segment.meeting_at or segment.starts_at,))
    where = {"time": at, "place": segment.meeting_point}
    return Due(
        _("You are expected on %s") % patrol_name(invitation.patrol),
        reverse("patrols:parts:invitation", args=[borough.slug, invitation.id]),
        Urgency.DUE if invitation.patrol.date == today else Urgency.TO_KNOW,
        _("Meet at %(time)s: %(place)s") % where,
    )


def _briefings(comes: list[Invitation], borough: Area, now: datetime) -> Iterator[Due]:
    """One a night, however many parts of it the agency joins."""
    nights = {each.patrol.id: each.patrol for each in comes if each.patrol.state in BRIEFED}
    if not nights:
        return
    held = Briefing.objects.filter(
        patrol__in=nights, called_back_at__isnull=True, closes_at__gt=now
    )
    for patrol_id in held.order_by("patrol__starts_at").values_list("patrol", flat=True):
        patrol = nights[patrol_id]
        yield Due(
            _("Read your briefing for %s") % patrol_name(patrol),
            reverse("patrols:briefing", args=[borough.slug, patrol.week.iso, patrol.id]),
            Urgency.DUE,
            _("Your part of it: where you meet, when, and who to call."),
        )
