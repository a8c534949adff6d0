"""Django's entry for this room."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    """Grants, consent, disclosures and handovers: the only ways to what somebody said."""

    name = "wayside.sharing"
    label = "sharing"
