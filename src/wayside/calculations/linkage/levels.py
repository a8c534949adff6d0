"""What identities are compared by, and how far they may agree in it: the best last."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Field(StrEnum):
    """A field of an identity."""

    GIVEN = "given"
    FAMILY = "family"
    STREET = "street"
    OTHER = "other"
    BIRTH = "birth"
    AREA = "area"
    RELATIVE = "relative"


class NameAgreement(IntEnum):
    """NEAR: Jaro-Winkler from 0.85, or one is the other cut short. PART: some words of several.
    CLOSE: Jaro-Winkler from 0.92."""

    DIFFERENT = 0
    NEAR = 1
    PART = 2
    CLOSE = 3
    SOUND = 4
    NICKNAME = 5
    EXACT = 6


class BirthAgreement(IntEnum):
    """NEAR: a year or two apart, or just outside an estimate. SAME_YEAR: two dates with nothing
    else in common. WITHIN: an estimate allows it. TWO_PARTS: two of day, month and year.
    SWAPPED: day for month. YEAR, MONTH: the same as far as one of them is known."""

    DIFFERENT = 0
    NEAR = 1
    SAME_YEAR = 2
    WITHIN = 3
    YEAR = 4
    TWO_PARTS = 5
    MONTH = 6
    SWAPPED = 7
    DATE = 8


class AreaAgreement(IntEnum):
    """Whether both were met in the same area."""

    DIFFERENT = 0
    SAME = 1


Agreement = NameAgreement | BirthAgreement | AreaAgreement
