"""The nights that people have worked, for the room below that shows their load."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from wayside.calculations.rostering import Span
from wayside.patrols.calendar import LONDON
from wayside.patrols.models import Posting
from wayside.patrols.vocabulary import PatrolState, PostingState
from wayside.workforce.models import Worker

# From when until when somebody is there: who comes by invitation, on the own part alone.
THERE = (
    Coalesce("segment__starts_at", "patrol__starts_at"),
    Coalesce("segment__ends_at", "patrol__ends_at"),
)


def worked_nights(
    worker_ids: Collection[UUID], *, since: date, until: date
) -> Mapping[UUID, Mapping[date, Span]]:
    """The nights of each worker's published postings from one day to another, those of called
    off patrols left out."""
    rows = _published().filter(worker__in=worker_ids, patrol__date__range=(since, until))
    found: defaultdict[UUID, dict[date, Span]] = defaultdict(dict)
    times = rows.values_list("worker", "patrol__date", *THERE)
    for worker, night, start, end in times:
        found[worker][night] = Span(start.astimezone(LONDON), end.astimezone(LONDON))
    return found


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
