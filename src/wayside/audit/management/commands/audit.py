"""``wayside audit verify|seal|export|public-key``: prove the trail, sign it, send it elsewhere."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wayside.audit import inspection, offline, sealing, signing
from wayside.audit.exchange import UnreadableError
from wayside.audit.exporting import export_trail
from wayside.audit.public_keys import NotAPublicKeyError
from wayside.audit.reporting import as_json, as_text


class Command(BaseCommand):
    """The audit trail from the command line."""

    help = "Verifies, seals and exports the audit trail."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """One verb each."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        verify = verbs.add_parser("verify", help="check every event, link and checkpoint")
        verify.add_argument("--file", type=Path, help="check an export; needs no database")
        verify.add_argument(
            "--checkpoints", type=Path, action="append", default=[], help="checkpoints kept apart"
        )
        verify.add_argument(
            "--public-key", type=Path, action="append", default=[], help="a key to trust (PEM)"
        )
        verify.add_argument("--json", action="store_true")
        verbs.add_parser("seal", help="sign the head of the chain")
        export = verbs.add_parser("export", help="write the whole trail as JSON lines")
        export.add_argument("--out", type=Path, required=True)
        verbs.add_parser("public-key", help="say where the public key lies")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the verb."""
        try:
            getattr(self, "_" + options["verb"].replace("-", "_"))(options)
        except (
            signing.KeyMissingError,
            NotAPublicKeyError,
            UnreadableError,
            OSError,
        ) as error:
            raise CommandError(str(error), returncode=2) from error

    def _verify(self, options: dict[str, Any]) -> None:
        report = (
            offline.verify_file(
                options["file"],
                public_keys=options["public_key"] or signing.published(),
                checkpoint_files=options["checkpoints"],
            )
            if options["file"]
            else inspection.inspect(
                checkpoint_files=options["checkpoints"], public_keys=options["public_key"]
            )
        )
        self.stdout.write(as_json(report) if options["json"] else as_text(report), ending="")
        if not report.sound:
            raise SystemExit(1)

    def _seal(self, options: dict[str, Any]) -> None:
        checkpoint = sealing.seal()
        if checkpoint is None:
            self.stdout.write("Nothing to seal: the last event is under a checkpoint already.")
            return
        self.stdout.write(
            f"Signed link {checkpoint.seq} with the key {checkpoint.key_id}. Send "
            f"{signing.exported(sealing.CHECKPOINTS_FILE)} elsewhere."
        )

    def _export(self, options: dict[str, Any]) -> None:
        written = export_trail(options["out"])
        self.stdout.write(f"Wrote {written:,} events to {options['out']}.")

    def _public_key(self, options: dict[str, Any]) -> None:
        self.stdout.write(str(signing.publish(signing.private_key().public_key())))
