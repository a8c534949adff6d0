"""How good a roster is: the aims in their order, counted from the roster itself.

The solver's model has its own algebra for the same aims; this counts them plainly, so that the
two can be held against each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta

from .pay import Cost, cost_of
from .people import Person
from .problem import Problem, gaps
from .spans import weekend_of
from .work import Assignment, Patrol, Roster

WEEKEND_WEIGHT = 2
PENCE = 100
NEUTRAL, REFUSED = 1, 3


@dataclass(frozen=True, slots=True, order=True)
class Score:
    """The aims, most important first; each is better the lower it is.

    cover: empty places, each by the weight of its post.
    changes: people whose published patrol was taken from them or given to them.
    fairness: weekends and nights worked, the more a person has had the dearer the next.
    nights: pairs of nights in a row.
    wishes: nights not asked for, and more for nights somebody would rather not.
    pounds: pay, and rest owed at plain pay.
    """

    cover: int
    changes: int
    fairness: int
    nights: int
    wishes: int
    pounds: int

    @classmethod
    def aims(cls) -> tuple[str, ...]:
        """The aims' names in their order."""
        return tuple(each.name for each in fields(cls))

    def values(self) -> tuple[int, ...]:
        """The figures in their order."""
        return tuple(getattr(self, name) for name in self.aims())


def score_of(problem: Problem, roster: Roster) -> Score:
    """Count every aim of a roster."""
    patrols = {each.id: each for each in problem.patrols}
    people = {each.id: each for each in problem.people}
    nights = _nights(roster, patrols)
    return Score(
        cover=_cover(problem, roster),
        changes=changes_of(problem, roster),
        fairness=sum(_burden(person, nights.get(person.id, set())) for person in problem.people),
        nights=sum(_in_a_row(people[who], worked) for who, worked in nights.items()),
        wishes=sum(dislike(people[each.person], patrols[each.patrol].night) for each in roster),
        pounds=sum(
            pounds(problem, people[each.person], patrols[each.patrol], each) for each in roster
        ),
    )


def changes_of(problem: Problem, roster: Roster) -> int:
    """Published places lost, changed in duty, or newly given on a published patrol."""
    before = {(each.person, each.patrol): each.duty for each in problem.published}
    after = {(each.person, each.patrol): each.duty for each in roster}
    known = {each.patrol for each in problem.published}
    lost = sum(after.get(pair) != duty for pair, duty in before.items())
    gained = sum(pair not in before and pair[1] in known for pair in after)
    return lost + gained


def dislike(person: Person, night: date) -> int:
    """What a night counts against a person's wishes: 0 asked for, 1 neither, 3 rather not."""
    wish = person.wishes.get(night, 0)
    return 0 if wish > 0 else REFUSED if wish < 0 else NEUTRAL


def pounds(problem: Problem, person: Person, patrol: Patrol, at: Assignment) -> int:
    """Pay and rest owed of one assignment, in whole pounds, rounded up."""
    told = told_on(problem, patrol, at)
    cost = cost_of(person, patrol, at.duty, problem.rates, told)
    owed = problem.rates.hourly_pence.get(person.grade, 0) * cost.rest_minutes // 60
    return -(-(cost.pence + owed) // PENCE)


def told_on(problem: Problem, patrol: Patrol, at: Assignment) -> date:
    """The day on which a person was, or would be, told of a patrol."""
    known = patrol.told_on is not None and any(
        each.person == at.person and each.patrol == at.patrol for each in problem.published
    )
    return patrol.told_on if known and patrol.told_on else problem.today


def cost_of_roster(problem: Problem, roster: Iterable[Assignment]) -> Cost:
    """Pay and rest owed of a whole roster."""
    patrols = {each.id: each for each in problem.patrols}
    people = {each.id: each for each in problem.people}
    total = Cost()
    for each in roster:
        patrol = patrols[each.patrol]
        told = told_on(problem, patrol, each)
        total += cost_of(people[each.person], patrol, each.duty, problem.rates, told)
    return total


def triangle(count: int) -> int:
    """1 + 2 + … + count: each further one is dearer than the last."""
    return count * (count + 1) // 2


def _cover(problem: Problem, roster: Roster) -> int:
    weights = {
        (patrol.id, post.duty): post.cost_of_empty
        for patrol in problem.patrols
        for post in patrol.posts
    }
    return sum(gap.missing * weights[gap.patrol, gap.duty] for gap in gaps(problem, roster))


def _nights(roster: Roster, patrols: dict[str, Patrol]) -> dict[str, set[date]]:
    found: dict[str, set[date]] = {}
    for each in roster:
        found.setdefault(each.person, set()).add(patrols[each.patrol].night)
    return found


def _burden(person: Person, worked: set[date]) -> int:
    """What the new nights add to what this person has had."""
    had = len(person.nights_before)
    past = {weekend_of(each) for each in person.nights_before} - {None}
    weekends = {weekend_of(each) for each in worked} - {None} - past
    added = triangle(had + len(worked)) - triangle(had)
    free = triangle(len(past) + len(weekends)) - triangle(len(past))
    return added + WEEKEND_WEIGHT * free


def _in_a_row(person: Person, worked: set[date]) -> int:
    """Pairs of nights in a row of which at least one is new."""
    all_nights = worked | set(person.nights_before)
    pairs = ((each, each + timedelta(days=1)) for each in all_nights)
    return sum(
        after in all_nights and (night in worked or after in worked) for night, after in pairs
    )
