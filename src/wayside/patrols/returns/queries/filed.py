"""What was filed of a patrol, and what its form asks."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from wayside.patrols.models import Patrol, PatrolReturn, SegmentReturn
from wayside.patrols.returns.values import NightTold, PartPlan, PartTold
from wayside.patrols.returns.vocabulary import Count, Weather
from wayside.patrols.vocabulary import SegmentKind


def plan_of(patrol: Patrol) -> tuple[PartPlan, ...]:
    """The parts of the night: its segments, or the whole patrol where it has none."""
    segments = tuple(patrol.segments.order_by("starts_at", "id"))
    if not segments:
        return (PartPlan(SegmentKind.PATROL, str(SegmentKind.PATROL.label), patrol.hours),)
    return tuple(
        PartPlan(SegmentKind(each.kind), str(each), each.hours, each.id) for each in segments
    )


def versions_of(patrol: Patrol) -> tuple[PatrolReturn, ...]:
    """Every version with all that belongs to it, the first one first."""
    found = PatrolReturn.objects.filter(patrol=patrol).select_related("filed_by")
    return tuple(
        found.prefetch_related("parts__counts", "parts__segment", "visits__place").order_by(
            "number"
        )
    )


def newest() -> QuerySet[PatrolReturn]:
    """Of each return the version that stands."""
    later = PatrolReturn.objects.filter(patrol=OuterRef("patrol"), number__gt=OuterRef("number"))
    return PatrolReturn.objects.filter(~Exists(later))


def filed_of(form: UUID, patrol: Patrol) -> PatrolReturn | None:
    """What this very form filed, if it did."""
    return PatrolReturn.objects.filter(id=form, patrol=patrol).first()


def parts_of(filed: PatrolReturn) -> NightTold:
    """A version as it was told."""
    return NightTold(
        weather=Weather(filed.weather),
        parts=tuple(_part(each) for each in filed.parts.all()),
        visits={each.place_id: each.arrived_at for each in filed.visits.all()},
        incident_reference=filed.incident_reference,
        narrative=filed.narrative,
    )


def _part(part: SegmentReturn) -> PartTold:
    return PartTold(
        kind=SegmentKind(part.kind),
        hours=part.hours,
        segment_id=part.segment_id,
        nobody_seen=part.nobody_seen,
        partner_feedback=part.partner_feedback,
        counts={(Count(each.what), each.service): each.value for each in part.counts.all()},
    )
