"""Addresses of places to live, below ``support/housing/``."""

from django.urls import path

from wayside.support.housing.views import counts, offers, places, rooms

ONE = "places/<uuid:housing_place_id>/"
ROOM = f"{ONE}rooms/<uuid:vacancy_id>/"
REQUEST = "requests/<uuid:offer_id>/"
urlpatterns = [
    path("", places.places, name="places"),
    path("places/add/", places.add, name="add_place"),
    path("times/", places.periods, name="housing_periods"),
    path("gaps/", counts.housing_gaps, name="housing_gaps"),
    path("gaps/file/", counts.housing_gaps_file, name="housing_gaps_file"),
    path("requests/", offers.offers, name="offers"),
    path(REQUEST, offers.offer, name="offer"),
    path(f"{REQUEST}room/", offers.offer_room, name="offer_room"),
    path(f"{REQUEST}refuse/", offers.refuse, name="refuse_offer"),
    path(f"{REQUEST}moved/", offers.moved_in, name="offer_moved_in"),
    path(ONE, places.place, name="place"),
    path(f"{ONE}change/", places.change, name="change_place"),
    path(f"{ONE}close/", places.close, name="close_place"),
    path(f"{ONE}confirm/", rooms.confirm, name="confirm_rooms"),
    path(f"{ONE}rooms/add/", rooms.add, name="add_room"),
    path(ROOM, rooms.move, name="move_room"),
    path(f"{ROOM}change/", rooms.change, name="change_room"),
]
