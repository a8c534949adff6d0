"""Making a mapping, step by step, with a sample that is kept only until it is finished."""

from collections.abc import Mapping as Pairs
from datetime import datetime
from typing import BinaryIO

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.crime import originals
from wayside.crime.models import Mapping
from wayside.crime.permissions import MANAGE_MAPPINGS
from wayside.crime.reading.mapping import Choices
from wayside.crime.reading.own import preview
from wayside.crime.reading.suggest import columns
from wayside.partners.models import Area
from wayside.web.collisions import save_versioned


@transaction.atomic
def start_mapping(
    *, area: Area, name: str, force: str, sample: BinaryIO, by: Actor, now: datetime
) -> Mapping:
    """Begin a mapping with a sample file; its columns are guessed for a person to confirm.

    Raises:
        UnreadableFileError: the sample is no CSV and no workbook.
    """
    require(by, MANAGE_MAPPINGS, area_id=area.id)
    header = preview(sample).header
    sample.seek(0)
    mapping = Mapping.objects.create(
        area=area,
        name=name,
        force=force,
        choices=Choices(columns=columns(header)).to_json(),
        sample=originals.keep(sample),
        created_at=now,
        updated_at=now,
    )
    _record(mapping, ("name", "force", "choices"), by, now)
    return mapping


@transaction.atomic
def choose_columns(
    *, mapping: Mapping, choices: Choices, expected_version: int, by: Actor, now: datetime
) -> None:
    """Save which column holds what and how dates and places are written."""
    require(by, MANAGE_MAPPINGS, area_id=mapping.area_id)
    mapping.choices = choices.to_json()
    save_versioned(mapping, expected_version=expected_version, now=now, fields=("choices",))
    _record(mapping, ("choices",), by, now)


@transaction.atomic
def name_offences(
    *,
    mapping: Mapping,
    kinds: Pairs[str, str],
    expected_version: int,
    by: Actor,
    now: datetime,
) -> None:
    """Save what the offence codes mean; the mapping is finished and its sample is deleted."""
    require(by, MANAGE_MAPPINGS, area_id=mapping.area_id)
    sample = mapping.sample
    mapping.choices = {**mapping.choices, "kinds": dict(kinds)}
    mapping.sample = ""
    fields = ("choices", "sample")
    save_versioned(mapping, expected_version=expected_version, now=now, fields=fields)
    _record(mapping, ("choices",), by, now)
    if sample:
        transaction.on_commit(lambda: originals.give_up(sample))


@transaction.atomic
def change_sample(*, mapping: Mapping, sample: BinaryIO, by: Actor, now: datetime) -> None:
    """Show the mapping another file, to change its columns or name more offences.

    Raises:
        UnreadableFileError: the sample is no CSV and no workbook.
    """
    require(by, MANAGE_MAPPINGS, area_id=mapping.area_id)
    preview(sample)
    sample.seek(0)
    before, mapping.sample = mapping.sample, originals.keep(sample)
    save_versioned(mapping, expected_version=mapping.version, now=now, fields=("sample",))
    _record(mapping, ("sample",), by, now)
    if before:
        transaction.on_commit(lambda: originals.give_up(before))


def _record(mapping: Mapping, fields: tuple[str, ...], by: Actor, now: datetime) -> None:
    record(
        by=by,
        operation=Operation.ALTERATION,
        action="crime.save_mapping",
        record_type="crime.Mapping",
        record_id=mapping.id,
        controller_id=by.agency_id,
        area_id=mapping.area_id,
        fields=fields,
        now=now,
    )
