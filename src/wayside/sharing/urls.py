"""Addresses of sharing."""

from django.urls import include, path

app_name = "sharing"
urlpatterns = [
    path("agreements/", include("wayside.sharing.agreements.urls")),
]
