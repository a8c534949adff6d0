"""Reading boundaries from GeoJSON: what is wrong is told in a sentence, nothing is guessed.

RFC 7946 knows only WGS84 longitude and latitude. Older files declare another reference system
in a ``crs`` member; those are reprojected. A polygon that crosses itself is repaired when the
repair keeps its size, and refused otherwise.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from unicodedata import category

import numpy as np
import shapely
from django.utils.translation import gettext_lazy as _
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError
from shapely.geometry import MultiPolygon, Polygon, mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.validation import explain_validity

from wayside.partners.rules import NotPossibleError

Positions = NDArray[np.float64]
LARGEST_BYTES = 10 * 1024 * 1024
MOST_FEATURES = 2000
LONGEST_NAME = 100
UNFIT = frozenset({"Cc", "Cs"})  # control characters, halves of characters
DECIMALS = 6
REPAIR_MAY_CHANGE = 0.01
MOST_CROSSINGS = 50_000
PAIRS_AT_ONCE = 5_000_000
LARGE = 20_000
WGS84_NAMES = frozenset({"urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "CRS84"})
NAME_KEYS = ("name", "NAME", "WD{yy}NM", "LAD{yy}NM", "CTYUA{yy}NM", "ward", "label")
CODE_KEYS = ("code", "CODE", "WD{yy}CD", "LAD{yy}CD", "CTYUA{yy}CD", "gss_code", "GSS_CODE", "id")


@dataclass(frozen=True, slots=True)
class Boundary:
    """One feature: a name, a code where the file gives one, and a valid WGS84 geometry."""

    name: str
    code: str
    geometry: dict[str, Any]
    repaired: bool = False


def read_boundaries(content: bytes) -> tuple[Boundary, ...]:
    """The boundaries in a GeoJSON file (UTF-8), reprojected to WGS84 where it declares a CRS.

    Raises:
        NotPossibleError: with the sentence to show: not GeoJSON, too large, a geometry that is
            no polygon or cannot be repaired, positions off the Earth, an unknown CRS.
    """
    if len(content) > LARGEST_BYTES:
        raise NotPossibleError(_("The file is larger than 10 MB. Simplify the boundaries."))
    document = _parsed(content)
    features = _features(document)
    transformer = _transformer(document)
    return tuple(
        _boundary(feature, number, transformer) for number, feature in enumerate(features, start=1)
    )


def _parsed(content: bytes) -> Mapping[str, Any]:
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, RecursionError):
        raise NotPossibleError(_("The file is not GeoJSON text in UTF-8.")) from None
    except json.JSONDecodeError as error:
        raise NotPossibleError(
            _("The file is not GeoJSON: line %(line)d cannot be read.") % {"line": error.lineno}
        ) from None
    except ValueError:  # a number of thousands of digits
        raise NotPossibleError(_("The file holds a number that cannot be read.")) from None
    if not isinstance(document, dict):
        raise NotPossibleError(_("The file is not a GeoJSON feature collection."))
    return document


def _features(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    kind = document.get("type")
    found = document.get("features") if kind == "FeatureCollection" else None
    if kind == "Feature":
        found = [document]
    if kind in {"Polygon", "MultiPolygon"}:
        found = [{"type": "Feature", "properties": {}, "geometry": document}]
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise NotPossibleError(_("The file is not a GeoJSON feature collection."))
    if not found:
        raise NotPossibleError(_("The file holds no boundary."))
    if len(found) > MOST_FEATURES:
        raise NotPossibleError(
            _("The file holds more than %(most)d boundaries. Choose a smaller part.")
            % {"most": MOST_FEATURES}
        )
    return found


def _transformer(document: Mapping[str, Any]) -> Transformer | None:
    """From the declared reference system to WGS84; None when it is WGS84 already."""
    declared = document.get("crs")
    if declared is None:
        return None
    properties = declared.get("properties") if isinstance(declared, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if name in WGS84_NAMES:
        return None
    try:
        system = CRS.from_user_input(str(name))
    except CRSError:
        raise NotPossibleError(
            _("The file declares a reference system that is not known: %(name)s.")
            % {"name": str(name)[:80]}
        ) from None
    return Transformer.from_crs(system, 4326, always_xy=True)


def _boundary(feature: Mapping[str, Any], number: int, transformer: Transformer | None) -> Boundary:
    properties = feature.get("properties")
    known = properties if isinstance(properties, dict) else {}
    name, code = _first(known, NAME_KEYS), _first(known, CODE_KEYS)
    for words in (name, code):
        _check_words(words, number)
    label = name or str(_("number %d") % number)
    geometry = _geometry(feature.get("geometry"), label)
    if transformer is not None:
        geometry = shapely.transform(geometry, partial(_reproject, transformer))
    _check_on_earth(geometry, label)
    whole, repaired = _valid(geometry, label)
    rounded = shapely.set_precision(whole, 10**-DECIMALS)
    return Boundary(name=name, code=code, geometry=dict(mapping(rounded)), repaired=repaired)


def _check_words(words: str, number: int) -> None:
    """Refuse what no page could show and no database keep."""
    if len(words) > LONGEST_NAME or any(category(letter) in UNFIT for letter in words):
        raise NotPossibleError(
            _(
                "The name or code of boundary number %(number)d is longer than 100 characters or "
                "holds characters that cannot be shown."
            )
            % {"number": number}
        )


def _reproject(transformer: Transformer, positions: Positions) -> Positions:
    east, north = transformer.transform(positions[:, 0], positions[:, 1])
    return np.column_stack((east, north))


def _geometry(value: Any, label: str) -> BaseGeometry:
    kind = value.get("type") if isinstance(value, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        raise NotPossibleError(_("The boundary of %(label)s is not a polygon.") % {"label": label})
    try:
        geometry = shapely.force_2d(shape(value))
    except (ValueError, TypeError, LookupError, AttributeError, shapely.errors.ShapelyError):
        raise NotPossibleError(
            _("The boundary of %(label)s has coordinates that cannot be read.") % {"label": label}
        ) from None
    if geometry.is_empty:
        raise NotPossibleError(_("The boundary of %(label)s is empty.") % {"label": label})
    return geometry


def _check_on_earth(geometry: BaseGeometry, label: str) -> None:
    west, south, east, north = geometry.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise NotPossibleError(
            _(
                "The boundary of %(label)s is not in longitude and latitude (WGS84). Save the "
                "file as WGS84, or let it declare its reference system."
            )
            % {"label": label}
        )


def _valid(geometry: BaseGeometry, label: str) -> tuple[BaseGeometry, bool]:
    """The geometry itself, or a repair that covers almost the same ground."""
    is_large = shapely.count_coordinates(geometry) > LARGE
    if is_large:  # even asking whether it is valid would take long
        _check_crossings(geometry, label)
    if geometry.is_valid:
        return geometry, False
    if not is_large:
        _check_crossings(geometry, label)
    parts = [
        part
        for part in shapely.get_parts(shapely.make_valid(geometry, method="structure"))
        if isinstance(part, Polygon | MultiPolygon)
    ]
    repaired = shapely.union_all(parts) if parts else Polygon()
    if repaired.is_empty or _change(geometry, repaired) > REPAIR_MAY_CHANGE:
        raise NotPossibleError(
            _("The boundary of %(label)s crosses itself and cannot be repaired (%(why)s).")
            % {"label": label, "why": explain_validity(geometry)}
        )
    return repaired, True


def _check_crossings(geometry: BaseGeometry, label: str) -> None:
    """Refuse what crosses itself everywhere: a few kilobytes of it could be repaired for hours.

    Counted are pieces of the outline whose boxes overlap, beyond each with itself and with its
    two neighbours; a boundary that somebody drew has few.
    """
    lines = shapely.get_parts(shapely.boundary(geometry))
    pieces = np.concatenate([_pieces(shapely.get_coordinates(line)) for line in lines])
    tree = shapely.STRtree(pieces)
    room = MOST_CROSSINGS + 4 * len(pieces)
    step = max(1, PAIRS_AT_ONCE // len(pieces))
    for begin in range(0, len(pieces), step):
        room -= tree.query(pieces[begin : begin + step]).shape[1]
        if room < 0:
            raise NotPossibleError(
                _("The boundary of %(label)s crosses itself too often to be repaired.")
                % {"label": label}
            )


def _pieces(positions: Positions) -> NDArray[Any]:
    return np.asarray(shapely.linestrings(np.stack([positions[:-1], positions[1:]], axis=1)))


def _change(before: BaseGeometry, after: BaseGeometry) -> float:
    """How much of the ground changes, as a share of what there was."""
    return abs(after.area - before.area) / max(after.area, before.area)


def _first(properties: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    """The first property that is given, under its plain key or one dated by the ONS."""
    for key in keys:
        before, dated, after = key.partition("{yy}")
        for given, value in properties.items():
            plain = given == key
            middle = given[len(before) : len(given) - len(after)] if dated else ""
            matches = given.startswith(before) and given.endswith(after) and middle.isdigit()
            if (plain or (dated and matches)) and value not in (None, ""):
                return str(value).strip()
    return ""
