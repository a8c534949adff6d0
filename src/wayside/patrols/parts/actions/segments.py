"""Adding, changing and removing the parts of a night; and looking at them."""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look as looking
from wayside.audit.writer import record
from wayside.partners.models import Agency
from wayside.patrols.actions import steps
from wayside.patrols.calendar import within
from wayside.patrols.models import Patrol, PatrolPlace, Segment
from wayside.patrols.models.segments import SHAPED
from wayside.patrols.parts import queries, rules
from wayside.patrols.parts.actions import mailing, shaping
from wayside.patrols.parts.permissions import SHAPE_NIGHTS
from wayside.patrols.parts.queries.segments import ASKED
from wayside.patrols.vocabulary import PostingState, SegmentKind, Verb
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Shape:
    """A part as somebody writes it: times of day, which the night places before or after
    midnight."""

    kind: SegmentKind
    start: time
    end: time
    title: str = ""
    place: PatrolPlace | None = None
    meeting_point: str = ""
    meeting_time: time | None = None
    officers_point: str = ""
    officers_time: time | None = None
    caterer: Agency | None = None
    note: str = ""
    observers_welcome: bool = False


@looking
def open_parts(*, patrol: Patrol, by: Actor, now: datetime) -> tuple[Segment, ...]:
    """The parts of a night with all that is asked and answered, for who shapes it."""
    require(by, SHAPE_NIGHTS, area_id=patrol.week.area_id)
    record(
        by=by,
        operation=Operation.CONSULTATION,
        action="patrols.open_parts",
        now=now,
        record_type="patrols.Patrol",
        record_id=patrol.id,
        controller_id=patrol.week.programme.lead_agency_id,
        area_id=patrol.week.area_id,
        fields=("segments",),
    )
    return tuple(queries.segments_of(patrol))


@transaction.atomic
def add_segment(
    *, patrol: Patrol, shape: Shape, by: Actor, now: datetime, token: UUID | None = None
) -> Segment | None:
    """Add a part to a night; None when this very form was acted on already.

    Raises:
        NotNow: the parts can no longer be changed, the times lie outside the patrol's hours, or
            partners would be too close to enforcement.
    """
    doing = steps.Doing(by, now, token)
    current = shaping.lock_to_shape(patrol, doing)
    if current is None:
        return None
    made = Segment(patrol=current, by_hand=True, created_at=now, updated_at=now)
    _put(made, shape)
    shaping.check(current, made)
    made.save(force_insert=True)
    _tell(made, Verb.ADD_SEGMENT, doing, Operation.COLLECTION)
    return made


@transaction.atomic
def change_segment(
    *,
    segment: Segment,
    shape: Shape,
    by: Actor,
    now: datetime,
    expected_version: int,
    token: UUID | None = None,
) -> Segment:
    """Change a part of a night; whoever is asked to it is told of another time or place.

    Raises:
        NotNow: as for adding; or partners or observers are asked to it and could not be there.
        Collision: somebody changed it since it was looked at.
    """
    doing = steps.Doing(by, now, token)
    patrol = shaping.lock_to_shape(segment.patrol, doing)
    if patrol is None:
        return segment
    current = queries.segment_of(patrol, segment.id)
    steps.check_version(current, expected_version)
    asked = _asked(current)
    if asked and shape.kind != SegmentKind.ENGAGEMENT:
        raise NotNow(_("Partners are asked to this engagement. Withdraw their invitation first."))
    if asked and not shape.meeting_point.strip():
        raise NotNow(_("Partners are asked to this engagement. Keep where and when they meet."))
    watched = current.observers.exclude(state__in=("withdrawn", "declined")).exists()
    if watched and not shape.observers_welcome:
        raise NotNow(_("Observers are invited to this part. Withdraw their invitation first."))
    before = _when_and_where(current)
    _put(current, shape)
    current.by_hand = True
    shaping.check(patrol, current, asked=asked)
    fields = (*SHAPED, "by_hand")
    save_versioned(current, expected_version=expected_version, now=now, fields=fields)
    _tell(current, Verb.CHANGE_SEGMENT, doing, Operation.ALTERATION)
    if _when_and_where(current) != before:
        mailing.tell_changed(current, by=by, now=now)
    return current


