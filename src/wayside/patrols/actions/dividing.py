"""Divides a patrol into its usual parts, and keeps those that somebody shaped."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from wayside.patrols.models import Patrol, PatrolPlace, Segment, Week
from wayside.patrols.parts import rules
from wayside.patrols.parts.queries.segments import apart_of, parts_of_week
from wayside.patrols.queries import places_of
from wayside.patrols.timetable import great_circle
from wayside.patrols.vocabulary import SegmentKind, Style
from wayside.web.states import NotNow

TIMES = ("kind", "starts_at", "ends_at", "title")


def divide(patrol: Patrol, now: datetime) -> None:
    """Give a patrol its usual parts: engagement at each fixed place, patrol around it.

    Once somebody has shaped a part by hand, the parts are theirs: only that they still lie
    within the hours is checked. A part that others are tied to keeps its row and gets the time
    of its place.

    Raises:
        NotNow: a part that was shaped by hand, or that others are tied to, no longer fits.
    """
    there = list(patrol.segments.all())
    if any(each.by_hand for each in there):
        _check_all_inside(patrol, there)
        return
    by_place = {each.place_id: each for each in there if each.place_id}
    kept = set()
    for part in rules.usual_parts(patrol.hours, _fixed(patrol)):
        place = part.place if isinstance(part.place, PatrolPlace) else None
        known = by_place.get(place.id) if place else None
        if known:
            kept.add(known.id)
            _move(known, part, now)
        else:
            _make(patrol, part, place, now)
    for each in there:
        if each.id not in kept:
            _take_away(each)


def check_apart(week: Week) -> None:
    """Raise unless partners are kept apart from enforcement as the week's nights stand.

    Raises:
        NotNow: with the two that are too close.
    """
    rules.check_apart(parts_of_week(week), apart_of(week.programme), great_circle)


def _fixed(patrol: Patrol) -> list[rules.Part]:
    places = places_of(patrol).filter(style=Style.FIXED)
    return [
        rules.Part(SegmentKind.ENGAGEMENT, place.fixed, place.label, place=place)
        for place in places
        if place.fixed
    ]


def _make(patrol: Patrol, part: rules.Part, place: PatrolPlace | None, now: datetime) -> None:
    Segment.objects.create(
        patrol=patrol,
        kind=part.kind,
        title=part.name[:120],
        starts_at=part.hours.starts_at,
        ends_at=part.hours.ends_at,
        place=place,
        created_at=now,
        updated_at=now,
    )


def _move(segment: Segment, part: rules.Part, now: datetime) -> None:
    hours = (part.hours.starts_at, part.hours.ends_at)
    if (segment.starts_at, segment.ends_at, segment.title) == (*hours, part.name[:120]):
        return
    segment.starts_at, segment.ends_at, segment.title = *hours, part.name[:120]
    segment.version += 1
    segment.updated_at = now
    segment.save(update_fields=[*TIMES, "version", "updated_at"])


def _take_away(segment: Segment) -> None:
    tied = segment.posts.exists() or segment.invitations.exists() or segment.observers.exists()
    if tied:
        raise NotNow(
            _("People are asked to “%(part)s”. Withdraw that first, or keep its place.")
            % {"part": segment}
        )
    segment.delete()


def _check_all_inside(patrol: Patrol, segments: list[Segment]) -> None:
    for each in segments:
        if not patrol.hours.holds(each.hours):
            raise NotNow(
                _(
                    "“%(part)s”, %(start)s to %(end)s, would lie outside the patrol's hours. "
                    "Change that part of the night first."
                )
                % {
                    "part": each,
                    "start": rules.clock(each.starts_at),
                    "end": rules.clock(each.ends_at),
                }
            )
