"""What can be done with the pool: one verb, its check, its record."""

from wayside.workforce.actions.availability import (
    add_absence,
    add_shift,
    change_absence,
    change_shift,
    remove_absence,
    remove_shift,
)
from wayside.workforce.actions.days import add_rest_days, remove_rest_day, set_wish
from wayside.workforce.actions.feeds import make_feed, revoke_feed
from wayside.workforce.actions.imports import import_staff, import_time, import_training, rehearse
from wayside.workforce.actions.looks import (
    list_courses,
    list_pool,
    open_own_time,
    open_session,
    open_worker,
)
from wayside.workforce.actions.sessions import (
    book,
    cancel_session,
    change_session,
    give_back,
    plan_session,
    take_attendance,
)
from wayside.workforce.actions.terms import change_rates, check_rates, set_rates, set_rules
from wayside.workforce.actions.training import (
    add_course,
    assess,
    record_training,
    remove_training,
)
from wayside.workforce.actions.wellbeing import (
    check_in,
    read_check_ins,
    read_own_check_ins,
    take_check_in_back,
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
    "book",
    "cancel_session",
    "change_absence",
    "change_rates",
    "change_session",
    "change_shift",
    "change_worker",
    "check_in",
    "check_rates",
    "give_back",
    "import_staff",
    "import_time",
    "import_training",
    "let_go",
    "list_courses",
    "list_pool",
    "make_feed",
    "open_own_time",
    "open_session",
    "open_worker",
    "plan_session",
    "read_check_ins",
    "read_own_check_ins",
    "record_training",
    "rehearse",
    "remove_absence",
    "remove_rest_day",
    "remove_shift",
    "remove_training",
    "revoke_feed",
    "set_rates",
    "set_rules",
    "set_wish",
    "take_attendance",
    "take_check_in_back",
]
