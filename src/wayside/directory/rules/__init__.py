"""What a service's state allows, what a confidential one may hold, and whom a service fits."""

from wayside.directory.rules.keeping import (
    SERVICES,
    WrongEntryError,
    check_concealed_text,
    check_kind,
    check_open,
    needs_review,
    reads_like_refuge,
)
from wayside.directory.rules.placeless import PLACE_KEYS, holds_postcode, without_places

__all__ = [
    "PLACE_KEYS",
    "SERVICES",
    "WrongEntryError",
    "check_concealed_text",
    "check_kind",
    "check_open",
    "holds_postcode",
    "needs_review",
    "reads_like_refuge",
    "without_places",
]
