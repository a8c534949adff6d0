"""Rosters: who goes on which patrol, by what rules, how good, and why a post stays empty.

Pure calculation on plain dataclasses; only ``solver`` knows OR-Tools. An example::

    problem = Problem(people, patrols, today=date(2018, 7, 2))
    found = plan(problem)                             # settled aim by aim, each with its bound
    assert not breaches(problem, found.roster)        # every rule again, by separate code
    print(found.score, found.gap)

    for gap in found.empty:                           # posts that nobody can fill
        print(reasons(problem, found.roster, gap))    # for each person
        print(conflict(problem, found.roster, gap))   # a smallest set of rules that forbids it
        print(fixes(problem, found.roster, gap))      # what would help, the cheapest first

    after = plan(replace(problem, published=found.roster, barred=frozenset({("Ann", "friday")})))
    print(changes_between(problem, found.roster, after.roster))

The aims in their order: cover, few changes to what is published, fairness over months with free
weekends, nights in a row, wishes, cost.
"""

from .changes import Change, changes_between
from .checker import Breach, breaches
from .explaining import Conflict, Reason, conflict, reasons
from .fixes import Fix, Remedy, fixes
from .limits import Limits, Rule
from .load import WINDOWS, Load, load_of
from .pay import Cost, Rates, cost_of
from .people import Absence, Grade, Person
from .planning import CannotHoldError, Plan, plan
from .problem import Gap, Problem, gaps
from .score import Score, cost_of_roster, score_of
from .spans import Span
from .work import Assignment, Duty, Patrol, Post, Roster

__all__ = [
    "WINDOWS",
    "Absence",
    "Assignment",
    "Breach",
    "CannotHoldError",
    "Change",
    "Conflict",
    "Cost",
    "Duty",
    "Fix",
    "Gap",
    "Grade",
    "Limits",
    "Load",
    "Patrol",
    "Person",
    "Plan",
    "Post",
    "Problem",
    "Rates",
    "Reason",
    "Remedy",
    "Roster",
    "Rule",
    "Score",
    "Span",
    "breaches",
    "changes_between",
    "conflict",
    "cost_of",
    "cost_of_roster",
    "fixes",
    "gaps",
    "load_of",
    "plan",
    "reasons",
    "score_of",
]
