"""Boundaries for areas, as files and as shapes."""

import json
from typing import Any

from shapely.geometry import box, mapping

WEST = dict(mapping(box(-0.14, 51.44, -0.12, 51.46)))

EAST = dict(mapping(box(-0.12, 51.44, -0.10, 51.46)))

FAR = dict(mapping(box(1.0, 52.0, 1.1, 52.1)))


def wards(*named: tuple[str, dict[str, Any]]) -> bytes:
    """A file of wards by name."""
    features = [
        {"type": "Feature", "properties": {"name": name, "code": f"E{name}"}, "geometry": geometry}
        for name, geometry in named
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()
