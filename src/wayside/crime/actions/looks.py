"""Looks at marked places: what people know of a place is on the record when it is read."""

from datetime import datetime

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.crime.hotspots import queries
from wayside.crime.hotspots.permissions import VIEW_MARKED_PLACES
from wayside.crime.hotspots.queries import Scope
from wayside.crime.models import MarkedPlace


@look
def list_marked_places(*, scope: Scope, by: Actor, now: datetime) -> list[MarkedPlace]:
    """The marked places in use, as a list or beside a ranking."""
    require(by, VIEW_MARKED_PLACES, area_id=scope.area.id)
    found = list(queries.marked_places(scope, visible_to=by))
    record(
        by=by,
        operation=Operation.LISTING,
        action="crime.list_marked_places",
        record_type="crime.MarkedPlace",
        area_id=scope.area.id,
        fields=("name", "kind", "reason"),
        count=len(found),
        now=now,
    )
    return found


@look
def open_marked_place(*, mark: MarkedPlace, by: Actor, now: datetime) -> None:
    """Somebody looks at one mark, in use or retired."""
    in_ward = mark.ward_id if mark.area_id not in by.area_ids else None
    require(by, VIEW_MARKED_PLACES, area_id=in_ward or mark.area_id)
    record(
        by=by,
        operation=Operation.CONSULTATION,
        action="crime.open_marked_place",
        record_type="crime.MarkedPlace",
        record_id=mark.id,
        controller_id=mark.agency_id,
        area_id=mark.area_id,
        now=now,
    )
