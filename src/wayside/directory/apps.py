"""Django's entry for this room."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Services, who runs them, whom they take, where and when."""

    name = "wayside.directory"
    label = "directory"
