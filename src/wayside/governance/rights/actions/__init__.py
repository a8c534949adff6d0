"""Noting what somebody asks to be put right or erased, deciding about it, and telling them."""

from wayside.governance.rights.actions.answering import (
    Decided,
    decide_right,
    extend_right,
    move_right,
)
from wayside.governance.rights.actions.asking import Asked, list_rights, open_rights, receive_right

__all__ = [
    "Asked",
    "Decided",
    "decide_right",
    "extend_right",
    "list_rights",
    "move_right",
    "open_rights",
    "receive_right",
]
