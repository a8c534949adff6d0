"""Django's entry for this room."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The face: base templates, components, form fields, clock, maps, charts, exports, middleware."""

    name = "wayside.web"
    label = "web"
