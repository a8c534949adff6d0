"""Django's entry for this room."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who acts: accounts, natural persons, roles with sides, actors and permissions."""

    name = "wayside.access"
    label = "access"

    def ready(self) -> None:
        """Connect the sign-in events."""
        from wayside.access import signals  # noqa: F401
