"""The way through one lap: 2-opt tells how short it can be, so that a night does not zigzag.

Method: 2-opt (Croes 1958) on an open path whose first site stays as it was drawn. Each turn of a
stretch that shortens the way is kept until none does, so the result is never longer than the
order that was drawn. Straightened laps alone could be foreseen: on a long borough there are only
a few. A night therefore takes drawn orders that come near them (see ``Filling``). Minutes are
those of ``Pace.travel``, which are the same in both directions.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from wayside.patrols.timetable.values import Pace, Site


def tour_minutes(here: Site | None, lap: Sequence[Site], pace: Pace) -> int:
    """Minutes on the way from where we are through the whole lap."""
    return sum(pace.travel(one, other) for one, other in pairwise([here, *lap]))


def straightened(here: Site | None, lap: Sequence[Site], pace: Pace) -> list[Site]:
    """The lap with its crossings taken out; its first site stays first."""
    order = list(lap)
    length = tour_minutes(here, order, pace)
    shorter = True
    while shorter:
        shorter = False
        for start in range(1, len(order) - 1):
            for end in range(start + 2, len(order) + 1):
                turned = [*order[:start], *reversed(order[start:end]), *order[end:]]
                minutes = tour_minutes(here, turned, pace)
                if minutes < length:
                    order, length, shorter = turned, minutes, True
    return order
