"""A person's own nights, wherever they work, with what each waits for."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, Min, OuterRef, Q, QuerySet, Subquery

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.patrols.models import Briefing, CheckIn, Posting, Segment
from wayside.patrols.vocabulary import PatrolState, PostingState
from wayside.web.statements import compiled


def own_nights(*, of: Actor, since: date) -> list[Any]:
    """The places that somebody was told of, cancelled nights aside, in the areas where they
    still work: each with its next check-in, whether an alarm stands, where and when officers
    meet first, and until when its briefing can be opened."""
    if of.person_id is None:
        return []
    return _nights_of(of.person_id, list(of.area_ids), since)


@compiled
def _nights_of(person: UUID, areas: list[UUID], since: date) -> QuerySet[Any]:
    here = Area.objects.filter(Q(id__in=areas) | Q(parts__in=areas))
    calls = CheckIn.objects.filter(patrol=OuterRef("patrol"))
    open_calls = calls.filter(made_at__isnull=True).order_by().values("patrol")
    meets = Segment.objects.filter(patrol=OuterRef("patrol"), officers_time__isnull=False).order_by(
        "starts_at", "id"
    )
    briefing = Briefing.objects.filter(patrol=OuterRef("patrol"), called_back_at__isnull=True)
    rows = Posting.objects.filter(
        worker__person=person,
        state=PostingState.PUBLISHED,
        patrol__date__gte=since,
        patrol__week__area__in=here.values("id"),
    ).exclude(patrol__state=PatrolState.CANCELLED)
    return (
        rows.select_related("patrol__week__area")
        .defer("patrol__week__ranking", "patrol__week__area__boundary")
        .annotate(
            next_call=Subquery(open_calls.annotate(due=Min("due_at")).values("due")),
            has_alarm=Exists(calls.filter(missed_at__isnull=False, settled_at__isnull=True)),
            meets_time=Subquery(meets.values("officers_time")[:1]),
            meets_point=Subquery(meets.values("officers_point")[:1]),
            closes_at=Subquery(briefing.values("closes_at")[:1]),
        )
        .order_by("patrol__starts_at")
    )
