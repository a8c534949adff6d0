"""What can be done with the pool: one verb, its check, its record."""

from wayside.workforce.actions.availability import (
    add_absence,
    add_rest_days,
    add_shift,
    remove_absence,
    remove_rest_day,
    remove_shift,
    set_wish,
)
from wayside.workforce.actions.looks import list_pool, open_own_time, open_worker
from wayside.workforce.actions.terms import check_rates, set_rates, set_rules
from wayside.workforce.actions.training import (
    add_course,
    assess,
    record_training,
    remove_training,
)
from wayside.workforce.actions.workers import Details, add_worker, change_worker, let_go

__all__ = [
    "Details",
    "add_absence",
    "add_course",
    "add_rest_days",
    "add_shift",
    "add_worker",
    "assess",
    "change_worker",
    "check_rates",
    "let_go",
    "list_pool",
    "open_own_time",
    "open_worker",
    "record_training",
    "remove_absence",
    "remove_rest_day",
    "remove_shift",
    "remove_training",
    "set_rates",
    "set_rules",
    "set_wish",
]
