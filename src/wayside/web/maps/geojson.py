"""The same features as data for the live map; nothing is fetched from elsewhere."""

from collections.abc import Sequence
from typing import Any

from wayside.web.maps.features import Circle, Map, Outline, Ring, around
from wayside.web.maps.svg import COOL, GROUND, TONES, WARM, WORDS


def live_data(a_map: Map) -> dict[str, Any]:
    """Everything the script needs, as plain JSON."""
    positions = list(a_map.extent())
    return {
        "ground": GROUND,
        "words": WORDS,
        "bounds": _bounds(positions),
        "places": [_place(circle) for circle in a_map.circles],
        "circles": _collection(
            ({"key": c.key, "ink": TONES[c.tone]}, "Polygon", [_line(around(c))])
            for c in a_map.circles
        ),
        "dots": _collection(
            ({"weight": dot.weight}, "Point", [round(dot.longitude, 5), round(dot.latitude, 5)])
            for dot in a_map.dots
        ),
        "outlines": _collection(
            (_outline(o), "MultiPolygon", _polygons(o.polygons)) for o in a_map.outlines
        ),
        "regions": _collection(
            (
                {
                    "key": r.key,
                    "label": str(r.label),
                    "fill": (COOL if r.cool else WARM)[max(0, min(4, r.level))],
                },
                "MultiPolygon",
                _polygons(r.polygons),
            )
            for r in a_map.regions
        ),
    }


def _place(circle: Circle) -> dict[str, Any]:
    return {
        "key": circle.key,
        "at": [circle.longitude, circle.latitude],
        "number": str(circle.number),
        "label": str(circle.label),
        "note": str(circle.note),
        "tone": circle.tone,
    }


def _outline(outline: Outline) -> dict[str, Any]:
    middle = list(outline.middle()) if outline.named else None
    return {"strong": outline.strong, "name": outline.name, "middle": middle}


def _bounds(positions: Sequence[tuple[float, float]]) -> list[list[float]] | None:
    if not positions:
        return None
    east, north = [p[0] for p in positions], [p[1] for p in positions]
    return [[min(east), min(north)], [max(east), max(north)]]


def _line(ring: Ring) -> list[list[float]]:
    return [[round(longitude, 5), round(latitude, 5)] for longitude, latitude in ring]


def _polygons(polygons: Sequence[Sequence[Ring]]) -> list[list[list[list[float]]]]:
    return [[_line(ring) for ring in polygon] for polygon in polygons]


def _collection(features: Any) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": properties,
                "geometry": {"type": kind, "coordinates": coordinates},
            }
            for properties, kind, coordinates in features
        ],
    }
