"""What is done with places and rooms."""

from wayside.support.housing.actions.matching import (
    Matched,
    match_places,
    open_wishes,
    write_wishes,
)
from wayside.support.housing.actions.places import (
    OpenedPlace,
    add_place,
    change_place,
    close_place,
    list_places,
    list_rooms_to_confirm,
    open_place,
    reopen_place,
    set_housing_periods,
)
from wayside.support.housing.actions.rooms import (
    Room,
    add_room,
    change_room,
    confirm_rooms,
    move_room,
)

__all__ = [
    "Matched",
    "OpenedPlace",
    "Room",
    "add_place",
    "add_room",
    "change_place",
    "change_room",
    "close_place",
    "confirm_rooms",
    "list_places",
    "list_rooms_to_confirm",
    "match_places",
    "move_room",
    "open_place",
    "open_wishes",
    "reopen_place",
    "set_housing_periods",
    "write_wishes",
]
