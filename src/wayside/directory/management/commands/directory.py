"""``wayside directory import FILE`` and ``wayside directory export --out FILE``."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wayside.access.actor import Actor
from wayside.directory.actions import export_directory, import_directory
from wayside.directory.actions.imports import Report, Row
from wayside.directory.permissions import KEEP_SERVICES
from wayside.directory.standard.files import UnreadableError
from wayside.directory.vocabulary import Outcome
from wayside.web import clock

SHOWN = (Outcome.COLLISION, Outcome.SET_ASIDE)


class Command(BaseCommand):
    """The directory of services as a file of Open Referral UK 3.0."""

    help = "Import or export the directory of services as Open Referral UK (HSDS 3.0) JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        """One verb each."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        bring = verbs.add_parser("import", help="bring services in; bad records are set aside")
        bring.add_argument("file", type=Path, metavar="FILE")
        bring.add_argument(
            "--take",
            type=UUID,
            action="append",
            default=[],
            metavar="ID",
            help="take this record from the file although it was changed here",
        )
        bring.add_argument("--json", action="store_true", help="print the report as JSON")
        write = verbs.add_parser("export", help="write the open services to a file")
        write.add_argument("--out", type=Path, required=True, metavar="FILE")
        write.add_argument(
            "--with-confidential",
            action="store_true",
            help="everything, for another Wayside; never for the public (still no address)",
        )
        write.add_argument("--json", action="store_true", help="print the figures as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run the verb."""
        by = Actor.service("directory", permissions=(KEEP_SERVICES,))
        if options["verb"] == "import":
            self._import(options, by)
        else:
            self._export(options, by)

    def _import(self, options: dict[str, Any], by: Actor) -> None:
        try:
            content = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be read: {error.strerror}.") from error
        try:
            report = import_directory(
                content=content, take=frozenset(options["take"]), by=by, now=clock.now()
            )
        except UnreadableError as refused:
            raise CommandError(str(refused)) from refused
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), indent=2, ensure_ascii=False))
        else:
            self._show(report)

    def _show(self, report: Report) -> None:
        for outcome in Outcome:
            self.stdout.write(f"{report.count(outcome):>7,} {outcome.label}")
        for row in report.rows:
            if row.outcome in SHOWN or row.notes:
                self._show_row(row)

    def _show_row(self, row: Row) -> None:
        self.stdout.write(f"{row.path} {row.name}: {row.outcome.label}")
        for note in row.notes:
            self.stdout.write(f"    {note}")
        for each in row.apart:
            self.stdout.write(f"    {each.name}: here {each.here}, in the file {each.file}")

    def _export(self, options: dict[str, Any], by: Actor) -> None:
        written = export_directory(
            with_confidential=options["with_confidential"], by=by, now=clock.now()
        )
        text = json.dumps(written, indent=2, ensure_ascii=False)
        _write(options["out"], f"{text}\n")
        count = written["total_items"]
        if options["json"]:
            self.stdout.write(json.dumps({"services": count, "file": str(options["out"])}))
        else:
            self.stdout.write(f"Wrote {count:,} services to {options['out']}.")


def _write(path: Path, text: str) -> None:
    """Whole or not at all: beside it first, then in its place."""
    beside = path.with_name(f"{path.name}.part")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
