"""Imports, extracts, mappings and the recorded rows."""

from wayside.crime.models.extracts import Extract
from wayside.crime.models.imports import ImportBatch, ImportFile, LineSet
from wayside.crime.models.mappings import Mapping
from wayside.crime.models.rows import ForceEvent, Outcome, RecordedRow, StopSearch, StreetCrime

__all__ = [
    "Extract",
    "ForceEvent",
    "ImportBatch",
    "ImportFile",
    "LineSet",
    "Mapping",
    "Outcome",
    "RecordedRow",
    "StopSearch",
    "StreetCrime",
]
