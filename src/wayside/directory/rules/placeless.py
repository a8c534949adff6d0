"""What tells where a service is, and how it is taken out of what a confidential one says."""

import re
from typing import Any

# Every key of the standard under which a place, or a way to one, may stand
PLACE_KEYS = frozenset(
    {
        "address",
        "address_1",
        "address_2",
        "addresses",
        "city",
        "extent",
        "latitude",
        "location",
        "locations",
        "longitude",
        "physical_addresses",
        "postal_addresses",
        "postal_code",
        "postcode",
        "region",
        "regular_schedule_location",
        "service_at_location",
        "service_at_locations",
        "state_province",
        "transportation",
    }
)
POSTCODE = r"[A-Z]{1,2}[0-9][A-Z0-9]?[ \u00a0]*[0-9][A-Z]{2}"
_POSTCODE = re.compile(rf"(?<![A-Za-z0-9]){POSTCODE}(?![A-Za-z0-9])", re.IGNORECASE)


def holds_postcode(*texts: str) -> str:
    """The first postcode that a text holds; blank where none does."""
    for text in texts:
        if found := _POSTCODE.search(text):
            return found.group()
    return ""


def without_places(value: Any) -> Any:
    """The same JSON without anything that tells where; lists and objects all the way down."""
    if isinstance(value, dict):
        return {
            key: without_places(each)
            for key, each in value.items()
            if key.lower() not in PLACE_KEYS and not _tells_where(each)
        }
    if isinstance(value, list):
        return [without_places(each) for each in value if not _tells_where(each)]
    return value


def _tells_where(value: Any) -> bool:
    return isinstance(value, str) and bool(holds_postcode(value))
