"""``wayside erasures apply``: erase again what a restored backup has brought back."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wayside.access.actor import Actor
from wayside.governance.erasure import ledger
from wayside.governance.erasure.actions import apply_again
from wayside.governance.erasure.permissions import ERASE
from wayside.governance.erasure.vocabulary import ERASING
from wayside.web import clock


class Command(BaseCommand):
    """The list of erasures from the command line; it signs in as the owner of the database."""

    help = "Erases again what a restored backup has brought back."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """One verb."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        apply = verbs.add_parser("apply", help="after a backup was restored, before anybody works")
        apply.add_argument("--file", type=Path, help="the list, if it lies elsewhere")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Erase, and say how many."""
        file = options["file"] or ledger.path()
        by = Actor.service(ERASING, permissions=(ERASE,))
        try:
            found = list(ledger.lines(file))
        except (ledger.LedgerUnreadableError, OSError) as error:
            raise CommandError(str(error), returncode=2) from error
        again = apply_again(lines=found, by=by, now=clock.now())
        self.stdout.write(f"{len(found)} on the list, {again} erased again.")
