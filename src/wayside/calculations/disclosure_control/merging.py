"""Counts of people by area made safe to show: small ones merged into larger areas, and rounded.

Method: each release partitions a region. A part with fewer people than the threshold is merged
with the other such parts; where they stay below it together, the smallest shown part joins them,
again and again, so that no remainder can be worked out from what stands beside it. No total of the
region is given. What is left is rounded.

Assumptions: each person is counted in one part only; a release is worked out once and kept, so
that nobody asks for the same month twice with different bounds.

What it does not do: whoever knows everybody but one in a cell can still learn of the one when the
rounded number moves. Noise would be needed against that, and with it figures nobody could plan by.

Reference: Hundepool et al., Statistical Disclosure Control (Wiley, 2012), chapters 4 and 5.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from wayside.calculations.disclosure_control.rounding import BASE, rounded

THRESHOLD = 10


@dataclass(frozen=True, slots=True)
class Cell:
    """One number that is shown: how many people, rounded, in these parts together."""

    parts: tuple[str, ...]
    people: int


def merged(
    counts: Mapping[str, int], *, threshold: int = THRESHOLD, base: int = BASE
) -> tuple[Cell, ...]:
    """The cells of one region that can be shown, the largest first; none where the region as a
    whole has too few.

    Args:
        counts: people by part of the region; a part with nobody belongs to it too.
        threshold: the fewest people that a cell shows.
        base: what numbers are rounded to.

    Raises:
        ValueError: a count is negative.
    """
    if any(value < 0 for value in counts.values()):
        raise ValueError("A count of people cannot be negative.")
    large = sorted(
        ((value, part) for part, value in counts.items() if value >= threshold), reverse=True
    )
    small = [part for part, value in counts.items() if value < threshold]
    together = sum(counts[part] for part in small)
    while small and together < threshold and large:
        value, part = large.pop()
        small.append(part)
        together += value
    cells = [Cell((part,), rounded(value, base)) for value, part in large]
    if small and together >= threshold:
        cells.append(Cell(tuple(sorted(small)), rounded(together, base)))
    return tuple(cells)
