"""The roster: one linear model, its aims settled one after another, each with a proven bound.

Once an aim is settled its value becomes a row of the model, so no later aim can worsen it. Every
roster on the way is checked by separate code (``checker``); should it break a rule that the model
only knows by cuts, the cut is added and the search goes on.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from .aims import aims_of
from .checker import breaches
from .keeping import lawful
from .limits import Rule
from .model import Model
from .problem import Gap, Problem, gaps
from .rules import model_of
from .score import Score, score_of
from .settling import Settling
from .work import Roster


class CannotHoldError(ValueError):
    """The locked assignments break a rule between them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A roster with what was proven of it.

    bounds: for each aim, what no roster can go below once the aims before it stand as they do.
    seconds: what the search took.
    """

    roster: Roster
    score: Score
    bounds: Score
    empty: tuple[Gap, ...]
    seconds: float

    @property
    def gap(self) -> float:
        """The widest distance of an aim to its bound, as a share of the aim's value."""
        pairs = zip(self.score.values(), self.bounds.values(), strict=True)
        return max((value - bound) / max(1, abs(value)) for value, bound in pairs)


def plan(
    problem: Problem,
    *,
    seconds: float = 10.0,
    gap: float = 0.0,
    without: frozenset[Rule] = frozenset(),
) -> Plan:
    """The best lawful roster.

    seconds: after which the best found is taken, its bounds beside it. gap: the share of each
    aim that may stay unproven. without: rules left out of account, for explanations.

    Raises:
        CannotHoldError: the locked assignments break a rule.
    """
    begun = time.monotonic()
    model = model_of(problem, without)
    _check_locks(model)
    published = model.low.copy()
    published[model.columns_of(problem.published)] = 1
    start = lawful(model, published)
    solution, bounds = Settling(model, aims_of(model), begun + seconds, gap, start).settled()
    roster = model.roster(solution)
    score = score_of(problem, roster)
    return Plan(roster, score, Score(*bounds), gaps(problem, roster), time.monotonic() - begun)


def _check_locks(model: Model) -> None:
    """Raise if the locks alone break a rule."""
    problem = model.problem
    kept = [each for each in breaches(problem, problem.locked) if each.rule not in model.without]
    if kept:
        broken = kept[0]
        raise CannotHoldError(
            f"{broken.person} is locked on {', '.join(broken.patrols)}, which breaks the rule "
            f"“{broken.rule}”."
        )
