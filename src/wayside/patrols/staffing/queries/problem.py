"""An area's coming nights as the rostering calculation takes them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.calculations import rostering
from wayside.calculations.holidays import is_public_holiday
from wayside.calculations.rostering import Assignment, Problem
from wayside.partners.models import Area
from wayside.partners.queries import programme_of
from wayside.patrols.models import Patrol, PatrolPlace, Posting, RosterLine, Unavailability
from wayside.patrols.queries.crews import WantedPost, posts_of
from wayside.patrols.rules.machines import BEFORE_GOING_OUT
from wayside.patrols.staffing.queries.worked import span, with_hours, worked_besides
from wayside.patrols.vocabulary import Duty, PostingState
from wayside.web.statements import compiled
from wayside.workforce import queries as workforce
from wayside.workforce.models import Worker
from wayside.workforce.queries.terms import DatedRates


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """What a roster is worked out from: the problem, its rows, all posts, the dated rates by the
    day from which they hold, and a digest of both nights and people's places on them."""

    problem: Problem
    patrols: Mapping[str, Patrol]
    workers: Mapping[str, Worker]
    postings: tuple[Posting, ...]
    posts: Mapping[UUID, tuple[WantedPost, ...]]
    rates: DatedRates
    basis: str

    def rates_of(self, night: date) -> rostering.Rates:
        """What a night is paid by: rates may change within the weeks of a roster."""
        return _held(self.rates, night) or self.problem.rates


def patrols_between(area: Area, first: date, last: date) -> list[Patrol]:
    """The nights that are still to go out, in order of time."""
    return _between(area.id, first, last)


@compiled
def _between(area: UUID, first: date, last: date) -> QuerySet[Patrol]:
    found = Patrol.objects.filter(
        week__area=area, date__range=(first, last), state__in=BEFORE_GOING_OUT
    )
    rows = found.select_related("week__programme").defer("week__ranking")
    return rows.order_by("starts_at", "id")


def standing_of(
    area: Area,
    first: date,
    last: date,
    *,
    visible_to: Actor,
    today: date,
    lines: Iterable[RosterLine] = (),
) -> Standing:
    """The coming nights of an area with its pool. Locked ``lines`` of a draft are locks too."""
    patrols = patrols_between(area, first, last)
    postings = _postings(patrols)
    workers = _workers(area, postings, visible_to)
    known = {str(each.id): each for each in workers}
    for each in postings:
        each.worker = known[str(each.worker_id)]
    unavailable = _unavailable([each.id for each in patrols])
    barred = frozenset((str(worker), str(patrol)) for worker, patrol in unavailable)
    rules = workforce.rules_of(area)
    rates = _dated_rates(area, last)
    posts = posts_of(patrols, trained=rules.trained_wanted)
    wards = _wards(patrols)
    problem = Problem(
        people=_people(workers, patrols, first, last),
        patrols=tuple(_patrol(each, posts[each.id], wards[each.id], postings) for each in patrols),
        today=today,
        limits=rules.limits,
        rates=_held(rates, first) or rostering.Rates(),
        published=frozenset(_assignment(each) for each in postings),
    )
    held: list[Posting | RosterLine] = [*postings, *lines]
    locked = frozenset(_assignment(each) for each in held if each.is_locked)
    return Standing(
        problem=replace(
            problem,
            locked=frozenset(each for each in locked if _has_post(problem, known, each)),
            barred=frozenset((who, where) for who, where in barred if who in known),
        ),
        patrols={str(each.id): each for each in patrols},
        workers=known,
        postings=tuple(postings),
        posts=posts,
        rates=rates,
        basis=_digest(problem, postings, barred),
    )


def _postings(patrols: list[Patrol]) -> list[Posting]:
    """What a roster plans: partners who come by invitation are not its to move."""
    known = {each.id: each for each in patrols}
    found = _planned(list(known))
    for each in found:
        each.patrol = known[each.patrol_id]
    return found


