"""What may be done with the records of people supported."""

from wayside.people.actions.identity import Details, change_identity, register
from wayside.people.actions.looks import (
    NotOpenError,
    check_open,
    list_children,
    list_own,
    open_record,
    search,
)

__all__ = [
    "Details",
    "NotOpenError",
    "change_identity",
    "check_open",
    "list_children",
    "list_own",
    "open_record",
    "register",
    "search",
]
