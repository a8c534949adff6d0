"""A patrol's timetable: short visits in an order nobody can foresee, talks left open.

Pure and deterministic: the same window, sites and seed always give the same rows, so that a
plan can be drawn again and checked. Times are true time (UTC) in whole minutes.

Method: fixed stops and the break are set first; the time between them is filled by laps. A lap
visits every visible site once in a drawn order whose way is nearer to the shortest than to the
usual (see ``routing``), not the order of the lap before; no site follows itself unless it is the
only one, and then at least ``rest_minutes`` lie between. Engagements come once each, in the order
of the plan, among the visits of the first laps. Visits of 10-16 minutes: Koper (1995).
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from wayside.patrols.calendar import Window
from wayside.patrols.timetable.anchors import set_anchors
from wayside.patrols.timetable.filling import Filling
from wayside.patrols.timetable.values import (
    NoTimetableError,
    Pace,
    Row,
    Site,
    Timetable,
    great_circle,
    metres_between,
)

__all__ = [
    "NoTimetableError",
    "Pace",
    "Row",
    "Site",
    "Timetable",
    "great_circle",
    "metres_between",
    "timetable",
]
REDRAWS = 32


def timetable(
    window: Window,
    sites: Sequence[Site],
    *,
    seed: str,
    pace: Pace | None = None,
    unlike: tuple[str, ...] = (),
) -> Timetable:
    """The timetable of one night.

    Args:
        window: the patrol's hours.
        seed: draws the order and the lengths; kept with the plan.
        unlike: the order of the night before, which this one does not repeat.

    Raises:
        NoTimetableError: a fixed stop lies outside the hours, two of them collide, or no break
            fits within six hours.
    """
    chosen = pace or Pace()
    anchors = set_anchors(window, sites, chosen)
    for attempt in range(REDRAWS):
        draw = random.Random(f"{seed}/{attempt}")  # noqa: S311  no secret hangs on it
        drawn = Filling(window, tuple(sites), chosen, draw).run(anchors)
        if not unlike or len(set(unlike)) < 2 or not _same(drawn.order, unlike):
            return drawn
    return drawn


def _same(order: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two nights would look alike to whoever watches their beginnings."""
    shorter = min(len(order), len(other))
    return shorter > 0 and order[:shorter] == other[:shorter]
