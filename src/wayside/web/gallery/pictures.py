"""The gallery's maps and charts, over an invented town."""

from math import cos, pi, sin
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wayside.web.charts import Chart, Strip
from wayside.web.gallery.samples import EMOJI, LONG, RIGHT_TO_LEFT
from wayside.web.maps import Circle, Dot, Map, Outline, Region
from wayside.web.maps.features import Position, Tone

WEST, SOUTH = -0.125, 51.455
PLACES: tuple[tuple[str, float, float, Tone], ...] = (
    ("Station Road", 0.010, 0.010, "rank"),
    ("Market Row", 0.018, 0.016, "rank"),
    (LONG, 0.024, 0.006, "rank"),
    (RIGHT_TO_LEFT, 0.006, 0.020, "chosen"),
    (EMOJI, 0.029, 0.021, "marked"),
)


def map_page(_request: HttpRequest) -> dict[str, Any]:
    """A ranking, an analyst's layer and an empty map."""
    circles = [
        Circle(f"place-{n}", WEST + x, SOUTH + y, 150, n, label, f"{60 - 9 * n} records", tone)
        for n, (label, x, y, tone) in enumerate(PLACES, start=1)
    ]
    credit = _("Invented streets, for this gallery alone")
    ranking = Map(
        title=_("Places to patrol"),
        description=_("Five places of 150 metres, numbered by rank."),
        circles=circles,
        dots=_streets(),
        outlines=_wards(),
        attribution=credit,
        key="ranking",
    )
    layer = Map(
        title=_("Clusters"),
        description=_("Cells with more or fewer records than chance would give."),
        regions=_cells(),
        outlines=_wards(),
        attribution=credit,
        key="clusters",
    )
    empty = Map(_("No places"), _("Nothing has been imported for this area."), key="empty")
    return {"ranking": ranking, "layer": layer, "empty": empty, "places": circles}


def charts(_request: HttpRequest) -> dict[str, Any]:
    """Bars, a line with its range, a week, and charts without data."""
    months = [f"2018-{month:02d}" for month in range(1, 7)]
    counts = [41, 38, 52, 47, 33, 29]
    bars = Chart(
        title=_("Records a month"),
        spec={"mark": "bar", "width": 520, "height": 200, "encoding": _by_month("count")},
        columns=(_("Month"), _("Records")),
        fields=("month", "count"),
        rows=list(zip(months, counts, strict=True)),
        note=_("Recorded crime follows where police look; it is not all that happened."),
    )
    band = {
        "y": {"field": "low", "type": "quantitative", "title": "Change"},
        "y2": {"field": "high"},
    }
    line = Chart(
        title=_("Change against the month before, with its likely range"),
        spec={
            "width": 520,
            "height": 200,
            "layer": [
                {"mark": "area", "encoding": {**_by_month("mid"), **band}},
                {"mark": {"type": "line", "point": True}, "encoding": _by_month("mid")},
            ],
        },
        columns=(_("Month"), _("Change"), _("Low"), _("High")),
        fields=("month", "mid", "low", "high"),
        rows=[(m, c - 40, c - 48, c - 32) for m, c in zip(months, counts, strict=True)],
    )
    week = [[max(0, round(9 * sin((h - 14) / 4) + d)) for h in range(24)] for d in range(7)]
    return {
        "bars": bars,
        "line": line,
        "empty": Chart(_("Nothing yet"), bars.spec, bars.columns, [], fields=bars.fields),
        "week": Strip(_("When in the week"), week, note=_("From 412 records with a time.")),
        "still": Strip(_("No times"), [[0] * 24] * 7),
    }


def _by_month(field: str) -> dict[str, Any]:
    return {
        "x": {"field": "month", "type": "ordinal", "title": None, "axis": {"labelAngle": 0}},
        "y": {"field": field, "type": "quantitative", "title": None},
    }


def _streets() -> list[Dot]:
    return [
        Dot(WEST + 0.0013 * x + 0.0004 * sin(y), SOUTH + 0.0009 * y, ((x * 7 + y * 3) % 11) / 14)
        for x in range(27)
        for y in range(30)
    ]


def _wards() -> list[Outline]:
    names = ("Northfield", "Old Town", "Riverside", "Highmoor")
    corners = ((0, 0.0135), (0.0175, 0.0135), (0, 0), (0.0175, 0))
    return [
        Outline(name, [[_box(WEST + x, SOUTH + y, 0.0175, 0.0135)]])
        for name, (x, y) in zip(names, corners, strict=True)
    ]


def _cells() -> list[Region]:
    found = []
    for x in range(10):
        for y in range(12):
            warmth = 5 * cos(pi * (x - 3) / 9) * cos(pi * (y - 6) / 11)
            ring = _box(WEST + x * 0.0035, SOUTH + y * 0.00225, 0.0035, 0.00225)
            level, cool = min(4, abs(int(warmth))), warmth < 0
            found.append(Region([[ring]], level, f"cell-{x}-{y}", f"{level}", cool))
    return found


def _box(west: float, south: float, width: float, height: float) -> list[Position]:
    east, north = west + width, south + height
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]
