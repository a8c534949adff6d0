"""Django's entry for this room."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """The outbox of mail."""

    name = "wayside.notices"
    label = "notices"
