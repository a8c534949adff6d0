"""``wayside``: Django's management entry point, with the right database role for each command."""

import os
import sys

from wayside.config import database, postgres

WITHOUT_DATABASE = frozenset(
    {"check", "collectstatic", "docs", "makemessages", "compilemessages", "help", "version"}
)


def main() -> None:
    """Run a command; a failure to reach the database is one sentence, not a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wayside.config.settings.demo")
    arguments = with_module_name(sys.argv)
    command = arguments[1] if len(arguments) > 1 else "help"
    if command in database.OWNER_COMMANDS:
        os.environ["WAYSIDE_AS_OWNER"] = "1"
    try:
        ready_settings()
    except RuntimeError as error:
        sys.exit(f"wayside: {error}")
    if database.is_embedded() and _needs_database(command):
        try:
            postgres.ensure_running()
        except postgres.PostgresUnavailableError as error:
            sys.exit(f"wayside: {error}")
    from django.core.management import execute_from_command_line

    execute_from_command_line(arguments)


def ready_settings() -> None:
    """Read the settings first: what production refuses is said before anything starts."""
    from django.conf import settings

    settings.INSTALLED_APPS  # noqa: B018


def with_module_name(arguments: list[str]) -> list[str]:
    """``import-crime`` as people type it is ``import_crime`` as Python names modules."""
    return [*arguments[:1], *(each.replace("-", "_") for each in arguments[1:2]), *arguments[2:]]


def _needs_database(command: str) -> bool:
    """An exported trail is verified without one: that is what it is for."""
    return command not in WITHOUT_DATABASE and not (command == "audit" and "--file" in sys.argv)
