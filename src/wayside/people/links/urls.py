"""Addresses of links: the reviewer's pairs."""

from django.urls import path

from wayside.people.links import views

urlpatterns = [
    path("", views.candidates, name="candidates"),
    path("judged/", views.judged, name="judged_candidates"),
    path("<uuid:candidate_id>/", views.candidate, name="candidate"),
]
