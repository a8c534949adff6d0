"""What is done with places and rooms."""

from wayside.support.housing.actions.answering import (
    OpenedOffer,
    close_offer,
    list_offers,
    list_offers_to_answer,
    move_offer,
    note_move_in,
    offer_room,
    open_offer,
    open_own_offer,
    refuse_offer,
)
from wayside.support.housing.actions.counting import (
    GapReport,
    export_housing_gaps,
    open_housing_gaps,
)
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
from wayside.support.housing.actions.requests import (
    Asked,
    ask_for_place,
)
from wayside.support.housing.actions.rooms import (
    Room,
    add_room,
    change_room,
    confirm_rooms,
    move_room,
)

__all__ = [
    "Asked",
    "GapReport",
    "Matched",
    "OpenedOffer",
    "OpenedPlace",
    "Room",
    "add_place",
    "add_room",
    "ask_for_place",
    "change_place",
    "change_room",
    "close_offer",
    "close_place",
    "confirm_rooms",
    "export_housing_gaps",
    "list_offers",
    "list_offers_to_answer",
    "list_places",
    "list_rooms_to_confirm",
    "match_places",
    "move_offer",
    "move_room",
    "note_move_in",
    "offer_room",
    "open_housing_gaps",
    "open_offer",
    "open_own_offer",
    "open_place",
    "open_wishes",
    "refuse_offer",
    "reopen_place",
    "set_housing_periods",
    "write_wishes",
]
