"""Django's entry for this room."""

from django.apps import AppConfig


class PatrolsConfig(AppConfig):
    """The patrol cycle: weeks, patrols and the places they go."""

    name = "wayside.patrols"
    label = "patrols"
