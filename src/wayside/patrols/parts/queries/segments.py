"""Segments, as the rules and the pages need them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from wayside.partners.models import Programme, ProgrammeSettings
from wayside.patrols.calendar import Window
from wayside.patrols.models import Invitation, Patrol, Post, Segment, Week
from wayside.patrols.parts.rules import Apart, Part
from wayside.patrols.parts.vocabulary import InvitationState
from wayside.patrols.vocabulary import PatrolState, SegmentKind

DAY = timedelta(days=1)
ASKED = (InvitationState.INVITED, InvitationState.ACCEPTED)


def segments_of(patrol: Patrol) -> QuerySet[Segment]:
    """A patrol's parts in order of time."""
    return patrol.segments.select_related("place", "caterer").order_by("starts_at", "id")


def segment_of(patrol: Patrol, segment_id: UUID) -> Segment:
    """A part of the patrol.

    Raises:
        Segment.DoesNotExist: it is none of this patrol's.
    """
    found = segments_of(patrol).get(id=segment_id)
    found.patrol = patrol
    return found


def segments_by_patrol(patrols: Iterable[Patrol]) -> dict[UUID, tuple[Segment, ...]]:
    """The parts of several nights, in one query."""
    ids = [patrol.id for patrol in patrols]
    found: dict[UUID, list[Segment]] = defaultdict(list)
    for each in Segment.objects.filter(patrol__in=ids).order_by("starts_at", "id"):
        found[each.patrol_id].append(each)
    return {key: tuple(rows) for key, rows in found.items()}


def apart_of(programme: Programme) -> Apart:
    """How far the programme keeps partners from enforcement."""
    kept = ProgrammeSettings.objects.filter(programme=programme).first() or ProgrammeSettings()
    return Apart(kept.partners_apart_minutes, kept.partners_apart_m)


def parts_of_week(week: Week, *, but: Segment | None = None) -> list[Part]:
    """Every part of the patrols that stand, as the rules see it: the week's, and those of the
    nights beside it, for Sunday's patrol ends on a Monday."""
    asked = Invitation.objects.filter(segment=OuterRef("pk"), state__in=ASKED)
    posts = Post.objects.filter(segment=OuterRef("pk"))
    found = (
        Segment.objects.filter(
            patrol__week__area=week.area_id,
            patrol__date__range=(week.iso.monday - DAY, week.iso.sunday + DAY),
        )
        .exclude(patrol__state=PatrolState.CANCELLED)
        .select_related("place")
        .annotate(is_asked=Exists(asked), has_post=Exists(posts))
    )
    if but is not None:
        found = found.exclude(Q(id=but.id))
    return [as_part(each, asked=each.is_asked or each.has_post) for each in found]


def as_part(segment: Segment, *, asked: bool = False) -> Part:
    """A segment as the rules see it. Partners are there when they are asked, when they cater or
    when a meeting is set; their time begins when they meet."""
    partners = segment.kind == SegmentKind.ENGAGEMENT and bool(
        asked or segment.caterer_id or segment.meeting_at or segment.meeting_point
    )
    start = min(segment.starts_at, segment.meeting_at or segment.starts_at)
    place = segment.place
    return Part(
        kind=segment.kind,
        hours=Window(start if partners else segment.starts_at, segment.ends_at),
        name=str(segment),
        at=(place.longitude, place.latitude) if place else None,
        partners=partners,
    )
