"""Addresses of volunteering on one person's record."""

from django.urls import path

from wayside.support.peers.views import records

urlpatterns = [
    path("", records.volunteering, name="volunteering"),
    path("propose/", records.propose, name="propose_match"),
    path("apply/", records.apply, name="apply_as_peer"),
    path("known/", records.known, name="let_know"),
    path("matches/<uuid:peer_match_id>/", records.move, name="move_match"),
]
