"""Django's entry for this room."""

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """The information governance officer's pages: who saw or did what."""

    name = "wayside.governance"
    label = "governance"
