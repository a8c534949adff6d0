"""``wayside keys new|box|used|rotate``: the keys of a side."""

import json
import secrets
from collections import Counter
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.vocabulary import Side
from wayside.config import actions
from wayside.people.permissions import RENEW_TOKENS
from wayside.vault import holding
from wayside.vault.errors import VaultError
from wayside.vault.rotation import keys_used, locked_columns
from wayside.web import clock


class Command(BaseCommand):
    """Makes keys, says which are used, and locks again with a new one."""

    help = "Makes a side's keys, says which are used, locks everything again with a new one."

    def add_arguments(self, parser: CommandParser) -> None:
        """One verb each."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        new = verbs.add_parser("new", help="print a new key, to be put in front of the others")
        new.add_argument("name", help="a name of its own, such as 2026-1")
        box = verbs.add_parser("box", help="print the box for instances without the keys")
        box.add_argument("side", nargs="?", default=holding.SUPPORT)
        used = verbs.add_parser("used", help="how many values each key locks")
        used.add_argument("--json", action="store_true")
        verbs.add_parser("rotate", help="lock again with the first key what others lock")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run the verb."""
        try:
            getattr(self, "_" + options["verb"])(options)
        except VaultError as error:
            raise CommandError(str(error)) from error

    def _new(self, options: dict[str, Any]) -> None:
        self.stdout.write(f"{options['name']}:{secrets.token_hex(32)}")

    def _box(self, options: dict[str, Any]) -> None:
        self.stdout.write(holding.box(options["side"]).written())

    @transaction.atomic
    def _used(self, options: dict[str, Any]) -> None:
        used: Counter[tuple[str, str]] = Counter()
        for model, fields in locked_columns(iter(apps.get_models())):
            used += keys_used(model, fields)
        if options["json"]:
            rows = [{"ring": r, "key": k, "values": n} for (r, k), n in sorted(used.items())]
            self.stdout.write(json.dumps(rows))
            return
        for (ring, key), count in sorted(used.items()):
            there = "" if key in holding.ring(ring).keys else "  (not among the keys given)"
            self.stdout.write(f"{ring:<10} {key:<20} {count:>9,}{there}")
        if not used:
            self.stdout.write("Nothing is locked yet.")

    def _rotate(self, _options: dict[str, Any]) -> None:
        service = Actor.service("keys", permissions=(RENEW_TOKENS,), works_for=Side.SUPPORT)
        done = actions.rotate_keys(by=service, now=clock.now())
        self.stdout.write(f"{done.values:,} values were locked again with the first key.")
        self.stdout.write(f"{done.records:,} records are found by search tokens of that key now.")
