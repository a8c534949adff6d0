"""Marking places that people know of, changing and retiring the marks."""

from dataclasses import dataclass
from datetime import date, datetime

import shapely
from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed, require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.crime.hotspots import rules
from wayside.crime.hotspots.permissions import MARK_PLACES
from wayside.crime.models import MarkedPlace
from wayside.partners.models import Area
from wayside.partners.queries import wards
from wayside.web.collisions import save_versioned

EDITABLE = ("name", "kind", "longitude", "latitude", "reason", "review_date")


@dataclass(frozen=True, slots=True)
class MarkValues:
    """What is said of a marked place."""

    name: str
    kind: str
    longitude: float
    latitude: float
    reason: str
    review_date: date


@transaction.atomic
def mark_place(*, area: Area, values: MarkValues, by: Actor, now: datetime) -> MarkedPlace:
    """Mark a place in a borough; whoever acts for one ward marks in that ward.

    Raises:
        NotNow: the place lies outside the area, or the reason holds a way to reach somebody.
    """
    ward = _checked(area, values, by)
    if by.agency_id is None or by.person_id is None:
        raise NotAllowed(MARK_PLACES)
    mark = MarkedPlace(
        area=area,
        ward=ward,
        agency_id=by.agency_id,
        marked_by_id=by.person_id,
        created_at=now,
        updated_at=now,
    )
    _take(mark, values)
    mark.save(force_insert=True)
    _note(mark, "crime.mark_place", Operation.COLLECTION, EDITABLE, by=by, now=now)
    return mark


@transaction.atomic
def change_marked_place(
    *, mark: MarkedPlace, values: MarkValues, expected_version: int, by: Actor, now: datetime
) -> MarkedPlace:
    """Write an edited mark, unless somebody changed it meanwhile.

    Raises:
        Collision: it is no longer the version that this edit began from.
        NotNow: it is retired, another agency's, outside the area, or names a way to somebody.
    """
    require(by, MARK_PLACES)
    rules.check_can_change(mark, by)
    mark.ward = _checked(mark.area, values, by)
    _take(mark, values)
    save_versioned(mark, expected_version=expected_version, now=now, fields=(*EDITABLE, "ward"))
    _note(mark, "crime.change_marked_place", Operation.ALTERATION, EDITABLE, by=by, now=now)
    return mark


@transaction.atomic
def retire_marked_place(
    *, mark: MarkedPlace, because: str, expected_version: int, by: Actor, now: datetime
) -> MarkedPlace:
    """Take a mark out of use; it stays on the record."""
    require(by, MARK_PLACES, area_id=(mark.ward_id or mark.area_id))
    rules.check_can_change(mark, by)
    mark.retired_at, mark.retired_because = now, because
    mark.retired_by_id = by.person_id
    fields = ("retired_at", "retired_because", "retired_by")
    save_versioned(mark, expected_version=expected_version, now=now, fields=fields)
    _note(mark, "crime.retire_marked_place", Operation.ALTERATION, fields, by=by, now=now)
    return mark


def _checked(area: Area, values: MarkValues, by: Actor) -> Area | None:
    """The ward of the position, after every check that a mark must pass."""
    rules.check_reason(values.reason)
    rules.check_reason(values.name)
    point = shapely.Point(values.longitude, values.latitude)
    rules.check_inside(area, point)
    ward = next((one for one in wards(of=area) if one.shape and one.shape.covers(point)), None)
    if area.id in by.area_ids:
        require(by, MARK_PLACES, area_id=area.id)
    else:
        rules.check_own_ward(ward, by)
        require(by, MARK_PLACES, area_id=ward.id if ward else area.id)
    return ward


def _take(mark: MarkedPlace, values: MarkValues) -> None:
    for name in EDITABLE:
        setattr(mark, name, getattr(values, name))


def _note(
    mark: MarkedPlace,
    action: str,
    operation: Operation,
    fields: tuple[str, ...],
    *,
    by: Actor,
    now: datetime,
) -> None:
    record(
        by=by,
        operation=operation,
        action=action,
        record_type="crime.MarkedPlace",
        record_id=mark.id,
        controller_id=mark.agency_id,
        area_id=mark.area_id,
        fields=fields,
        now=now,
    )
