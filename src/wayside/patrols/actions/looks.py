"""Looking is an action too: what was opened, by whom, stands in the trail."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.partners.models import Area
from wayside.patrols import queries
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.models import Patrol, Week
from wayside.patrols.permissions import (
    OPEN_SHEET,
    PLAN_WEEKS,
    VIEW_PLACES,
    VIEW_REVIEW,
    VIEW_WEEKS,
    require_in_any,
)
from wayside.patrols.queries import Contents, Draft, Glimpse
from wayside.patrols.vocabulary import WeekState
from wayside.web.clock import day_of


@look
def list_weeks(*, area: Area, by: Actor, now: datetime) -> QuerySet[Week]:
    """The weeks of an area."""
    require(by, VIEW_WEEKS)
    found = queries.weeks(area, visible_to=by)
    _record(by, Operation.LISTING, "patrols.list_weeks", now, area_id=area.id)
    return found


@look
def open_week(*, week: Week, by: Actor, now: datetime) -> Contents:
    """A week's plan, as much of it as the actor's role and ward show."""
    require(by, VIEW_REVIEW if week.state == WeekState.REVIEW else VIEW_WEEKS)
    contents = queries.contents_of(week, visible_to=by)
    _record_week(by, "patrols.open_week", week, now, ("patrols", "places", "comments"))
    return contents


@look
def open_places(*, week: Week, by: Actor, now: datetime) -> Contents:
    """Which places a week is about, for partners: neither times nor styles nor reasons."""
    require_in_any(by, VIEW_PLACES, (week.area_id, *by.area_ids))
    contents = queries.contents_of(week, visible_to=by)
    _record_week(by, "patrols.open_places", week, now, ("places",))
    return contents


@look
def open_sheet(*, patrol: Patrol, purpose: str, by: Actor, now: datetime) -> Contents:
    """A patrol's deployment sheet, for a purpose that is put on the sheet and on record."""
    require(by, OPEN_SHEET, area_id=patrol.week.area_id)
    require(by, VIEW_REVIEW if patrol.week.state == WeekState.REVIEW else VIEW_WEEKS)
    contents = queries.contents_of(patrol.week, visible_to=by)
    _record(
        by,
        Operation.EXPORT,
        "patrols.open_sheet",
        now,
        area_id=patrol.week.area_id,
        record_type="patrols.Patrol",
        record_id=patrol.id,
        controller_id=patrol.week.programme.lead_agency_id,
        purpose=purpose,
        fields=("places", "stops"),
    )
    return contents


@look
def draft_week(*, area: Area, iso: IsoWeek, by: Actor, now: datetime) -> Draft:
    """The week as it would be proposed now; nothing of it is kept."""
    require(by, PLAN_WEEKS, area_id=area.id)
    day = day_of(now)
    draft = queries.draft_of(area, iso, visible_to=by, as_of=day, now=now)
    _record(by, Operation.CONSULTATION, "patrols.draft_week", now, area_id=area.id)
    return draft


@look
def glance(
    *, area: Area, isos: Collection[IsoWeek], by: Actor, now: datetime
) -> dict[IsoWeek, Glimpse]:
    """A few weeks at a glance, those that are started, with the places on a small map."""
    require(by, VIEW_WEEKS)
    weeks = queries.weeks_near(area, isos, visible_to=by)
    glimpses = queries.glimpses_of(weeks.values(), visible_to=by)
    if weeks:
        _record(
            by,
            Operation.LISTING,
            "patrols.glance",
            now,
            area_id=area.id,
            record_type="patrols.Week",
            fields=("patrols", "places"),
            count=len(weeks),
        )
    return {iso: glimpses[week.id] for iso, week in weeks.items()}


def _record_week(
    by: Actor, action: str, week: Week, now: datetime, fields: tuple[str, ...]
) -> None:
    _record(
        by,
        Operation.CONSULTATION,
        action,
        now,
        area_id=week.area_id,
        record_type="patrols.Week",
        record_id=week.id,
        controller_id=week.programme.lead_agency_id,
        fields=fields,
    )


def _record(by: Actor, operation: Operation, action: str, now: datetime, **more: Any) -> None:
    record(by=by, operation=operation, action=action, now=now, **more)
