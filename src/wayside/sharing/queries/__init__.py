"""What sharing answers."""

from wayside.sharing.queries.deciders import holders, second_people
from wayside.sharing.queries.grants import (
    grants_in_force,
    held_subjects,
    may_decide,
    may_open,
    open_to_whoever_acts,
)

__all__ = [
    "grants_in_force",
    "held_subjects",
    "holders",
    "may_decide",
    "may_open",
    "open_to_whoever_acts",
    "second_people",
]
