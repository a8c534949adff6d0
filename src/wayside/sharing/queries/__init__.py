"""What sharing answers."""

from wayside.sharing.queries.grants import (
    covered_subjects,
    grants_in_force,
    held_subjects,
    may_open,
    open_to_whoever_acts,
)

__all__ = [
    "covered_subjects",
    "grants_in_force",
    "held_subjects",
    "may_open",
    "open_to_whoever_acts",
]
