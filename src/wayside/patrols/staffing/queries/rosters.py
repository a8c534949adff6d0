"""Rosters and places on nights, as the actor may see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.partners.vocabulary import AreaLevel
from wayside.patrols.models import (
    EmptyPost,
    Patrol,
    Posting,
    Roster,
    RosterLine,
    RosterLoad,
    Unavailability,
)
from wayside.patrols.rules.machines import BEFORE_GOING_OUT
from wayside.patrols.staffing.permissions import PLAN_ROSTER, VIEW_ROSTER
from wayside.patrols.staffing.seats import Seat, seats_of
from wayside.patrols.vocabulary import PatrolState, PostingState
from wayside.workforce.models import Worker

LARGE = ("patrol__week__ranking", "patrol__week__area__boundary")


def area_of_rosters(slug: str, *, visible_to: Actor) -> Area:
    """The borough whose nights the actor works on.

    Raises:
        Area.DoesNotExist: there is none, or it is not the actor's; nothing tells which.
    """
    found = Area.objects.exclude(level=AreaLevel.WARD).filter(id__in=visible_to.area_ids)
    return found.defer("boundary").get(slug=slug)


def locked_area(area: Area) -> Area:
    """The area's row, locked: places on its nights change one after the other."""
    rows = Area.objects.select_for_update(of=("self",), no_key=True)
    return rows.defer("boundary").get(id=area.id)


def rosters(area: Area, *, visible_to: Actor) -> QuerySet[Roster]:
    """The rosters of an area, the latest first."""
    if not visible_to.may(VIEW_ROSTER, area_id=area.id):
        return Roster.objects.none()
    return Roster.objects.filter(area=area).select_related("asked_by", "settled_by")


def roster_of_area(area: Area, roster_id: UUID, *, visible_to: Actor) -> Roster:
    """One of them.

    Raises:
        Roster.DoesNotExist: there is none, or it is not the actor's.
    """
    return rosters(area, visible_to=visible_to).get(id=roster_id)


def own_postings(area: Area, *, of: Actor, since: date) -> QuerySet[Posting]:
    """The actor's own coming places."""
    found = Posting.objects.filter(
        worker__area=area,
        worker__person=of.person_id,
        state=PostingState.PUBLISHED,
        patrol__date__gte=since,
    ).exclude(patrol__state=PatrolState.CANCELLED)
    rows = found.select_related("patrol__week__area", "worker__person", "segment")
    return rows.defer(*LARGE).order_by("patrol__starts_at")


def places_to_give_up(area: Area, *, by: Actor, since: date) -> QuerySet[Posting]:
    """The coming places that the actor may give up: their own, or all for who plans. Who comes
    by invitation is taken off by their agency's answer."""
    if not by.may(PLAN_ROSTER, area_id=area.id):
        return own_postings(area, of=by, since=since).filter(segment__isnull=True)
    found = Posting.objects.filter(
        patrol__week__area=area,
        state=PostingState.PUBLISHED,
        patrol__date__gte=since,
        segment__isnull=True,
    )
    return found.select_related("patrol__week__area", "worker__person").defer(*LARGE)


def unable(area: Area, *, by: Actor, since: date) -> QuerySet[Unavailability]:
    """Who cannot come on which coming night: all of them for who plans, else the actor's own."""
    found = Unavailability.objects.filter(
        patrol__week__area=area, patrol__date__gte=since, lifted_at__isnull=True
    )
    if not by.may(PLAN_ROSTER, area_id=area.id):
        found = found.filter(worker__person=by.person_id) if by.person_id else found.none()
    rows = found.select_related("patrol__week__area", "worker__person")
    return rows.defer(*LARGE).order_by("patrol__starts_at", "worker__person__name")


def coming_night(area: Area, patrol_id: UUID, *, since: date) -> Patrol:
    """A night that has still to go out.

    Raises:
        Patrol.DoesNotExist: there is none in this area.
    """
    found = Patrol.objects.filter(week__area=area, date__gte=since, state__in=BEFORE_GOING_OUT)
    return found.select_related("week__area", "week__programme").get(id=patrol_id)


def area_of_duties(slug: str, *, visible_to: Actor) -> Area:
    """The borough around where the actor works.

    Raises:
        Area.DoesNotExist: there is none, or it is not the actor's; nothing tells which.
    """
    mine = visible_to.area_ids
    rows = Area.objects.exclude(level=AreaLevel.WARD).filter(Q(id__in=mine) | Q(parts__in=mine))
    return rows.distinct().defer("boundary").get(slug=slug)


@dataclass(frozen=True, slots=True, eq=False)
class RosterContents:
    """All that lies in one roster, and what people know now of its nights."""

    lines: tuple[RosterLine, ...]
    gaps: tuple[EmptyPost, ...]
    loads: tuple[RosterLoad, ...]
    published: tuple[Posting, ...]


def contents_of_roster(roster: Roster) -> RosterContents:
    """Everything in a roster, in four queries; whoever asks has opened it."""
    people = ("patrol", "worker__person")
    return RosterContents(
        lines=tuple(roster.lines.select_related(*people)),
        gaps=tuple(roster.empty_posts.select_related("patrol")),
        loads=tuple(roster.loads.select_related("worker__person")),
        published=tuple(
            Posting.objects.filter(
                patrol__week__area=roster.area_id,
                patrol__date__range=(roster.from_date, roster.until_date),
                patrol__state__in=BEFORE_GOING_OUT,
                state=PostingState.PUBLISHED,
            ).select_related(*people)
        ),
    )


def night_of_roster(roster: Roster, patrol_id: UUID) -> Patrol | None:
    """A night that a roster is about."""
    dates = (roster.from_date, roster.until_date)
    rows = Patrol.objects.filter(week__area=roster.area_id, date__range=dates)
    return rows.filter(id=patrol_id).first()


def crew_of_night(roster: Roster, patrol_id: UUID) -> tuple[Seat, ...]:
    """Who sits where on one night of a roster as it stands."""
    return seats_of(RosterLine.objects.filter(roster=roster, patrol=patrol_id))


def named_in(roster: Roster, *, visible_to: Actor) -> tuple[Mapping[str, str], Mapping[str, date]]:
    """Names of the pool's people and dates of the nights around a roster, by their ids."""
    people = Worker.objects.filter(area=roster.area_id, area__in=visible_to.area_ids)
    nights = Patrol.objects.filter(
        week__area=roster.area_id, date__range=(roster.from_date, roster.until_date)
    )
    return (
        {str(key): name for key, name in people.values_list("id", "person__name")},
        {str(key): day for key, day in nights.values_list("id", "date")},
    )
