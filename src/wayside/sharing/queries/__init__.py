"""What sharing answers."""

from wayside.sharing.queries.deciders import holders, second_people
from wayside.sharing.queries.grants import (
    grants_in_force,
    held_subjects,
    may_decide,
    may_open,
    open_to_whoever_acts,
)
from wayside.sharing.queries.locks import is_locked_out, locked_out

__all__ = [
    "grants_in_force",
    "held_subjects",
    "holders",
    "is_locked_out",
    "locked_out",
    "may_decide",
    "may_open",
    "open_to_whoever_acts",
    "second_people",
]
