"""Addresses of safe housing in one record."""

from django.urls import path

from wayside.support.housing.views import matches

urlpatterns = [
    path("", matches.matches, name="safe_housing"),
    path("household/", matches.household, name="household"),
    path("print/", matches.on_paper, name="print_matches"),
]
