"""Everything a roster is made from, in one value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from .limits import Limits
from .pay import Rates
from .people import Person
from .work import Assignment, Duty, Patrol, Roster


@dataclass(frozen=True, slots=True)
class Problem:
    """People, patrols and what binds them.

    today: the day on which whoever is newly put on a patrol is told.
    published: the roster as people know it; changes to it are kept few.
    locked: assignments that must stay. barred: (person, patrol) that must not be.

    Raises:
        ValueError: an id stands twice, or a roster names somebody or something unknown.
    """

    people: tuple[Person, ...]
    patrols: tuple[Patrol, ...]
    today: date
    limits: Limits = field(default_factory=Limits)
    rates: Rates = field(default_factory=Rates)
    published: Roster = frozenset()
    locked: Roster = frozenset()
    barred: frozenset[tuple[str, str]] = frozenset()

    def __post_init__(self) -> None:
        _check_once("person", (each.id for each in self.people))
        _check_once("patrol", (each.id for each in self.patrols))
        people = {each.id for each in self.people}
        patrols = {each.id: each for each in self.patrols}
        for each in self.locked | self.published:
            if each.patrol not in patrols or each.person not in people:
                raise ValueError(f"{each.person} on {each.patrol} is not of this problem.")
        for each in self.locked:
            if patrols[each.patrol].post(each.duty) is None:
                raise ValueError(f"Patrol {each.patrol} has no post for a {each.duty}.")

    def person(self, person_id: str) -> Person:
        """The person of an id."""
        return next(each for each in self.people if each.id == person_id)

    def patrol(self, patrol_id: str) -> Patrol:
        """The patrol of an id."""
        return next(each for each in self.patrols if each.id == patrol_id)

    def only(
        self, *, people: Collection[str] | None = None, patrols: Collection[str] | None = None
    ) -> Problem:
        """The problem of some people or some patrols alone."""

        def stays(person: str, patrol: str) -> bool:
            return (people is None or person in people) and (patrols is None or patrol in patrols)

        return replace(
            self,
            people=tuple(each for each in self.people if people is None or each.id in people),
            patrols=tuple(each for each in self.patrols if patrols is None or each.id in patrols),
            published=frozenset(at for at in self.published if stays(at.person, at.patrol)),
            locked=frozenset(at for at in self.locked if stays(at.person, at.patrol)),
            barred=frozenset(pair for pair in self.barred if stays(*pair)),
        )

    @property
    def places(self) -> int:
        """How many places there are to fill."""
        return sum(post.count for patrol in self.patrols for post in patrol.posts)


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """A post that is not filled: how many are missing."""

    patrol: str
    duty: Duty
    missing: int


def gaps(problem: Problem, roster: Iterable[Assignment]) -> tuple[Gap, ...]:
    """The posts that a roster leaves empty, in order of time."""
    filled = Counter((each.patrol, each.duty) for each in roster)
    found = [
        Gap(patrol.id, post.duty, post.count - filled[patrol.id, post.duty])
        for patrol in sorted(problem.patrols, key=lambda each: each.span)
        for post in patrol.posts
    ]
    return tuple(gap for gap in found if gap.missing > 0)


def _check_once(what: str, ids: Iterable[str]) -> None:
    twice = [each for each, count in Counter(ids).items() if count > 1]
    if twice:
        raise ValueError(f"The {what} {twice[0]} stands twice.")
