"""Protects small numbers in a published count of people. Pure.

**The rule** (that of the NHS for figures below national level). A cell of 1 to 7 people is held
back; every other cell, and the total, is rounded to the nearest 5; 0 stays 0. If exactly one cell
is held back, the smallest other cell with anybody in it is held back too, since the first could be
worked out from the total; where there is none, the total is held back.

Rounding alone does not protect against two tables a day apart: publish a fixed table at fixed
times. The limits are arguments, so that a partnership's own rule is data.

Reference: NHS England, "Protecting patient data in published statistics": suppression of counts
of 1 to 7, rounding to 5.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from wayside.calculations.disclosure_control.rounding import BASE, rounded

HELD_BACK = 7
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Published(Generic[Key]):
    """A count as it may be published; ``None`` is held back."""

    cells: Mapping[Key, int | None]
    total: int | None


def suppressed(
    counts: Mapping[Key, int], *, held_back: int = HELD_BACK, base: int = BASE
) -> Published[Key]:
    """The count as it may be published.

    Args:
        counts: people by category, exact; each person in one category.
        held_back: the largest number of people that is not shown.
        base: what the others are rounded to.

    Raises:
        ValueError: a count is below 0, or a limit below 1.
    """
    if held_back < 1 or base < 1 or any(each < 0 for each in counts.values()):
        raise ValueError("Counts are 0 or more, limits 1 or more.")
    small = {key for key, count in counts.items() if 0 < count <= held_back}
    shown = sorted(
        (count, place, key)
        for place, (key, count) in enumerate(counts.items())
        if count > held_back
    )
    total: int | None = sum(counts.values())
    if len(small) == 1 and shown:
        small.add(shown[0][2])
    elif small and not shown:
        total = None
    cells = {key: None if key in small else rounded(count, base) for key, count in counts.items()}
    return Published(cells, None if total is None else rounded(total, base))
