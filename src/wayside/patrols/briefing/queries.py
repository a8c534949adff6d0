"""Who may open which briefing, and what it is made of."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.partners.models import Agency
from wayside.patrols.briefing import rules
from wayside.patrols.briefing.permissions import RELEASE_BRIEFING
from wayside.patrols.briefing.vocabulary import Version
from wayside.patrols.models import (
    Briefing,
    Patrol,
    PatrolPlace,
    RiskAssessment,
    Segment,
    Stop,
)
from wayside.patrols.models.invitations import Attendee, Invitation
from wayside.patrols.parts.queries.invitations import addressees
from wayside.patrols.parts.vocabulary import InvitationState
from wayside.patrols.queries import places_of, posts_of
from wayside.patrols.queries.crews import CrewMember
from wayside.patrols.risk.queries import approved, crew_of, outdated, own_place, risks_of
from wayside.patrols.risk.rules import Risk
from wayside.patrols.vocabulary import Duty, SegmentKind
from wayside.web.clock import day_of
from wayside.workforce.queries import trained_wanted


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """All that one version of a briefing tells. The partner version holds no place, person or
    segment beyond those of the agency's own engagement, and no hazard but those written for
    partners: what is not in here cannot be shown."""

    patrol: Patrol
    briefing: Briefing
    version: Version
    assessment: RiskAssessment
    agency: Agency | None = None
    segments: tuple[Segment, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    places: tuple[PatrolPlace, ...] = ()
    stops: tuple[Stop, ...] = ()
    crew: tuple[CrewMember, ...] = ()
    risks: tuple[Risk, ...] = ()


def standing(patrol: Patrol) -> Briefing | None:
    """The briefing that was released and not called back."""
    found = Briefing.objects.filter(patrol=patrol, called_back_at__isnull=True)
    return found.select_related("assessment", "released_by").first()


def accepted(patrol: Patrol, agency_id: UUID | None) -> tuple[Invitation, ...]:
    """The agency's accepted invitations to engagement of this patrol; never another part."""
    if agency_id is None:
        return ()
    found = Invitation.objects.filter(
        segment__patrol=patrol,
        segment__kind=SegmentKind.ENGAGEMENT,
        agency=agency_id,
        state=InvitationState.ACCEPTED,
    )
    return tuple(
        found.select_related("segment__place", "agency").order_by("segment__starts_at", "id")
    )


def agencies_coming(patrol: Patrol) -> tuple[Agency, ...]:
    """The partner agencies that accepted, by name."""
    found = Agency.objects.filter(
        invitations__segment__patrol=patrol,
        invitations__segment__kind=SegmentKind.ENGAGEMENT,
        invitations__state=InvitationState.ACCEPTED,
    )
    return tuple(found.distinct().order_by("name"))


def coming_from(agency: Agency, patrol: Patrol, *, now: datetime) -> tuple[UUID, ...]:
    """The people to tell of the briefing: who answers for the agency, and who comes of its pool."""
    answer = addressees(agency, patrol.week.area, day_of(now))
    come = Attendee.objects.filter(
        invitation__segment__patrol=patrol,
        invitation__agency=agency,
        invitation__state=InvitationState.ACCEPTED,
        worker__isnull=False,
    ).values_list("worker__person_id", flat=True)
    return tuple(dict.fromkeys((*answer, *come)))


def version_for(patrol: Patrol, *, visible_to: Actor) -> Version | None:
    """Which version the actor may open; None for who is not on the patrol. The partner role
    never gets the police version, whatever else is on record of the person."""
    if visible_to.role == Role.PARTNER_WORKER:
        return Version.PARTNER if accepted(patrol, visible_to.agency_id) else None
    if visible_to.may(RELEASE_BRIEFING, area_id=patrol.week.area_id):
        return Version.POLICE
    mine = own_place(patrol, visible_to=visible_to)
    return Version.POLICE if mine and mine.duty != Duty.PARTNER else None


def police(patrol: Patrol, briefing: Briefing) -> Told:
    """The police version."""
    places = tuple(places_of(patrol).select_related("ward").defer("ward__boundary"))
    return Told(
        patrol=patrol,
        briefing=briefing,
        version=Version.POLICE,
        assessment=briefing.assessment,
        segments=tuple(patrol.segments.select_related("place").order_by("starts_at", "id")),
        places=places,
        stops=tuple(patrol.stops.order_by("number")),
        crew=crew_of(patrol),
        risks=risks_of(briefing.assessment),
    )


def partner(patrol: Patrol, briefing: Briefing, invitations: Sequence[Invitation]) -> Told:
    """The partner version: the accepted engagement, its places, the hazards that are written
    for partners, and nothing else."""
    segments = tuple(each.segment for each in invitations)
    places = {each.place.id: each.place for each in segments if each.place}
    return Told(
        patrol=patrol,
        briefing=briefing,
        version=Version.PARTNER,
        assessment=briefing.assessment,
        agency=invitations[0].agency if invitations else None,
        segments=segments,
        invitations=tuple(invitations),
        places=tuple(places.values()),
        risks=tuple(each for each in risks_of(briefing.assessment) if each.for_partners),
    )


def readiness(patrol: Patrol, *, now: datetime) -> rules.Readiness:
    """How far a patrol is from being briefed."""
    found = approved(patrol)
    told = Counter(str(each.duty) for each in crew_of(patrol))
    wanted = posts_of([patrol], trained=trained_wanted(patrol.week.area))[patrol.id]
    return rules.Readiness(
        is_approved=found is not None,
        changed=outdated(found) if found else (),
        empty=tuple(
            (each.duty, each.wanted - told[each.duty])
            for each in wanted
            if told[each.duty] < each.wanted
        ),
        plain_clothes=patrol.plain_clothes_at is not None,
        is_over=now >= patrol.ends_at,
    )
