"""Addresses of places to live, below ``support/housing/``."""

from django.urls import path

from wayside.support.housing.views import places, rooms

ONE = "places/<uuid:housing_place_id>/"
ROOM = f"{ONE}rooms/<uuid:vacancy_id>/"
urlpatterns = [
    path("", places.places, name="places"),
    path("places/add/", places.add, name="add_place"),
    path("times/", places.periods, name="housing_periods"),
    path(ONE, places.place, name="place"),
    path(f"{ONE}change/", places.change, name="change_place"),
    path(f"{ONE}close/", places.close, name="close_place"),
    path(f"{ONE}confirm/", rooms.confirm, name="confirm_rooms"),
    path(f"{ONE}rooms/add/", rooms.add, name="add_room"),
    path(ROOM, rooms.move, name="move_room"),
    path(f"{ROOM}change/", rooms.change, name="change_room"),
]
