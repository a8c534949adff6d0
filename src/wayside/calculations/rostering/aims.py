"""The aims of a roster as factors of the model's columns: the algebra of ``score``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from .model import DUTIES, Model, Places
from .rows import Floats, Ints
from .score import WEEKEND_WEIGHT, Score, dislike, pounds
from .spans import weekend_of
from .work import Assignment

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Aim:
    """One aim: value = constant + factors x columns, the lower the better.

    least: a value it cannot go below, known without solving.
    """

    name: str
    factors: Floats
    constant: int
    least: int

    def of(self, solution: Floats) -> int:
        """Its value in a whole-numbered solution."""
        return self.constant + round(float(self.factors @ solution))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two aims in one figure: the first outweighs ``most``, all that the second can come to.

    Two at a time: all six in one figure would leave the range of floating-point numbers.
    """

    first: Aim
    then: Aim
    most: int

    @property
    def factors(self) -> Floats:
        """The figure's factors of the columns."""
        return self.most * self.first.factors + self.then.factors

    @property
    def constant(self) -> int:
        """The figure's constant."""
        return self.most * self.first.constant + self.then.constant

    @property
    def least(self) -> int:
        """What the figure cannot go below, known without solving."""
        return self.most * self.first.least + self.then.least

    def of(self, solution: Floats) -> int:
        """The figure of a whole-numbered solution."""
        return self.most * self.first.of(solution) + self.then.of(solution)

    def bounds(self, bound: int, solution: Floats) -> tuple[int, int]:
        """The bounds of both aims that follow from the figure's.

        The second's holds for rosters whose first aim is as good; it is the least one known as
        long as the first is not proven.
        """
        value = self.first.of(solution)
        first = min(value, max(self.first.least, bound // self.most))
        if first < value:
            return first, self.then.least
        then = min(self.then.of(solution), bound - self.most * value)
        return first, max(self.then.least, then)


def pairs_of(model: Model, aims: tuple[Aim, ...]) -> tuple[Pair, ...]:
    """The aims two by two, in their order."""
    return tuple(
        Pair(first, then, 1 + _most(model, then))
        for first, then in zip(aims[::2], aims[1::2], strict=True)
    )


def _most(model: Model, aim: Aim) -> int:
    """What no roster can go above: the dearest column in every place, and all other columns."""
    places = len(model.places)
    dearest = float(aim.factors[:places].max(initial=0.0))
    others = float(np.maximum(aim.factors[places:], 0.0) @ model.high[places:])
    return aim.constant + round(dearest * model.problem.places + others)


def aims_of(model: Model) -> tuple[Aim, ...]:
    """Every aim in its order."""
    ways: dict[str, Callable[[Model], Aim]] = {
        "cover": _cover,
        "changes": _changes,
        "fairness": _fairness,
        "nights": _nights,
        "wishes": _wishes,
        "pounds": _pounds,
    }
    return tuple(ways[name](model) for name in Score.aims())


def _cover(model: Model) -> Aim:
    factors = np.zeros(model.width)
    posts = [post for patrol in model.problem.patrols for post in patrol.posts]
    weights = np.array([post.cost_of_empty for post in posts])
    factors[model.empty] = weights
    return Aim("cover", factors, 0, int(weights @ _cannot_fill(model)))


def _cannot_fill(model: Model) -> Ints:
    """For each post the places that too few people are left for, whatever else is planned."""
    shape = (len(model.problem.patrols), len(DUTIES))
    could = np.zeros(shape, dtype=np.int64)
    np.add.at(could, (model.places.patrol, model.places.duty), 1)
    wanted = model.high[model.empty].astype(np.int64)
    missing: Ints = np.maximum(0, wanted - could[model.post_keys[:, 0], model.post_keys[:, 1]])
    return missing


def _changes(model: Model) -> Aim:
    problem, factors = model.problem, np.zeros(model.width)
    people = {each.id: row for row, each in enumerate(problem.people)}
    patrols = {each.id: row for row, each in enumerate(problem.patrols)}
    before: NDArray[np.bool_] = np.zeros((len(people), len(patrols)), dtype=bool)
    for each in problem.published:
        before[people[each.person], patrols[each.patrol]] = True
    places = model.places
    known = np.any(before, axis=0)[places.patrol]
    factors[: len(places)] = known & ~before[places.person, places.patrol]
    kept = model.columns_of(problem.published)
    factors[kept] = -1
    gone = len(problem.published) - len(kept)
    return Aim("changes", factors, len(problem.published), gone)


def _fairness(model: Model) -> Aim:
    factors = np.zeros(model.width)
    people = model.problem.people
    had = np.array([len(each.nights_before) for each in people])
    weekends = np.array(
        [len({weekend_of(night) for night in each.nights_before} - {None}) for each in people]
    )
    factors[model.steps.columns] = had[model.steps.person] + model.steps.when
    factors[model.weekend_steps.columns] = WEEKEND_WEIGHT * (
        weekends[model.weekend_steps.person] + model.weekend_steps.when
    )
    return Aim("fairness", factors, 0, 0)


def _nights(model: Model) -> Aim:
    factors = np.zeros(model.width)
    factors[model.in_a_row.columns] = 1
    factors[: len(model.places)] = _beside_nights_before(model)
    return Aim("nights", factors, 0, 0)


def _beside_nights_before(model: Model) -> Ints:
    """For each place how many nights already worked lie beside it."""
    worked = [set(each.nights_before) for each in model.problem.people]
    found = np.zeros(len(model.places), dtype=np.int64)
    if any(worked):
        pairs = zip(model.places.person.tolist(), model.places.night.tolist(), strict=True)
        for at, (person, ordinal) in enumerate(pairs):
            if worked[person]:
                night = date.fromordinal(ordinal)
                found[at] = (night - DAY in worked[person]) + (night + DAY in worked[person])
    return found


def _wishes(model: Model) -> Aim:
    return _by_place(model, "wishes", _dislike)


def _pounds(model: Model) -> Aim:
    return _by_place(model, "pounds", _price)


def _by_place(model: Model, name: str, value: Callable[[Model, int, int, int], int]) -> Aim:
    places: Places = model.places
    factors = np.zeros(model.width)
    keys = zip(places.person.tolist(), places.patrol.tolist(), places.duty.tolist(), strict=True)
    factors[: len(places)] = [value(model, *key) for key in keys]
    return Aim(name, factors, 0, 0)


def _dislike(model: Model, person: int, patrol: int, _duty: int) -> int:
    return dislike(model.problem.people[person], model.problem.patrols[patrol].night)


def _price(model: Model, person: int, patrol: int, duty: int) -> int:
    problem = model.problem
    who, where = problem.people[person], problem.patrols[patrol]
    return pounds(problem, who, where, Assignment(where.id, DUTIES[duty], who.id))
