"""``wayside health``: what the health address sums up, check by check."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from wayside.config.health import GOOD, report


class Command(BaseCommand):
    """Print every check's state; exit code 1 when any needs attention."""

    help = "Say whether this installation works, check by check."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the form of the answer."""
        parser.add_argument("--json", action="store_true", help="for a program")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print the report."""
        found = report()
        if options["json"]:
            self.stdout.write(json.dumps(found))
        else:
            for name, state in found.items():
                self.stdout.write(f"{name.replace('_', ' ')}: {_in_words(state)}")
        if found["status"] != GOOD:
            sys.exit(1)


def _in_words(state: Any) -> str:
    if isinstance(state, dict):
        return ", ".join(f"{count} {name}" for name, count in state.items())
    return str(state)
