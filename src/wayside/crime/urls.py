"""Addresses below an area: recorded crime and its hot spots."""

from django.urls import include, path

app_name = "crime"
urlpatterns = [
    path("hot-spots/", include("wayside.crime.hotspots.urls")),
]
