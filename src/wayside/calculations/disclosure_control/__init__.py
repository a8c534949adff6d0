"""Counts of people made safe to show, in one of two ways: of areas, small ones are ``merged``; of
categories, which do not merge, small ones are ``suppressed``. What is left is ``rounded``."""

from wayside.calculations.disclosure_control.merging import THRESHOLD, Cell, merged
from wayside.calculations.disclosure_control.rounding import BASE, rounded
from wayside.calculations.disclosure_control.suppressing import HELD_BACK, Published, suppressed

__all__ = [
    "BASE",
    "HELD_BACK",
    "THRESHOLD",
    "Cell",
    "Published",
    "merged",
    "rounded",
    "suppressed",
]
