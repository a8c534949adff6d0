"""Django's entry for this room."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """A synthetic partnership over real public crime data; refuses to run in production."""

    name = "wayside.demo"
    label = "demo"
