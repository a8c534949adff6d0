"""Weeks and what lies in them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.partners.queries import area_around
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.models import (
    Comment,
    Decision,
    Patrol,
    PatrolPlace,
    Posting,
    Stop,
    Week,
)
from wayside.patrols.permissions import (
    COMMENT,
    PLAN_WEEKS,
    VIEW_REVIEW,
    VIEW_WEEKS,
    VIEW_WHOLE_AREA,
)
from wayside.patrols.vocabulary import CommentState, PatrolState, PostingState, WeekState
from wayside.web.statements import compiled

Row = TypeVar("Row")
_people = Posting.objects.filter(patrol=OuterRef("pk"), state=PostingState.PUBLISHED)


def area_of_weeks(slug: str, *, visible_to: Actor) -> Area:
    """The borough whose weeks the actor may ask for: of the membership, or around its ward.

    Raises:
        Area.DoesNotExist: there is none, or it is not the actor's; nothing tells which.
    """
    return area_around(slug, visible_to=visible_to)


def weeks(area: Area, *, visible_to: Actor) -> QuerySet[Week]:
    """The weeks of an area without their rankings, latest first; those in review only for who
    may see them."""
    found = Week.objects.filter(area=area).exclude(state=WeekState.AHEAD).defer("ranking")
    if not visible_to.may(VIEW_REVIEW):
        found = found.exclude(state=WeekState.REVIEW)
    live = ~Q(patrols__state=PatrolState.CANCELLED)
    chosen = live & Q(patrols__places__position__isnull=False)
    if area.id not in visible_to.area_ids:
        chosen &= Q(patrols__places__ward__in=visible_to.area_ids)
    waits = Q(comments__state=CommentState.OPEN) & _comments_seen(area.id, visible_to, "comments__")
    return found.order_by("-iso_year", "-iso_week").annotate(
        patrol_count=Count("patrols", filter=live, distinct=True),
        place_count=Count("patrols__places", filter=chosen, distinct=True),
        open_comments=Count("comments", filter=waits, distinct=True),
    )


def week_of(area: Area, iso: IsoWeek, *, visible_to: Actor) -> Week | None:
    """One week of an area, or None when it is not started or not the actor's to see."""
    found = week_of_nights(area, iso)
    if found and found.state == WeekState.REVIEW and not _sees_review(visible_to):
        return None
    return found


def week_of_nights(area: Area, iso: IsoWeek) -> Week | None:
    """The same for the pages of one night, which ask themselves who is on it: a week that is
    opened again keeps its nights, and officers who are out must still check in."""
    for week in _started(area.id, iso.year, iso.number):
        week.area = area
        return week
    return None


@compiled
def _started(area: UUID, year: int, number: int) -> QuerySet[Week]:
    found = Week.objects.filter(area=area, iso_year=year, iso_week=number)
    return found.exclude(state=WeekState.AHEAD).select_related("programme__settings")


def weeks_in_review(
    area: Area, isos: Collection[IsoWeek], *, visible_to: Actor
) -> tuple[IsoWeek, ...]:
    """Those of a few weeks whose plan is in review, the first first, for who may see it so."""
    if not _sees_review(visible_to):
        return ()
    rows = Week.objects.filter(_named(isos), area=area, state=WeekState.REVIEW)
    found = rows.order_by("iso_year", "iso_week").values_list("iso_year", "iso_week")
    return tuple(IsoWeek(*each) for each in found)


def _named(isos: Collection[IsoWeek]) -> Q:
    named = Q()
    for iso in isos:
        named |= Q(iso_year=iso.year, iso_week=iso.number)
    return named


def _sees_review(actor: Actor) -> bool:
    """Partners comment while the week is in review, so they see it (their own page of it)."""
    return actor.may(VIEW_REVIEW) or actor.may(COMMENT)


def coming_patrols(area: Area, *, visible_to: Actor, today: date) -> QuerySet[Patrol]:
    """The patrols of planned weeks that are still to go out, the next first: those of the areas
    that the actor works in as a whole, for a patrol's night and hours are of no one ward."""
    if not visible_to.may(VIEW_WEEKS, area_id=area.id):
        return Patrol.objects.none()
    found = Patrol.objects.filter(
        week__area=area, week__state=WeekState.PLANNED, date__gte=today
    ).exclude(state=PatrolState.CANCELLED)
    return found.select_related("week").defer("week__ranking").order_by("starts_at")


def patrol_of(week: Week, patrol_id: UUID) -> Patrol:
    """A patrol of the week.

    Raises:
        Patrol.DoesNotExist: it is none of this week's.
    """
    patrol = week.patrols.get(id=patrol_id)
    patrol.week = week
    return patrol


def places_of(patrol: Patrol) -> QuerySet[PatrolPlace]:
    """The places on a patrol, in order."""
    return patrol.places.filter(position__isnull=False).order_by("position")


def place_of(week: Week, place_id: UUID, *, visible_to: Actor) -> PatrolPlace:
    """A place on one of the week's patrols that the actor may see.

    Raises:
        PatrolPlace.DoesNotExist: there is none, or it lies in another ward.
    """
    found = _places(week, visible_to).select_related("patrol", "ward").defer("ward__boundary")
    place = found.get(id=place_id)
    place.patrol.week = week
    return place