@compiled
def _planned(patrols: list[UUID]) -> QuerySet[Posting]:
    return Posting.objects.filter(
        patrol__in=patrols, state=PostingState.PUBLISHED, segment__isnull=True
    )


@compiled
def _unavailable(patrols: list[UUID]) -> QuerySet[Any, tuple[UUID, UUID]]:
    found = Unavailability.objects.filter(patrol__in=patrols, lifted_at__isnull=True)
    return found.values_list("worker", "patrol")


def _workers(area: Area, postings: list[Posting], visible_to: Actor) -> list[Worker]:
    """The pool, and whoever left it with a place on a night still to their name."""
    pool = workforce.in_pool(area, visible_to=visible_to)
    known = {each.id for each in pool}
    gone = {each.worker_id for each in postings} - known
    if gone:
        rows = Worker.objects.filter(id__in=gone).select_related("person", "agency")
        pool += workforce.with_wards(rows)
    return pool


def _people(
    workers: list[Worker], patrols: list[Patrol], first: date, last: date
) -> tuple[rostering.Person, ...]:
    worked = worked_besides(workers, planned={each.id for each in patrols}, first=first, last=last)
    people = workforce.people_for_roster(
        workers, since=first, until=last, nights_before=worked.nights
    )
    return with_hours(people, worked, before=first)


def _wards(patrols: list[Patrol]) -> Mapping[UUID, frozenset[str]]:
    found: dict[UUID, set[str]] = {each.id: set() for each in patrols}
    for patrol, ward in _known_wards(list(found)):
        found[patrol].add(str(ward))
    return {key: frozenset(wards) for key, wards in found.items()}


@compiled
def _known_wards(patrols: list[UUID]) -> QuerySet[Any, tuple[UUID, UUID]]:
    found = PatrolPlace.objects.filter(
        patrol__in=patrols, position__isnull=False, ward__isnull=False
    )
    return found.values_list("patrol", "ward")


def _patrol(
    patrol: Patrol, posts: tuple[WantedPost, ...], wards: frozenset[str], known: list[Posting]
) -> rostering.Patrol:
    """One night. Until its places, and so its wards, are known, no local officer is looked for."""
    told = [each.told_date for each in known if each.patrol_id == patrol.id and each.told_date]
    asked = [each for each in posts if wards or each.duty != Duty.LOCAL]
    return rostering.Patrol(
        id=str(patrol.id),
        night=patrol.date,
        span=span(patrol.hours),
        posts=tuple(
            rostering.Post(
                rostering.Duty(each.duty),
                each.wanted,
                span(each.hours) if each.segment_id else None,
            )
            for each in asked
        ),
        wards=wards,
        told_on=max(told) if told else None,
        public_holiday=is_public_holiday(patrol.date),
    )


def _dated_rates(area: Area, until: date) -> DatedRates:
    programme = programme_of(area)
    return workforce.dated_rates(programme.lead_agency_id, until=until) if programme else ()


def _held(dated: DatedRates, on: date) -> rostering.Rates | None:
    return next((rates for start, rates in reversed(dated) if start <= on), None)


def _assignment(row: Posting | RosterLine) -> Assignment:
    return Assignment(str(row.patrol_id), rostering.Duty(row.duty), str(row.worker_id))


def _has_post(problem: Problem, known: Mapping[str, Worker], at: Assignment) -> bool:
    """Whether a lock still speaks of a person and a post that are there."""
    wanted = {each.id: each for each in problem.patrols}.get(at.patrol)
    return at.person in known and wanted is not None and wanted.post(at.duty) is not None


def _digest(problem: Problem, postings: list[Posting], barred: frozenset[tuple[str, str]]) -> str:
    """Changes whenever a night, its posts and wards, or somebody's place on it does."""
    nights = [
        (each.id, each.span.start, each.span.end, sorted(each.wards), str(each.posts))
        for each in problem.patrols
    ]
    places = sorted((str(each.id), each.version, each.duty, each.is_locked) for each in postings)
    return sha256(repr((nights, places, sorted(barred))).encode()).hexdigest()
