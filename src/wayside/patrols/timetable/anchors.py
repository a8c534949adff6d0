"""What stands before anything else is drawn: fixed stops and, in a long patrol, the break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from wayside.patrols.calendar import Window
from wayside.patrols.timetable.values import NoTimetableError, Pace, Site
from wayside.patrols.vocabulary import StopKind


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stop or a break whose time is set."""

    kind: StopKind
    site: Site | None
    window: Window


def set_anchors(window: Window, sites: Sequence[Site], pace: Pace) -> tuple[Anchor, ...]:
    """The fixed stops and, in a long patrol, the break, in order of time."""
    fixed = sorted(
        (Anchor(StopKind.FIXED, site, site.fixed) for site in sites if site.fixed),
        key=lambda each: each.window.starts_at,
    )
    for anchor in fixed:
        _check_within(anchor, window)
    for one, other in pairwise(fixed):
        _check_apart(one, other, pace)
    if window.length <= timedelta(minutes=pace.break_after):
        return tuple(fixed)
    rest = _break(window, fixed, pace)
    return tuple(sorted((*fixed, rest), key=lambda each: each.window.starts_at))


def _check_within(anchor: Anchor, window: Window) -> None:
    if not window.holds(anchor.window):
        raise NoTimetableError(
            _("%(place)s lies outside the hours of the patrol. Change its time or the hours.")
            % {"place": anchor.site.label if anchor.site else ""}
        )


def _check_apart(one: Anchor, other: Anchor, pace: Pace) -> None:
    way = timedelta(minutes=pace.travel(one.site, other.site))
    if one.window.ends_at + way > other.window.starts_at:
        raise NoTimetableError(
            _("There is no time to get from %(one)s to %(other)s. Change the time of one of them.")
            % {
                "one": one.site.label if one.site else "",
                "other": other.site.label if other.site else "",
            }
        )


def _break(window: Window, fixed: Sequence[Anchor], pace: Pace) -> Anchor:
    """The break as near the middle as the fixed stops let it be, no stretch over the limit."""
    rest, limit = timedelta(minutes=pace.break_minutes), timedelta(minutes=pace.break_after)
    earliest, latest = window.ends_at - limit - rest, window.starts_at + limit
    middle = _whole(window.starts_at + (window.length - rest) / 2)
    possible: list[datetime] = []
    edges = [None, *fixed, None]
    for before, after in pairwise(edges):
        way = timedelta(minutes=pace.travel(before.site, after.site) if before and after else 0)
        first = max(before.window.ends_at if before else window.starts_at, earliest)
        last = min((after.window.starts_at - way if after else window.ends_at) - rest, latest)
        if first <= last:
            possible.append(min(max(middle, first), last))
    if not possible:
        raise NoTimetableError(
            _("No break of 20 minutes fits within six hours. Shorten the patrol or a fixed stop.")
        )
    start = min(possible, key=lambda moment: (abs(moment - middle), moment))
    return Anchor(StopKind.BREAK, None, Window(start, start + rest))


def _whole(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
