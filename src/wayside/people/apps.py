"""Django's entry for this room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Identity, safe contact and relationships of the people supported."""

    name = "wayside.people"
    label = "people"
