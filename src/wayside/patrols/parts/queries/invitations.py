"""Invitations: each agency its own, and all of them for who asks."""

from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.partners.models import Agency, Area, Membership
from wayside.partners.queries import lineage
from wayside.partners.queries.roles import holding_on
from wayside.partners.vocabulary import AgencyKind
from wayside.patrols.models import Attendee, Invitation, Patrol
from wayside.patrols.parts.permissions import ANSWER_INVITATIONS
from wayside.patrols.parts.vocabulary import InvitationState
from wayside.patrols.vocabulary import PatrolState, SegmentKind
from wayside.workforce.models import Worker
from wayside.workforce.vocabulary import WorkerKind


def own_invitations(area: Area, *, visible_to: Actor) -> QuerySet[Invitation]:
    """The invitations of the actor's own agency to engagement in the area that still hold."""
    if not visible_to.may(ANSWER_INVITATIONS) or visible_to.agency_id is None:
        return Invitation.objects.none()
    people = Prefetch("attendees", Attendee.objects.order_by("name"))
    return (
        Invitation.objects.filter(
            agency=visible_to.agency_id,
            segment__kind=SegmentKind.ENGAGEMENT,
            segment__patrol__week__area=area,
        )
        .exclude(state=InvitationState.WITHDRAWN)
        .exclude(segment__patrol__state=PatrolState.CANCELLED)
        .select_related("segment__place", "segment__patrol__week__programme", "agency")
        .defer("segment__patrol__week__ranking")
        .prefetch_related(people)
        .order_by("segment__starts_at", "id")
    )


def own_invitation(area: Area, invitation_id: UUID, *, visible_to: Actor) -> Invitation:
    """One of them.

    Raises:
        Invitation.DoesNotExist: there is none, it is another agency's, or it was withdrawn;
            nothing tells which.
    """
    return own_invitations(area, visible_to=visible_to).get(id=invitation_id)


def invitations_to(patrol: Patrol) -> QuerySet[Invitation]:
    """All that was asked for a night, for who asks."""
    found = Invitation.objects.filter(segment__patrol=patrol)
    return found.select_related("agency", "answered_by", "segment").prefetch_related("attendees")


def invitation_of(patrol: Patrol, invitation_id: UUID) -> Invitation:
    """An invitation to a part of the patrol.

    Raises:
        Invitation.DoesNotExist: it is none of this patrol's.
    """
    found = invitations_to(patrol).get(id=invitation_id)
    found.segment.patrol = patrol
    return found


def agencies_to_ask(area: Area) -> QuerySet[Agency]:
    """The partner agencies that work in the area."""
    here = Agency.objects.filter(areas__in=lineage(area)) | Agency.objects.filter(
        areas__parent=area
    )
    return here.exclude(kind=AgencyKind.POLICE).distinct().order_by("name")


def workers_to_name(area: Area, *, agency_id: UUID, day: date) -> QuerySet[Worker]:
    """The agency's partner workers in the area's pool on a day."""
    return (
        Worker.objects.filter(area=area, agency=agency_id, kind=WorkerKind.PARTNER)
        .filter(joined_date__lte=day, left_date__isnull=True)
        .select_related("person")
    )


def addressees(agency: Agency, area: Area, day: date) -> list[UUID]:
    """The people who answer for an agency in the area on a day."""
    held = Membership.objects.filter(
        holding_on(day), agency=agency, role=Role.PARTNER_WORKER, account__is_active=True
    ).filter(area__in=lineage(area))
    return list(held.values_list("person_id", flat=True).distinct())
