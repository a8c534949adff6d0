"""Looking at the records behind hot spots, weighing kinds, and taking hot spots out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.crime.hotspots.permissions import CHANGE_WEIGHTS, EXPORT_HOTSPOTS, VIEW_PLACE_ROWS
from wayside.crime.models import HotspotPlace, HotspotRun, RecordedRow
from wayside.crime.queries import events
from wayside.partners.models import Area, KindSetting, Programme
from wayside.partners.queries import settings_of
from wayside.web.collisions import save_versioned


@dataclass(frozen=True, slots=True)
class Weighed:
    """How one kind is to count."""

    dataset: str
    kind: str
    counts: bool
    weight: Decimal
    police_generated: bool


@look
def list_place_rows(
    *, place: HotspotPlace, keys: Sequence[int], by: Actor, area: Area, now: datetime
) -> list[RecordedRow]:
    """Show one page of the records behind a place; the look is on the record."""
    require(by, VIEW_PLACE_ROWS, area_id=area.id)
    found = events.rows(keys)
    record(
        by=by,
        operation=Operation.LISTING,
        action="crime.list_place_rows",
        record_type="crime.HotspotRun",
        record_id=place.run_id,
        area_id=area.id,
        count=len(found),
        now=now,
    )
    return found


@look
def list_set_aside(
    *, keys: Sequence[int], by: Actor, area: Area, now: datetime
) -> list[RecordedRow]:
    """Show one page of the records that could not be put on a map. They lie in no known ward, so
    ``area`` is the borough: whoever belongs to one ward does not see them."""
    require(by, VIEW_PLACE_ROWS, area_id=area.id)
    found = events.rows(keys)
    record(
        by=by,
        operation=Operation.LISTING,
        action="crime.list_set_aside",
        area_id=area.id,
        count=len(found),
        now=now,
    )
    return found


@transaction.atomic
def change_weights(
    *,
    programme: Programme,
    kinds: Sequence[Weighed],
    expected_version: int,
    by: Actor,
    now: datetime,
) -> None:
    """Write the whole table of kinds, unless somebody changed the settings meanwhile.

    Raises:
        Collision: the settings are no longer the version that this edit began from.
    """
    require(by, CHANGE_WEIGHTS, area_id=programme.area_id)
    _write(programme, kinds, expected_version, now)
    _note(programme, "crime.change_weights", len(kinds), by, now)


@transaction.atomic
def reset_weights(*, programme: Programme, expected_version: int, by: Actor, now: datetime) -> None:
    """Take a programme's own table away, so that the defaults hold again."""
    require(by, CHANGE_WEIGHTS, area_id=programme.area_id)
    _write(programme, (), expected_version, now)
    _note(programme, "crime.reset_weights", 0, by, now)


def _write(
    programme: Programme, kinds: Sequence[Weighed], expected_version: int, now: datetime
) -> None:
    settings = settings_of(programme)
    save_versioned(settings, expected_version=expected_version, now=now, fields=())
    KindSetting.objects.filter(programme=programme).delete()
    KindSetting.objects.bulk_create(
        KindSetting(
            programme=programme,
            dataset=kind.dataset,
            kind=kind.kind,
            counts=kind.counts,
            weight=kind.weight,
            police_generated=kind.police_generated,
        )
        for kind in kinds
    )


def _note(programme: Programme, action: str, count: int, by: Actor, now: datetime) -> None:
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action=action,
        record_type="partners.Programme",
        record_id=programme.id,
        controller_id=programme.lead_agency_id,
        area_id=programme.area_id,
        fields=("kinds",),
        count=count,
        now=now,
    )


@transaction.atomic
def export_hotspots(
    *,
    run: HotspotRun,
    places: Sequence[HotspotPlace],
    purpose: str,
    by: Actor,
    area: Area,
    now: datetime,
) -> Sequence[HotspotPlace]:
    """Give places out as a file for a stated purpose."""
    require(by, EXPORT_HOTSPOTS, area_id=area.id)
    record(
        by=by,
        operation=Operation.EXPORT,
        action="crime.export_hotspots",
        record_type="crime.HotspotRun",
        record_id=run.id,
        area_id=area.id,
        purpose=purpose,
        fields=("label", "longitude", "latitude", "score", "count", "facts"),
        count=len(places),
        now=now,
    )
    return places
