"""What support answers, as the database shows it to whoever acts."""

from wayside.support.queries.meetings import last_meeting, meetings_of, wards_of
from wayside.support.queries.needs import current_needs, need_notes
from wayside.support.queries.particulars import particulars_of
from wayside.support.queries.plans import (
    movements_of,
    next_step,
    plan_of,
    plan_reviews_of,
    reviews_due,
    steps_due,
    steps_of,
    strand_choices,
    strand_names,
    strands_in_use,
)

__all__ = [
    "current_needs",
    "last_meeting",
    "meetings_of",
    "movements_of",
    "need_notes",
    "next_step",
    "particulars_of",
    "plan_of",
    "plan_reviews_of",
    "reviews_due",
    "steps_due",
    "steps_of",
    "strand_choices",
    "strand_names",
    "strands_in_use",
    "wards_of",
]
