"""From a standing to a roster's rows: what the calculation finds, as lines, loads and gaps."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from wayside.calculations import rostering
from wayside.calculations.rostering import Assignment, Breach, Cost, Gap, Load, Problem, Score
from wayside.calculations.rostering.score import told_on
from wayside.patrols.models import RosterLine
from wayside.patrols.staffing.queries.problem import Standing
from wayside.patrols.staffing.vocabulary import PayKind

SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Place:
    """One person on one patrol, with its price."""

    patrol_id: UUID
    worker_id: UUID
    duty: str
    is_locked: bool
    cost: Cost
    pay: PayKind


@dataclass(frozen=True, slots=True)
class Found:
    """A roster with its proof."""

    places: tuple[Place, ...]
    loads: tuple[Load, ...]
    gaps: tuple[Gap, ...]
    score: dict[str, int]
    bounds: dict[str, int]
    seconds: float
    basis: str


def solved(standing: Standing, *, until: date, seconds: float = SECONDS) -> Found:
    """The best roster of a standing, with loads up to ``until``.

    Raises:
        CannotHoldError: the locks break a rule between them.
    """
    plan = rostering.plan(standing.problem, seconds=seconds)
    broken = rostering.breaches(standing.problem, plan.roster)
    if broken:
        raise RuntimeError("The roster breaks a rule.")
    return Found(
        places=places_of(standing, plan.roster),
        loads=loads_of(standing, until),
        gaps=plan.empty,
        score=asdict(plan.score),
        bounds=asdict(plan.bounds),
        seconds=plan.seconds,
        basis=standing.basis,
    )


def places_of(standing: Standing, roster: Iterable[Assignment]) -> tuple[Place, ...]:
    """Every assignment with its price and what the pay is for."""
    return tuple(place_of(standing, each) for each in sorted(roster))


def place_of(standing: Standing, at: Assignment) -> Place:
    """One assignment with its price, if its person is told today or was told already."""
    problem = standing.problem
    person, patrol = problem.person(at.person), problem.patrol(at.patrol)
    told = told_on(problem, patrol, at)
    cost = rostering.cost_of(person, patrol, at.duty, standing.rates_of(patrol.night), told)
    return Place(
        UUID(at.patrol), UUID(at.person), str(at.duty), at in problem.locked, cost,
        pay_kind(person, patrol, cost),
    )  # fmt: skip


def pay_kind(person: rostering.Person, patrol: rostering.Patrol, cost: Cost) -> PayKind:
    """What the pay is for."""
    if not cost.pence:
        return PayKind.NONE
    if patrol.public_holiday:
        return PayKind.HOLIDAY
    return PayKind.REST_DAY if patrol.night in person.rest_days else PayKind.OVERTIME


def loads_of(standing: Standing, until: date) -> tuple[Load, ...]:
    """What each person has carried up to a day, over 4 and 17 weeks."""
    limits = standing.problem.limits
    return tuple(
        rostering.load_of(person, until, weeks, limits)
        for person in standing.problem.people
        for weeks in rostering.WINDOWS
    )


def roster_of(lines: Iterable[RosterLine]) -> rostering.Roster:
    """A draft's lines as the calculation knows them."""
    return frozenset(
        Assignment(str(each.patrol_id), rostering.Duty(each.duty), str(each.worker_id))
        for each in lines
    )


def breaches_now(standing: Standing, roster: rostering.Roster) -> tuple[Breach, ...]:
    """Every rule that a roster breaks as things stand now; locks that it does not hold are the
    coordinator's to change and no breach."""
    problem: Problem = replace(standing.problem, locked=frozenset())
    known = {each.id for each in problem.patrols}
    people = {each.id for each in problem.people}
    here = frozenset(each for each in roster if each.patrol in known and each.person in people)
    return rostering.breaches(problem, here)


def score_now(standing: Standing, roster: rostering.Roster) -> dict[str, int]:
    """Every aim of a roster, counted plainly."""
    score: Score = rostering.score_of(standing.problem, roster)
    return asdict(score)


def explained(standing: Standing, roster: rostering.Roster, gap: Gap) -> dict[str, Any]:
    """Why a post is empty and what would help, as kept beside the roster."""
    problem = standing.problem
    reasons = rostering.reasons(problem, roster, gap)
    conflict = rostering.conflict(problem, roster, gap)
    fixes = rostering.fixes(problem, roster, gap)
    return {
        "reasons": [
            {"person": each.person, "rules": each.rules, "needed_on": each.needed_on}
            for each in reasons
        ],
        "conflict": conflict.rules,
        "frees": [[rule, list(people)] for rule, people in conflict.frees],
        "fixes": [_fix(each) for each in fixes],
    }


def _fix(fix: rostering.Fix) -> dict[str, Any]:
    start: timedelta | None = fix.start
    return {
        "remedy": fix.remedy,
        "pence": fix.cost.pence,
        "rest_minutes": fix.cost.rest_minutes,
        "person": fix.person,
        "start": int(start.total_seconds() // 60) if start is not None else None,
        "gives": fix.gives,
        "takes": fix.takes,
    }
