"""Django's entry for this room."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Settings, addresses, the command line, the embedded database and the jobs worker."""

    name = "wayside.config"
    label = "config"
