"""The pool, one person in it, and the numbers that rosters are made with."""

from wayside.workforce.queries.pool import (
    area_of_pool,
    courses,
    facts_of,
    left_since,
    own_worker,
    pool,
    worker_of,
)
from wayside.workforce.queries.roster import people_for_roster, person_for_roster
from wayside.workforce.queries.terms import (
    limits,
    pay_rates,
    rates,
    roster_rules,
    trained_wanted,
)

__all__ = [
    "area_of_pool",
    "courses",
    "facts_of",
    "left_since",
    "limits",
    "own_worker",
    "pay_rates",
    "people_for_roster",
    "person_for_roster",
    "pool",
    "rates",
    "roster_rules",
    "trained_wanted",
    "worker_of",
]
