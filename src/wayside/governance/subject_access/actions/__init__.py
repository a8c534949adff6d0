"""Receiving a request, deciding about each piece, looking again, and giving it."""

from wayside.governance.subject_access.actions.answering import (
    decide_item,
    deliver_access,
    make_file,
    move_access,
)
from wayside.governance.subject_access.actions.asking import (
    Asked,
    Opened,
    collect_access,
    open_access,
    receive_access,
)
from wayside.governance.subject_access.actions.watching import extend_access, list_access

__all__ = [
    "Asked",
    "Opened",
    "collect_access",
    "decide_item",
    "deliver_access",
    "extend_access",
    "list_access",
    "make_file",
    "move_access",
    "open_access",
    "receive_access",
]
