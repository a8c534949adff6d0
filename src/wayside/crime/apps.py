"""Django's entry for this room."""

from django.apps import AppConfig


class CrimeConfig(AppConfig):
    """Recorded crime: extracts, what each says and leaves out, and the hot spots they show."""

    name = "wayside.crime"
    label = "crime"
