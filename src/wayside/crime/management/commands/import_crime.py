"""``wayside import-crime FILE… --area A [--json]``: loads crime files, prints what they hold."""

import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wayside.access.actor import Actor
from wayside.crime.actions.imports import start_import
from wayside.crime.actions.loading import load_batch
from wayside.crime.facts import OUTSIDE, said
from wayside.crime.jobs import rank_places
from wayside.crime.models import ImportBatch, Mapping
from wayside.crime.permissions import IMPORT_EXTRACTS
from wayside.crime.presenters.imports import missing_sentences
from wayside.crime.queries.reports import batch_report, has_failures, missing_of
from wayside.partners.models import Area
from wayside.web import clock
from wayside.web.undoing import undoable


class Command(BaseCommand):
    """Load data.police.uk files, or a force's own extract by a saved mapping."""

    help = "Load crime files into an area and print a quality report."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--area", required=True, help="the area's address word, like lambeth")
        parser.add_argument("--mapping", default="", help="a saved mapping, for a force's extract")
        parser.add_argument("--force-name", default="", help="the force, where no file says it")
        parser.add_argument("--json", action="store_true", help="print figures as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load the files; a file that fails makes the command fail, after all others."""
        area = _area(options["area"])
        mapping = _mapping(area, options["mapping"])
        by = Actor.service("import-crime", permissions=(IMPORT_EXTRACTS,), area_ids=(area.id,))
        with ExitStack() as stack:
            received = [(path.name, stack.enter_context(_open(path))) for path in options["files"]]
            stack.enter_context(undoable())
            batch = start_import(
                area=area,
                received=received,
                mapping=mapping,
                force=options["force_name"],
                by=by,
                now=clock.now(),
            )
        load_batch(batch=batch, by=by, now=clock.now())
        rank_places.defer(area_id=str(area.id))
        self._show(batch, as_json=options["json"])
        if has_failures(batch):
            failed = batch.files.filter(error__gt="")
            raise CommandError(
                "\n".join(f"{file.name} was not loaded: {file.error}" for file in failed)
            )

    def _show(self, batch: ImportBatch, *, as_json: bool) -> None:
        report = batch_report(batch)
        if as_json:
            self.stdout.write(json.dumps(report, indent=2, ensure_ascii=False))
            return
        for file in report["files"]:
            self._show_file(file)
        for sentence in missing_sentences(missing_of(batch)):
            self.stdout.write(f"Months missing in between: {sentence}")

    def _show_file(self, file: dict[str, Any]) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(file["name"]))
        if file["error"]:
            return
        months = file["months"]
        span = f"{months[0]} to {months[-1]}" if len(months) > 1 else "".join(months)
        self.stdout.write(f"  {file['kind']}, {file['force'] or 'no force'}, {span or 'no month'}")
        self.stdout.write(
            f"  {file['rows_read']:,} rows read, {file['rows_stored']:,} stored, "
            f"{file['rows_outside_area']:,} outside the area"
        )
        if drift := file["drift"]:
            self.stdout.write(
                f"  since the version before: {drift['added']:,} added, "
                f"{drift['changed']:,} changed, {drift['gone']:,} gone"
            )
        for title, counts in (("not stored", file["set_aside"]), ("noted", file["observed"])):
            for slug, count in counts.items():
                words = said(slug)
                self.stdout.write(f"  {count:>9,} {words.label} ({title}). {words.sentence}")
        if file["rows_outside_area"]:
            self.stdout.write(f"  {said(OUTSIDE).sentence}")


def _area(slug: str) -> Area:
    area = Area.objects.filter(slug=slug).first()
    if area is None:
        known = ", ".join(Area.objects.values_list("slug", flat=True)[:40]) or "none yet"
        raise CommandError(f"There is no area called {slug}. The areas are: {known}.")
    return area


def _mapping(area: Area, name: str) -> Mapping | None:
    if not name:
        return None
    mapping = Mapping.objects.filter(area=area, name=name).first()
    if mapping is None:
        raise CommandError(f"{area} has no mapping called “{name}”. Make it on the mappings page.")
    return mapping


def _open(path: Path) -> Any:
    try:
        return path.open("rb")
    except OSError as error:
        raise CommandError(f"{path} cannot be opened: {error.strerror}.") from error
