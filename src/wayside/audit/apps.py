"""Django's entry for this room."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The trail: who saw or did what, provable by an outsider."""

    name = "wayside.audit"
    label = "audit"
