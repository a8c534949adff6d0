"""Finding what is due, agreeing on it, and erasing it."""

from wayside.governance.erasure.actions.agreeing import (
    Looked,
    decide_erasure,
    keep_longer,
    list_erasures,
    open_erasure,
    put_forward,
)
from wayside.governance.erasure.actions.erasing import apply_again, carry_out
from wayside.governance.erasure.actions.finding import find_due

__all__ = [
    "Looked",
    "apply_again",
    "carry_out",
    "decide_erasure",
    "find_due",
    "keep_longer",
    "list_erasures",
    "open_erasure",
    "put_forward",
]
