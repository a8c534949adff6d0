"""Positions as people write them: degrees, metres of the national grid, or a grid reference."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from pyproj import Transformer

NUMBER = r"[-+]?\d+(?:\.\d+)?"
PAIR = re.compile(rf"({NUMBER})[\s,;]+({NUMBER})")
REFERENCE = re.compile(r"([A-HJ-Z]{2})\s*(\d{3,5})\s*(\d{3,5})", re.IGNORECASE)
LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ"
SQUARE_M, DIGITS = 100_000, 5
GRID = 27700


class PositionField(forms.CharField):
    """A position; cleans to (longitude, latitude) in degrees."""

    default_error_messages = {
        "required": _("Enter where it is"),
        "position": _(
            "Enter a position like 51.4613, -0.1156 (latitude, longitude), 531000 175400 "
            "(easting, northing) or TQ 310 754"
        ),
    }

    def clean(self, value: Any) -> tuple[float, float]:
        """Read whichever of the three it is."""
        text = str(super().clean(value))
        found = _from_reference(text) or _from_pair(text)
        if found is None:
            raise ValidationError(self.error_messages["position"], code="position")
        return found


def _from_pair(text: str) -> tuple[float, float] | None:
    pair = PAIR.fullmatch(text)
    if not pair:
        return None
    one, other = float(pair[1]), float(pair[2])
    if abs(one) <= 90 and abs(other) <= 180:
        return other, one
    return _from_metres(one, other)


def _from_reference(text: str) -> tuple[float, float] | None:
    """TQ 310 754: the two letters name a square of 100 km."""
    found = REFERENCE.fullmatch(text)
    if not found or len(found[2]) != len(found[3]):
        return None
    first, second = (LETTERS.index(letter) for letter in found[1].upper())
    east = ((first - 2) % 5) * 5 + second % 5
    north = 19 - (first // 5) * 5 - second // 5
    step = 10 ** (DIGITS - len(found[2]))
    half = step / 2 if step > 1 else 0
    return _from_metres(
        east * SQUARE_M + int(found[2]) * step + half,
        north * SQUARE_M + int(found[3]) * step + half,
    )


def _from_metres(easting: float, northing: float) -> tuple[float, float] | None:
    if not (0 <= easting <= 700_000 and 0 <= northing <= 1_300_000):
        return None
    to_degrees = Transformer.from_crs(GRID, 4326, always_xy=True)
    longitude, latitude = to_degrees.transform(easting, northing)
    return round(longitude, 6), round(latitude, 6)
