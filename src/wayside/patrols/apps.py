"""Django's entry for this room."""

from django.apps import AppConfig


class PatrolsConfig(AppConfig):
    """The patrol cycle: weeks, patrols and the places they go."""

    name = "wayside.patrols"
    label = "patrols"

    def ready(self) -> None:
        """Tell the room below who knows the nights that people have worked."""
        from wayside.patrols.queries.worked import worked_nights
        from wayside.workforce import nights

        nights.register(worked_nights)
