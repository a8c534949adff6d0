"""Rosters and places on nights, as the actor may see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.partners.queries import area_around, area_named
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
from wayside.patrols.staffing.vocabulary import RosterState
from wayside.patrols.vocabulary import PatrolState, PostingState
from wayside.web.statements import compiled
from wayside.workforce.models import Worker

LARGE = ("patrol__week__ranking", "patrol__week__area__boundary")


def area_of_rosters(slug: str, *, visible_to: Actor) -> Area:
    """The borough whose nights the actor works on.

    Raises:
        Area.DoesNotExist: there is none, or it is not the actor's; nothing tells which.
    """
    found = area_named(slug, visible_to=visible_to)
    if found.level == AreaLevel.WARD:
        raise Area.DoesNotExist
    return found


def locked_area(area: Area) -> Area:
    """The area's row, locked: places on its nights change one after the other."""
    rows = Area.objects.select_for_update(of=("self",), no_key=True)
    return rows.defer("boundary").get(id=area.id)


def rosters(area: Area, *, visible_to: Actor) -> QuerySet[Roster]:
    """The rosters of an area, the latest first."""
    if not visible_to.may(VIEW_ROSTER, area_id=area.id):
        return Roster.objects.none()
    return Roster.objects.filter(area=area).select_related("asked_by", "settled_by")


def rosters_waiting(area: Area, *, visible_to: Actor, on: date) -> list[Roster]:
    """The drafts that nobody has settled and the jobs that failed, for nights still to come."""
    return _waiting(area.id, on) if visible_to.may(VIEW_ROSTER, area_id=area.id) else []


@compiled
def _waiting(area: UUID, on: date) -> QuerySet[Roster]:
    waits = (RosterState.DRAFT, RosterState.FAILED)
    return Roster.objects.filter(area=area, state__in=waits, until_date__gte=on)


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
    return area_around(slug, visible_to=visible_to)


@dataclass(frozen=True, slots=True, eq=False)
class RosterContents:
    """All that lies in one roster, and what people know now of its nights."""

    lines: tuple[RosterLine, ...]
    gaps: tuple[EmptyPost, ...]
    loads: tuple[RosterLoad, ...]
    published: tuple[Posting, ...]


def contents_of_roster(roster: Roster) -> RosterContents:
    """Everything in a roster, in six queries: each night and each person is read once, however
    many lines are about them. Whoever asks has opened it."""
    lines, gaps, loads = _lines(roster.id), _gaps(roster.id), _loads(roster.id)
    published = _published(roster.area_id, roster.from_date, roster.until_date)
    of_nights: list[RosterLine | EmptyPost | Posting] = [*lines, *gaps, *published]
    nights = {each.id: each for each in _nights([row.patrol_id for row in of_nights])}
    for row in of_nights:
        row.patrol = nights[row.patrol_id]
    of_people: list[RosterLine | RosterLoad | Posting] = [*lines, *loads, *published]
    people = {each.id: each for each in _people([place.worker_id for place in of_people])}
    for place in of_people:
        place.worker = people[place.worker_id]
    return RosterContents(tuple(lines), tuple(gaps), tuple(loads), tuple(published))


@compiled
def _lines(roster: UUID) -> QuerySet[RosterLine]:
    return RosterLine.objects.filter(roster=roster)


@compiled
def _gaps(roster: UUID) -> QuerySet[EmptyPost]:
    return EmptyPost.objects.filter(roster=roster)


@compiled
def _loads(roster: UUID) -> QuerySet[RosterLoad]:
    return RosterLoad.objects.filter(roster=roster)


@compiled
def _published(area: UUID, since: date, until: date) -> QuerySet[Posting]:
    return Posting.objects.filter(
        patrol__week__area=area,
        patrol__date__range=(since, until),
        patrol__state__in=BEFORE_GOING_OUT,
        state=PostingState.PUBLISHED,
    )


@compiled
def _nights(ids: list[UUID]) -> QuerySet[Patrol]:
    return Patrol.objects.filter(id__in=ids)


@compiled
def _people(ids: list[UUID]) -> QuerySet[Worker]:
    return Worker.objects.filter(id__in=ids).select_related("person")


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
