"""Many people's stretches of time, laid end to end."""

from __future__ import annotations

from dataclasses import dataclass

from .rows import Ints
from .spans import Minutes

EVER = 1 << 40
"""More minutes than any two times lie apart."""


@dataclass(frozen=True, slots=True)
class Times:
    """Whose each stretch is, by the person's row, and its minutes."""

    person: Ints
    start: Minutes
    end: Minutes
