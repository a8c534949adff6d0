"""Django's entry for this room."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The first page of each role: what to do now."""

    name = "wayside.home"
    label = "home"
