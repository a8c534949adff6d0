"""The pool, one person in it, and the numbers that rosters are made with."""

from wayside.workforce.queries.feeds import digest_of, feed_of, worker_of_feed
from wayside.workforce.queries.pool import (
    area_of_pool,
    courses,
    facts_of,
    in_pool,
    left_since,
    own_worker,
    periods_of,
    pool,
    with_wards,
    worker_of,
)
from wayside.workforce.queries.roster import people_for_roster, person_for_roster
from wayside.workforce.queries.sessions import (
    bookings,
    session_of,
    sessions,
    sessions_ahead,
    training_of,
)
from wayside.workforce.queries.standings import OwnEntry, Stood, own_entries, standings
from wayside.workforce.queries.terms import (
    TRAINED_WANTED,
    dated_rates,
    limits,
    pay_rates,
    rates_of,
    roster_rules,
    rules_of,
    trained_wanted,
)
from wayside.workforce.queries.wellbeing import check_ins_to_read, own_check_in, own_check_ins

__all__ = [
    "TRAINED_WANTED",
    "OwnEntry",
    "Stood",
    "area_of_pool",
    "bookings",
    "check_ins_to_read",
    "courses",
    "dated_rates",
    "digest_of",
    "facts_of",
    "feed_of",
    "in_pool",
    "left_since",
    "limits",
    "own_check_in",
    "own_check_ins",
    "own_entries",
    "own_worker",
    "pay_rates",
    "people_for_roster",
    "periods_of",
    "person_for_roster",
    "pool",
    "rates_of",
    "roster_rules",
    "rules_of",
    "session_of",
    "sessions",
    "sessions_ahead",
    "standings",
    "trained_wanted",
    "training_of",
    "with_wards",
    "worker_of",
    "worker_of_feed",
]
