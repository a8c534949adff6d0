"""Imports, extracts, mappings, the recorded rows, hot spots and marked places."""

from wayside.crime.models.extracts import Extract
from wayside.crime.models.hotspot_runs import HotspotLayer, HotspotPlace, HotspotRun
from wayside.crime.models.imports import ImportBatch, ImportFile, LineSet
from wayside.crime.models.mappings import Mapping
from wayside.crime.models.marked_places import MarkedPlace
from wayside.crime.models.rows import ForceEvent, Outcome, RecordedRow, StopSearch, StreetCrime

__all__ = [
    "Extract",
    "ForceEvent",
    "HotspotLayer",
    "HotspotPlace",
    "HotspotRun",
    "ImportBatch",
    "ImportFile",
    "LineSet",
    "Mapping",
    "MarkedPlace",
    "Outcome",
    "RecordedRow",
    "StopSearch",
    "StreetCrime",
]
