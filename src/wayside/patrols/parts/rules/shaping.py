"""What a segment may be: within the night, and partners apart from enforcement."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from wayside.patrols.calendar import LONDON, Window, at
from wayside.patrols.vocabulary import PatrolState, SegmentKind, WeekState
from wayside.web.clock import day_of
from wayside.web.states import NotNow

SHAPED_IN = frozenset({PatrolState.PROPOSED, PatrolState.PLANNED})
Metres = Callable[[float, float, float, float], float]
SHORTEST_GAP = timedelta(minutes=15)
EARLIEST_MEETING = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Part:
    """A segment as the rules see it; ``at`` is where, as longitude and latitude. ``partners``
    tells whether partners are to be there; their hours begin when they meet."""

    kind: str
    hours: Window
    name: str = ""
    at: tuple[float, float] | None = None
    place: object = None
    partners: bool = False


@dataclass(frozen=True, slots=True)
class Apart:
    """How far partners stay from enforcement: far enough in time, or far enough in distance."""

    minutes: int
    metres: int


def can_shape(week_state: str, patrol_state: str) -> bool:
    """Whether the parts of a night can be changed: until its briefing is released."""
    return week_state != WeekState.CLOSED and patrol_state in SHAPED_IN


def check_can_shape(week_state: str, patrol_state: str) -> None:
    """Raise unless the parts of the night can be changed.

    Raises:
        NotNow: the week is closed, or the patrol is briefed or cancelled.
    """
    if not can_shape(week_state, patrol_state):
        raise NotNow(
            _(
                "The parts of this night can no longer be changed: the week is closed, or the "
                "briefing is released or the patrol cancelled."
            )
        )


def check_inside(part: Window, hours: Window) -> None:
    """Raise unless a part lies within the patrol's hours.

    Raises:
        NotNow: it does not; the sentence names the hours.
    """
    if not hours.holds(part):
        raise NotNow(
            _("This part must lie within the patrol's hours, %(start)s to %(end)s.")
            % {"start": clock(hours.starts_at), "end": clock(hours.ends_at)}
        )


def check_meeting(kind: str, part: Window, meeting: datetime | None) -> None:
    """Raise unless partners meet for engagement, shortly before it or during it.

    Raises:
        NotNow: it is another kind of segment, or the time does not go with it.
    """
    if meeting is None:
        return
    if kind != SegmentKind.ENGAGEMENT:
        raise NotNow(_("Partners meet for engagement alone. Take their meeting point off."))
    if not part.starts_at - EARLIEST_MEETING <= meeting < part.ends_at:
        raise NotNow(
            _("Partners meet at most three hours before the engagement starts, or during it.")
        )


def check_officers_meet(point: str, when: time | None, *, partners_at: str) -> None:
    """Raise unless officers meet somewhere at a time or not at all, and apart from partners.

    Raises:
        NotNow: half of it is missing, or partners would meet at the very place.
    """
    if bool(point) != (when is not None):
        raise NotNow(_("Enter both where and when officers meet, or neither."))
    if point and point.casefold() == partners_at.casefold():
        raise NotNow(_("Partners meet there. Choose another point for officers."))


def check_holds_partners(kind: str) -> None:
    """Raise unless partner workers can be put on this kind of segment.

    Raises:
        NotNow: they join engagement alone.
    """
    if kind != SegmentKind.ENGAGEMENT:
        raise NotNow(
            _("Partner workers join engagement and nothing else. Choose an engagement segment.")
        )


def check_apart(parts: Iterable[Part], apart: Apart, metres: Metres) -> None:
    """Raise unless every engagement of partners is far enough from every enforcement.

    Far enough is either: so many minutes between the two, or so many metres. Where one of the
    two has no place, only time can keep them apart.

    Raises:
        NotNow: with the two and what would be far enough.
    """
    each = list(parts)
    enforcement = [part for part in each if part.kind == SegmentKind.ENFORCEMENT]
    for partners in (part for part in each if part.partners):
        for other in enforcement:
            if _too_close(partners, other, apart, metres):
                raise NotNow(
                    _(
                        "Partners at “%(partners)s” would be too close to “%(other)s”. Keep "
                        "%(minutes)s minutes or %(metres)s metres between them."
                    )
                    % {
                        "partners": partners.name,
                        "other": other.name,
                        "minutes": apart.minutes,
                        "metres": apart.metres,
                    }
                )


def _too_close(one: Part, other: Part, apart: Apart, metres: Metres) -> bool:
    gap = max(one.hours.starts_at - other.hours.ends_at, other.hours.starts_at - one.hours.ends_at)
    if gap >= timedelta(minutes=apart.minutes) and not one.hours.meets(other.hours):
        return False
    if one.at is None or other.at is None:
        return True
    return metres(*one.at, *other.at) < apart.metres


def meeting_before(ends_at: datetime, clock: time | None) -> datetime | None:
    """A time of day as a moment: the last such before the engagement ends."""
    if clock is None:
        return None
    last = day_of(ends_at)
    met = at(last, clock)
    return met if met < ends_at else at(last - timedelta(days=1), clock)


def usual_parts(hours: Window, fixed: Iterable[Part]) -> tuple[Part, ...]:
    """What a night is made of before anybody shapes it: engagement at each fixed place at its
    time, and patrol around it. Gaps of less than a quarter of an hour are left open."""
    stops = sorted(fixed, key=lambda part: part.hours.starts_at)
    edges = [hours.starts_at]
    for stop in stops:
        edges += [stop.hours.starts_at, stop.hours.ends_at]
    edges.append(hours.ends_at)
    around = [
        Part(SegmentKind.PATROL, Window(start, end))
        for start, end in list(pairwise(edges))[::2]
        if end - start >= SHORTEST_GAP
    ]
    return tuple(sorted((*around, *stops), key=lambda part: part.hours.starts_at))


def clock(moment: datetime) -> str:
    """A moment as London's clock shows it."""
    return f"{moment.astimezone(LONDON):%H:%M}"
