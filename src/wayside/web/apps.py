"""Django's entry for this room."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The face: templates, components, forms, clock, maps, charts, exports."""

    name = "wayside.web"
    label = "web"
