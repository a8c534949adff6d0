"""Django's entry for this room."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    """Agencies, areas, programmes, memberships and grants of money."""

    name = "wayside.partners"
    label = "partners"
