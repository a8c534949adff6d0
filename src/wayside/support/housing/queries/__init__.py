"""What is read of safe housing."""

from wayside.support.housing.queries.places import (
    keeps,
    own_periods,
    own_places,
    periods_of,
    place,
    places,
    rooms_of,
    rooms_to_confirm,
)

__all__ = [
    "keeps",
    "own_periods",
    "own_places",
    "periods_of",
    "place",
    "places",
    "rooms_of",
    "rooms_to_confirm",
]
