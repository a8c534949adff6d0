"""``wayside keys new|box|used|rotate``: the keys of a side."""

import json
import secrets
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.vocabulary import Side
from wayside.config import actions
from wayside.config.queries import key_uses
from wayside.config.vocabulary import KeyStanding
from wayside.people.permissions import RENEW_TOKENS
from wayside.vault import holding
from wayside.vault.errors import VaultError
from wayside.web import clock

SAID = {
    KeyStanding.CURRENT: "  locks what is written now",
    KeyStanding.NEEDED: "  is needed still: run “wayside keys rotate”",
    KeyStanding.IDLE: "  locks nothing any more: it may go",
    KeyStanding.LOST: "  IS NOT AMONG THE KEYS GIVEN: nothing it locked can be read",
    KeyStanding.ELSEWHERE: "  belongs to another installation",
}


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
        rows = list(key_uses())
        if options["json"]:
            self.stdout.write(json.dumps([asdict(each) for each in rows]))
            return
        for each in rows:
            counts = f"{each.values:>9,} values {each.search_tokens:>9,} search tokens"
            self.stdout.write(f"{each.ring:<12} {each.key:<20} {counts}{SAID[each.standing]}")
        if not rows:
            self.stdout.write("There is no key, and nothing is locked.")

    def _rotate(self, _options: dict[str, Any]) -> None:
        service = Actor.service("keys", permissions=(RENEW_TOKENS,), works_for=Side.SUPPORT)
        done = actions.rotate_keys(by=service, now=clock.now())
        self.stdout.write(f"{done.values:,} values were locked again with the first key.")
        self.stdout.write(f"{done.records:,} records are found by search tokens of that key now.")
