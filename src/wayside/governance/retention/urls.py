"""Addresses of retention."""

from django.urls import path

from wayside.governance.retention import views

urlpatterns = [
    path("", views.periods, name="periods"),
    path("propose/", views.propose, name="propose_period"),
    path("<uuid:period_id>/", views.decide, name="decide_period"),
]
