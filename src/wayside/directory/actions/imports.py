"""Bringing the directory in from a file of the standard."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.directory.actions.bringing import Bringing, Settled
from wayside.directory.permissions import KEEP_SERVICES
from wayside.directory.standard.comparing import Apart
from wayside.directory.standard.files import Found, records
from wayside.directory.standard.reading import organization_read, service_read
from wayside.directory.standard.schemas import short
from wayside.directory.vocabulary import Outcome
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Row:
    """What was done with one record of the file, where it stands, and why."""

    path: str
    what: str
    name: str
    outcome: Outcome
    notes: tuple[str, ...] = ()
    apart: tuple[Apart, ...] = ()
    record_id: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did, record by record."""

    rows: tuple[Row, ...] = field(default=())

    def count(self, outcome: Outcome) -> int:
        """How many records ended so."""
        return Counter(row.outcome for row in self.rows)[outcome]

    def as_json(self) -> dict[str, Any]:
        """The same for other software."""
        return {
            "counts": {each.value: self.count(each) for each in Outcome},
            "records": [
                {
                    "path": row.path,
                    "what": row.what,
                    "id": row.record_id,
                    "name": row.name,
                    "outcome": row.outcome.value,
                    "notes": list(row.notes),
                    "differences": [
                        {"name": each.name, "here": each.here, "file": each.file}
                        for each in row.apart
                    ],
                }
                for row in self.rows
            ],
        }


@transaction.atomic
def import_directory(
    *, content: bytes, by: Actor, now: datetime, take: frozenset[UUID] = frozenset()
) -> Report:
    """Bring in the services and organisations of a file. What cannot be kept is set aside with a
    sentence and the way to it; what was changed here since the last import stays as it is and is
    listed, unless its id is among those to ``take``.

    Raises:
        UnreadableError: the file as a whole cannot be read; nothing was changed.
    """
    require(by, KEEP_SERVICES)
    found = records(content)
    bringing = Bringing(by=by, now=now, take=take)
    seen: dict[tuple[str, str], str] = {}
    report = Report(tuple(_bring(each, bringing, seen) for each in found))
    record(
        by=by,
        operation=Operation.COLLECTION,
        action="directory.import_file",
        record_type="directory.Service",
        count=report.count(Outcome.ADDED) + report.count(Outcome.UPDATED),
        now=now,
    )
    return report


def _bring(found: Found, bringing: Bringing, seen: dict[tuple[str, str], str]) -> Row:
    value = found.value if isinstance(found.value, dict) else {}
    name, key = short(value.get("name", "")), (found.what, str(value.get("id")).lower())

    def row(settled: Settled) -> Row:
        return Row(
            found.path,
            found.what,
            name,
            settled.outcome,
            settled.notes,
            settled.apart,
            str(value.get("id", ""))[:36],
        )

    if key in seen:
        said = _("It has the same id as %(path)s, which was read first.") % {"path": seen[key]}
        return row(Settled(Outcome.SET_ASIDE, (said,)))
    seen[key] = found.path
    try:
        with transaction.atomic():
            return row(_settle(found, bringing))
    except NotNow as refused:
        said = str(refused)
    except IntegrityError as refused:
        said = _refused(refused)
    bringing.forget()
    return row(Settled(Outcome.SET_ASIDE, (said,)))


def _refused(error: IntegrityError) -> str:
    if "confidential" in str(error):
        return _("It is confidential, and something it says here tells where it is.")
    return _("An identifier in it is another record's here already.")


def _settle(found: Found, bringing: Bringing) -> Settled:
    if found.what == "service":
        read, faults = service_read(found)
        return bringing.service(read) if read else _set_aside(faults)
    values, faults = organization_read(found)
    return bringing.organization(values) if values else _set_aside(faults)


def _set_aside(faults: list[tuple[str, str]]) -> Settled:
    return Settled(Outcome.SET_ASIDE, tuple(f"{path}: {sentence}" for path, sentence in faults))
