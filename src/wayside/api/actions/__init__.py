"""What may be done with tokens, and what a system does with one."""

from wayside.api.actions.entering import Refused, enter
from wayside.api.actions.notices import list_notices
from wayside.api.actions.sweeping import forget_answers
from wayside.api.actions.tokens import (
    MadeToken,
    approve_token,
    list_tokens,
    make_token,
    revoke_token,
)

__all__ = [
    "MadeToken",
    "Refused",
    "approve_token",
    "enter",
    "forget_answers",
    "list_notices",
    "list_tokens",
    "make_token",
    "revoke_token",
]
