"""Django's entry for this room."""

from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    """Officers and partner workers: who is trained, who is free, how much each has carried."""

    name = "wayside.workforce"
    label = "workforce"