@transaction.atomic
def remove_segment(
    *,
    segment: Segment,
    by: Actor,
    now: datetime,
    expected_version: int | None = None,
    token: UUID | None = None,
) -> None:
    """Remove a part of a night.

    Raises:
        NotNow: somebody is or was asked to it, or it is the night's only part.
        Collision: somebody changed it since it was looked at.
    """
    doing = steps.Doing(by, now, token)
    patrol = shaping.lock_to_shape(segment.patrol, doing)
    if patrol is None:
        return
    current = queries.segment_of(patrol, segment.id)
    steps.check_version(current, expected_version)
    if current.invitations.exists() or current.observers.exists() or current.posts.exists():
        raise NotNow(_("People were asked to this part, so it stays. Change it instead."))
    if patrol.segments.count() == 1:
        raise NotNow(_("A night has at least one part. Add another first."))
    _check_partners_stay(patrol, current)
    _tell(current, Verb.REMOVE_SEGMENT, doing, Operation.ERASURE, look=False)
    patrol.segments.exclude(id=current.id).update(by_hand=True)
    current.delete()
    shaping.look(patrol, doing)


def _check_partners_stay(patrol: Patrol, going: Segment) -> None:
    """Partner workers who are put on the patrol keep an engagement to be at."""
    others = patrol.segments.filter(kind=SegmentKind.ENGAGEMENT).exclude(id=going.id)
    put_on = patrol.postings.filter(duty="partner", state=PostingState.PUBLISHED)
    if going.kind == SegmentKind.ENGAGEMENT and put_on.exists() and not others.exists():
        raise NotNow(_("Partner workers are put on this patrol for its engagement. Keep it."))


def _asked(segment: Segment) -> bool:
    open_ones = segment.invitations.filter(state__in=ASKED)
    return open_ones.exists() or segment.posts.exists()


def _when_and_where(segment: Segment) -> tuple[object, ...]:
    """What whoever is asked to it goes by."""
    place, met = segment.place_id, (segment.meeting_at, segment.meeting_point)
    return segment.starts_at, segment.ends_at, place, met


def _put(segment: Segment, shape: Shape) -> None:
    hours = within(segment.patrol.hours, shape.start, shape.end)
    segment.kind, segment.title = shape.kind, shape.title.strip()
    segment.starts_at, segment.ends_at = hours.starts_at, hours.ends_at
    segment.place, segment.caterer = shape.place, shape.caterer
    segment.meeting_point, segment.note = shape.meeting_point.strip(), shape.note.strip()
    segment.meeting_at = rules.meeting_before(segment.ends_at, shape.meeting_time)
    segment.officers_point = shape.officers_point.strip()
    segment.officers_time = shape.officers_time
    segment.observers_welcome = shape.observers_welcome
    rules.check_officers_meet(
        segment.officers_point, segment.officers_time, partners_at=segment.meeting_point
    )
    if shape.kind == SegmentKind.ENFORCEMENT and shape.observers_welcome:
        raise NotNow(_("Nobody comes to observe enforcement. Leave it closed to observers."))
    if shape.kind != SegmentKind.ENGAGEMENT and (
        segment.meeting_point or segment.meeting_at or segment.caterer
    ):
        raise NotNow(_("Partners meet, and caterers serve, at engagement alone."))
    if bool(segment.meeting_point) != bool(segment.meeting_at):
        raise NotNow(_("Enter both where and when partners meet, or neither."))


def _tell(
    segment: Segment, verb: Verb, doing: steps.Doing, operation: Operation, *, look: bool = True
) -> None:
    steps.tell(
        segment.patrol.week,
        verb,
        doing,
        about=segment,
        subject=shaping.subject(segment, segment.patrol),
        operation=operation,
        fields=SHAPED,
    )
    if look:
        shaping.look(segment.patrol, doing)
