"""Addresses of safe housing in one record."""

from django.urls import path

from wayside.support.housing.views import asking, matches

REQUEST = "requests/<uuid:offer_id>/"
urlpatterns = [
    path("", matches.matches, name="safe_housing"),
    path("household/", matches.household, name="household"),
    path("ask/<uuid:housing_place_id>/", asking.ask_for, name="ask_for_place"),
    path(REQUEST, asking.own_offer, name="own_offer"),
    path(f"{REQUEST}move/", asking.move, name="move_offer"),
    path(f"{REQUEST}decline/", asking.decline, name="decline_offer"),
    path(f"{REQUEST}moved/", asking.moved_in, name="own_moved_in"),
    path("print/", matches.on_paper, name="print_matches"),
]
