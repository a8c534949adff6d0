"""Two births beside each other, each as far as it is known."""

from __future__ import annotations

from .identity import Born
from .levels import BirthAgreement

NEAR_YEARS = 2


def birth_agreement(a: Born, b: Born) -> BirthAgreement:
    """How far two births agree. Symmetric; a date, a month or a year agrees with itself best."""
    if a.is_estimate or b.is_estimate:
        return _estimated(a, b)
    if a.day and b.day:
        return _dates(a, b)
    if a.year != b.year:
        return _apart(abs(a.year - b.year))
    if not (a.month and b.month):
        return BirthAgreement.YEAR
    return BirthAgreement.MONTH if a.month == b.month else BirthAgreement.SAME_YEAR


def widest(a: Born, b: Born) -> int:
    """Years covered by the wider of two births: 1 unless estimated."""
    return max(a.last_year - a.year, b.last_year - b.year) + 1


def _estimated(a: Born, b: Born) -> BirthAgreement:
    gap = max(a.year, b.year) - min(a.last_year, b.last_year)
    return BirthAgreement.WITHIN if gap <= 0 else _apart(gap)


def _dates(a: Born, b: Born) -> BirthAgreement:
    same = (a.year == b.year) + (a.month == b.month) + (a.day == b.day)
    if same == 3:
        return BirthAgreement.DATE
    if a.year == b.year and (a.month, a.day) == (b.day, b.month):
        return BirthAgreement.SWAPPED
    if same == 2:
        return BirthAgreement.TWO_PARTS
    return BirthAgreement.SAME_YEAR if a.year == b.year else _apart(abs(a.year - b.year))


def _apart(years: int) -> BirthAgreement:
    return BirthAgreement.NEAR if years <= NEAR_YEARS else BirthAgreement.DIFFERENT
