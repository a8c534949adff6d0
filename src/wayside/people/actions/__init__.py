"""What may be done with the records of people supported."""

from wayside.people.actions.birthdays import mark_birthdays
from wayside.people.actions.checking import Concerns, check_new
from wayside.people.actions.details import Details
from wayside.people.actions.identity import change_identity, register
from wayside.people.actions.looks import (
    NotOpenError,
    check_open,
    list_children,
    list_due,
    list_own,
    open_record,
    search,
)
from wayside.people.actions.state import lay_to_rest, mark_state, wake
from wayside.people.actions.tokens import renew_all_tokens

__all__ = [
    "Concerns",
    "Details",
    "NotOpenError",
    "change_identity",
    "check_new",
    "check_open",
    "lay_to_rest",
    "list_children",
    "list_due",
    "list_own",
    "mark_birthdays",
    "mark_state",
    "open_record",
    "register",
    "renew_all_tokens",
    "search",
    "wake",
]
