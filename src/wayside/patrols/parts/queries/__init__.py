"""The parts of nights, and who is asked to them."""

from wayside.patrols.parts.queries.segments import (
    apart_of,
    parts_of_week,
    segment_of,
    segments_by_patrol,
    segments_of,
)

__all__ = [
    "apart_of",
    "parts_of_week",
    "segment_of",
    "segments_by_patrol",
    "segments_of",
]
