"""Takes files in: keeps them as received and puts them in line."""

from collections.abc import Iterable
from datetime import datetime
from typing import BinaryIO

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.crime import originals
from wayside.crime.actions.loading import refuse
from wayside.crime.models import ImportBatch, ImportFile, Mapping
from wayside.crime.permissions import IMPORT_EXTRACTS
from wayside.crime.reading.errors import UnreadableFileError
from wayside.crime.reading.streams import Member, members, shown_name
from wayside.partners.models import Area

Received = tuple[str, BinaryIO]


@transaction.atomic
def start_import(
    *,
    area: Area,
    received: Iterable[Received],
    by: Actor,
    now: datetime,
    mapping: Mapping | None = None,
    force: str = "",
) -> ImportBatch:
    """Keep the files and put each, and each file within a zip, in line to be loaded."""
    require(by, IMPORT_EXTRACTS, area_id=area.id)
    batch = ImportBatch.objects.create(
        area=area,
        membership_id=by.membership_id,
        controller_id=by.agency_id,
        mapping=mapping,
        force=force.strip(),
        started_at=now,
    )
    count = 0
    for name, content in received:
        kept = originals.keep(content)
        held, problem = _held(kept)
        for member in held:
            file = _line_up(batch, shown_name(member.name or name), kept, count, member)
            count += 1
            if problem:
                refuse(file=file, sentence=problem, line=None, by=by, now=now)
    record(
        by=by,
        operation=Operation.COLLECTION,
        action="crime.start_import",
        record_type="crime.ImportBatch",
        record_id=batch.id,
        controller_id=batch.controller_id,
        area_id=area.id,
        count=count,
        now=now,
    )
    return batch


@transaction.atomic
def queue_import(
    *,
    area: Area,
    received: Iterable[Received],
    by: Actor,
    now: datetime,
    mapping: Mapping | None = None,
    force: str = "",
) -> ImportBatch:
    """Take files in from a page; they are loaded in the background once this commits."""
    from wayside.crime.jobs import defer_loading

    require(by, IMPORT_EXTRACTS, area_id=area.id)
    batch = start_import(area=area, received=received, by=by, now=now, mapping=mapping, force=force)
    defer_loading(batch)
    return batch


def _held(kept: str) -> tuple[tuple[Member, ...], str]:
    """The files that a received file holds; a zip that cannot be read is one, with a problem."""
    size = originals.size_of(kept)
    with originals.open_original(kept) as original:
        try:
            found = members(original)
        except UnreadableFileError as problem:
            return (Member(size=size),), problem.sentence
    return tuple(each if each.name else Member(size=size) for each in found), ""


def _line_up(batch: ImportBatch, name: str, kept: str, position: int, member: Member) -> ImportFile:
    return ImportFile.objects.create(
        batch=batch,
        position=position,
        name=name,
        original=kept,
        member=member.name,
        bytes_total=member.size,
    )
