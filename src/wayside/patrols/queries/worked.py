"""The nights that people have worked, for the room below that shows their load."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from wayside.calculations.rostering import Span
from wayside.patrols.calendar import LONDON, Window
from wayside.patrols.models import PatrolReturn, Posting
from wayside.patrols.vocabulary import PatrolState, PostingState
from wayside.web.statements import compiled
from wayside.workforce.models import Worker

# From when until when somebody is there: who comes by invitation, on the own part alone.
THERE = (
    Coalesce("segment__starts_at", "patrol__starts_at"),
    Coalesce("segment__ends_at", "patrol__ends_at"),
)


def worked_nights(
    worker_ids: Collection[UUID], *, since: date, until: date
) -> Mapping[UUID, Mapping[date, Span]]:
    """The nights that each worker's person was out from one day to another, in whatever area: by
    the return, else as planned; those of called off patrols left out. As rosters count them."""
    rows = _published().filter(
        worker__person__workers__in=worker_ids, patrol__date__range=(since, until)
    )
    whose = "worker__person__workers"
    turns = list(rows.values_list(whose, "patrol", "patrol__date", "segment", *THERE))
    told = returned_hours({patrol for _whose, patrol, *_rest in turns})
    found: defaultdict[UUID, dict[date, Span]] = defaultdict(dict)
    for worker, patrol, night, segment, *planned in turns:
        hours = told.get(patrol) if segment is None else None
        start, end = (hours.starts_at, hours.ends_at) if hours else planned
        found[worker][night] = Span(start.astimezone(LONDON), end.astimezone(LONDON))
    return found


def returned_hours(patrol_ids: Collection[UUID]) -> Mapping[UUID, Window]:
    """From when until when patrols were really out, by the latest version of each return."""
    out = _returned(list(patrol_ids)) if patrol_ids else ()
    return {patrol: Window(starts_at, ends_at) for patrol, starts_at, ends_at in out}


@compiled
def _returned(patrols: list[UUID]) -> QuerySet[Any, tuple[UUID, datetime, datetime]]:
    found = PatrolReturn.objects.filter(patrol__in=patrols).order_by("number")
    return found.values_list("patrol", "starts_at", "ends_at")


def duties_of(worker: Worker, *, since: date) -> list[tuple[UUID, datetime, datetime]]:
    """When somebody is on duty from a day on: an identifier, the start and the end, no more."""
    rows = _published().filter(worker=worker, patrol__date__gte=since)
    return list(rows.values_list("id", *THERE))


def _published() -> QuerySet[Posting]:
    return (
        Posting.objects.filter(state=PostingState.PUBLISHED)
        .exclude(patrol__state=PatrolState.CANCELLED)
        .order_by("patrol__starts_at")
    )