def comment_of(week: Week, comment_id: UUID, *, visible_to: Actor) -> Comment:
    """A comment on the week.

    Raises:
        Comment.DoesNotExist: there is none that the actor may see.
    """
    return _comments(week, visible_to).get(id=comment_id)


@dataclass(frozen=True, slots=True, eq=False)
class Contents:
    """All that lies in one week, fetched at once."""

    week: Week
    patrols: tuple[Patrol, ...]
    places: dict[UUID, tuple[PatrolPlace, ...]]
    removed: dict[UUID, tuple[PatrolPlace, ...]]
    stops: dict[UUID, tuple[Stop, ...]]
    comments: tuple[Comment, ...]
    decisions: tuple[Decision, ...]

    @property
    def live(self) -> tuple[Patrol, ...]:
        """The patrols that have not been cancelled."""
        return tuple(each for each in self.patrols if each.state != PatrolState.CANCELLED)


def contents_of(week: Week, *, visible_to: Actor, decisions: int = 60) -> Contents:
    """Everything in a week that the actor may see, in five queries.

    Whoever belongs to a ward alone gets what is about its places, whatever the role; a partner
    worker the places without their timetable, and only the comments of the own agency.
    """
    places: dict[UUID, list[PatrolPlace]] = defaultdict(list)
    removed: dict[UUID, list[PatrolPlace]] = defaultdict(list)
    for place in _places_seen(week, visible_to):
        (removed if place.position is None else places)[place.patrol_id].append(place)
    known = {place.id for each in places.values() for place in each}
    stops: dict[UUID, list[Stop]] = defaultdict(list)
    whole = visible_to.may(VIEW_WHOLE_AREA, area_id=week.area_id)
    for stop in _stops(week.id):
        if stop.place_id in known or (whole and stop.place_id is None):
            stops[stop.patrol_id].append(stop)
    return Contents(
        week=week,
        patrols=_patrols(week),
        places=_frozen(places),
        removed=_frozen(removed) if visible_to.may(PLAN_WEEKS, area_id=week.area_id) else {},
        stops=_frozen(stops),
        comments=tuple(_comments(week, visible_to)),
        decisions=tuple(_decisions(week, visible_to)[:decisions]),
    )


def _patrols(week: Week) -> tuple[Patrol, ...]:
    found = _nights(week.id)
    for each in found:
        each.week = week
    return tuple(found)


@compiled
def _nights(week: UUID) -> QuerySet[Patrol]:
    return Patrol.objects.filter(week=week).annotate(has_people=Exists(_people))


@compiled
def _stops(week: UUID) -> QuerySet[Stop]:
    return Stop.objects.filter(patrol__week=week).order_by("number")


def _places_seen(week: Week, visible_to: Actor) -> list[PatrolPlace]:
    """In order, each with its ward."""
    if week.area_id in visible_to.area_ids:
        return _all_places(week.id)
    return _places_in(week.id, list(visible_to.area_ids))


@compiled
def _all_places(week: UUID) -> QuerySet[PatrolPlace]:
    return _with_ward(PatrolPlace.objects.filter(patrol__week=week))


@compiled
def _places_in(week: UUID, wards: list[UUID]) -> QuerySet[PatrolPlace]:
    return _with_ward(PatrolPlace.objects.filter(patrol__week=week, ward__in=wards))


def _with_ward(found: QuerySet[PatrolPlace]) -> QuerySet[PatrolPlace]:
    known = found.select_related("ward").defer("ward__boundary")
    return known.order_by("position", "updated_at")


def _frozen(rows: dict[UUID, list[Row]]) -> dict[UUID, tuple[Row, ...]]:
    return {key: tuple(values) for key, values in rows.items()}


def _places(week: Week, visible_to: Actor) -> QuerySet[PatrolPlace]:
    """The week's places: all for who works the whole area or comments for an agency, else
    those of the actor's wards."""
    found = PatrolPlace.objects.filter(patrol__week=week)
    if week.area_id in visible_to.area_ids:
        return found
    return found.filter(ward__in=visible_to.area_ids)


def _decisions(week: Week, visible_to: Actor) -> QuerySet[Decision]:
    """The week's story for who works the whole area; from within a ward, what was decided about
    its places; nothing for who is shown places alone."""
    found = week.decisions.select_related("made_by")
    if visible_to.may(VIEW_WHOLE_AREA, area_id=week.area_id):
        return found
    if week.area_id in visible_to.area_ids or not visible_to.may(VIEW_WEEKS):
        return found.none()
    return found.filter(place__ward__in=visible_to.area_ids)


def _comments(week: Week, visible_to: Actor) -> QuerySet[Comment]:
    """The comments on a week that the actor may see."""
    found = week.comments.select_related("author", "agency", "answered_by", "place", "patrol")
    return found.filter(_comments_seen(week.area_id, visible_to))


def _comments_seen(area_id: UUID, visible_to: Actor, path: str = "") -> Q:
    """Every comment for who plans the area's weeks; else those of the own agency, and from within
    a ward only those on its places and the own ones."""
    if visible_to.may(PLAN_WEEKS, area_id=area_id):
        return Q()
    seen = Q(**{f"{path}agency": visible_to.agency_id})
    if area_id in visible_to.area_ids:
        return seen
    of_ward = Q(**{f"{path}place__ward__in": visible_to.area_ids})
    return seen & (of_ward | Q(**{f"{path}author": visible_to.person_id}))
