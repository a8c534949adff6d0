"""Maps of local data alone: one set of features drawn as SVG and, where scripts run, live."""

from wayside.web.maps.features import Circle, Dot, Map, Outline, Region
from wayside.web.maps.geojson import live_data
from wayside.web.maps.projection import Frame
from wayside.web.maps.svg import svg_map

__all__ = ["Circle", "Dot", "Frame", "Map", "Outline", "Region", "live_data", "svg_map"]
