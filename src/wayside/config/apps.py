"""Django's entry for this room."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class ConfigConfig(AppConfig):
    """Settings, addresses, the command line, the embedded database and the jobs worker."""

    name = "wayside.config"
    label = "config"

    def ready(self) -> None:
        """Close the way out, read times directly, keep the roles in step with every migration."""
        from django.conf import settings

        from wayside.config import egress, roles, times

        egress.install([*settings.EGRESS_ALLOWED_HOSTS, settings.DATABASES["default"]["HOST"]])
        connection_created.connect(times.read_directly, dispatch_uid="wayside.times.read")
        if settings.REFUSES_OWNER_LOGIN:
            connection_created.connect(roles.refuse_owner, dispatch_uid="wayside.roles.refuse")
        pre_migrate.connect(roles.ensure_roles, dispatch_uid="wayside.roles.ensure")
        post_migrate.connect(roles.grant, dispatch_uid="wayside.roles.grant")
