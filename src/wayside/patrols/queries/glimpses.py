"""Weeks as first pages show them: those to mind, and a few at a glance with their places."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.models import Comment, Decision, Patrol, PatrolPlace, Week
from wayside.patrols.permissions import PLAN_WEEKS, VIEW_REVIEW
from wayside.patrols.vocabulary import CommentState, PatrolState, Verb, WeekState
from wayside.web.statements import compiled

MOST_TO_MIND = 20


@dataclass(frozen=True, slots=True, eq=False)
class Glimpse:
    """A week as a first page shows it: how many patrols, and which places."""

    week: Week
    patrols: int
    places: tuple[PatrolPlace, ...]


def weeks_to_mind(area: Area, *, visible_to: Actor) -> list[Week]:
    """The latest weeks of an area for who plans them: each with whether any patrol of it stands,
    whether it was reviewed, and how many comments wait."""
    return _to_mind(area.id) if visible_to.may(PLAN_WEEKS, area_id=area.id) else []


def weeks_near(area: Area, isos: Collection[IsoWeek], *, visible_to: Actor) -> dict[IsoWeek, Week]:
    """Those of a few weeks that are started and the actor's to see, without their rankings and
    with their patrols counted."""
    found = _started(area.id, [_key(each) for each in isos])
    in_review = visible_to.may(VIEW_REVIEW)
    return {week.iso: week for week in found if in_review or week.state != WeekState.REVIEW}


def glimpses_of(weeks: Iterable[Week], *, visible_to: Actor) -> dict[UUID, Glimpse]:
    """The weeks of ``weeks_near`` with the places that the actor may see, each once."""
    known = {week.id: week for week in weeks}
    places: dict[UUID, dict[tuple[float, float], PatrolPlace]] = defaultdict(dict)
    for place in _seen(known, visible_to):
        where = (place.longitude, place.latitude)
        places[place.patrol.week_id].setdefault(where, place)
    return {
        week.id: Glimpse(week, getattr(week, "patrol_count", 0), tuple(places[week.id].values()))
        for week in known.values()
    }


def _key(iso: IsoWeek) -> int:
    return iso.year * 100 + iso.number


@compiled
def _started(area: UUID, keys: list[int]) -> QuerySet[Week]:
    named = Week.objects.annotate(key=F("iso_year") * 100 + F("iso_week")).filter(key__in=keys)
    started = named.filter(area=area).exclude(state=WeekState.AHEAD)
    live = ~Q(patrols__state=PatrolState.CANCELLED)
    found = started.select_related("programme").defer("ranking")
    return found.annotate(patrol_count=Count("patrols", filter=live))


def _seen(known: Mapping[UUID, Week], visible_to: Actor) -> list[PatrolPlace]:
    if not known:
        return []
    if all(week.area_id in visible_to.area_ids for week in known.values()):
        return _places(list(known))
    return _places_in(list(known), list(visible_to.area_ids))


@compiled
def _places_in(weeks: list[UUID], wards: list[UUID]) -> QuerySet[PatrolPlace]:
    return _live(weeks).filter(ward__in=wards)


@compiled
def _places(weeks: list[UUID]) -> QuerySet[PatrolPlace]:
    return _live(weeks)


def _live(weeks: list[UUID]) -> QuerySet[PatrolPlace]:
    rows = PatrolPlace.objects.filter(patrol__week__in=weeks, position__isnull=False)
    live = rows.exclude(patrol__state=PatrolState.CANCELLED).select_related("patrol")
    return live.defer("reason", "suggestion").order_by("patrol__starts_at", "position")


@compiled
def _to_mind(area: UUID) -> QuerySet[Week]:
    own = {"week": OuterRef("pk")}
    patrols = Patrol.objects.filter(**own).exclude(state=PatrolState.CANCELLED)
    waiting = Comment.objects.filter(**own, state=CommentState.OPEN).order_by().values("week")
    found = Week.objects.filter(area=area).exclude(state=WeekState.AHEAD).defer("ranking")
    return found.order_by("-iso_year", "-iso_week").annotate(
        has_patrols=Exists(patrols),
        is_reviewed=Exists(Decision.objects.filter(**own, verb=Verb.DECIDE)),
        open_comments=Coalesce(Subquery(waiting.annotate(n=Count("pk")).values("n")), 0),
    )[:MOST_TO_MIND]
