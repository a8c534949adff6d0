"""Django's entry for this room."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """What an agency's own system talks to."""

    name = "wayside.api"
    label = "api"
