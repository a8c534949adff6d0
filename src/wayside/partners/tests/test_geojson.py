"""Boundary files: what is wrong is told in a sentence, nothing is guessed."""

import json
import math
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import box, mapping, shape

from wayside.partners import geojson
from wayside.partners.geojson import read_boundaries
from wayside.partners.rules import NotPossibleError

SQUARE = dict(mapping(box(-0.13, 51.44, -0.11, 51.46)))
BOW_TIE = {
    "type": "Polygon",
    "coordinates": [[[-0.1, 51.4], [0.0, 51.5], [0.0, 51.4], [-0.1, 51.5], [-0.1, 51.4]]],
}
# A square with a spike of no width: its lines overlap, its ground is the square's
SPIKE = {
    "type": "Polygon",
    "coordinates": [
        [
            [-0.1, 51.4],
            [0.0, 51.4],
            [0.0, 51.5],
            [0.0, 51.6],
            [0.0, 51.5],
            [-0.1, 51.5],
            [-0.1, 51.4],
        ]
    ],
}


def collection(*features: tuple[dict[str, Any], Any], **more: Any) -> bytes:
    """A feature collection of (properties, geometry) pairs as a file."""
    rows = [
        {"type": "Feature", "properties": properties, "geometry": geometry}
        for properties, geometry in features
    ]
    return json.dumps({"type": "FeatureCollection", "features": rows, **more}).encode()


def crs(name: str) -> dict[str, Any]:
    """A declared reference system as older files write it."""
    return {"type": "name", "properties": {"name": name}}


def refusal(content: bytes) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(NotPossibleError) as refused:
        read_boundaries(content)
    return str(refused.value)


@pytest.mark.parametrize(
    ("properties", "name", "code"),
    [
        ({"name": "Vassall", "code": "E05000435"}, "Vassall", "E05000435"),
        ({"WD13NM": "Vassall", "WD13CD": "E05000435", "WD13CDO": "00AYGU"}, "Vassall", "E05000435"),
        ({"wd": 3, "NAME": " Vassall "}, "Vassall", ""),
        ({"LAD21NM": "Lambeth", "LAD21CD": "E09000022"}, "Lambeth", "E09000022"),
    ],
)
def test_names_and_codes_are_found_as_the_ons_writes_them(
    properties: dict[str, Any], name: str, code: str
) -> None:
    (boundary,) = read_boundaries(collection((properties, SQUARE)))
    assert (boundary.name, boundary.code, boundary.repaired) == (name, code, False)
    assert shape(boundary.geometry).equals(shape(SQUARE))


@pytest.mark.parametrize("name", sorted(geojson.WGS84_NAMES))
def test_wgs84_may_be_declared(name: str) -> None:
    (boundary,) = read_boundaries(collection(({"name": "A"}, SQUARE), crs=crs(name)))
    assert shape(boundary.geometry).equals(shape(SQUARE))


def test_a_declared_national_grid_is_reprojected() -> None:
    grid = dict(mapping(box(530_000, 174_000, 531_000, 175_000)))
    content = collection(({"name": "A"}, grid), crs=crs("urn:ogc:def:crs:EPSG::27700"))
    (boundary,) = read_boundaries(content)
    centre = shape(boundary.geometry).centroid
    assert (centre.x, centre.y) == pytest.approx((-0.1241, 51.4545), abs=0.002)


def test_national_grid_that_is_not_declared_is_refused() -> None:
    grid = dict(mapping(box(530_000, 174_000, 531_000, 175_000)))
    assert "not in longitude and latitude" in refusal(collection(({"name": "A"}, grid)))


def test_an_unknown_reference_system_is_refused_by_name() -> None:
    content = collection(({"name": "A"}, SQUARE), crs=crs("EPSG:999999"))
    assert "EPSG:999999" in refusal(content)


def test_a_polygon_whose_ground_is_clear_is_repaired() -> None:
    (boundary,) = read_boundaries(collection(({"name": "A"}, SPIKE)))
    assert boundary.repaired
    assert shape(boundary.geometry).is_valid
    assert shape(boundary.geometry).area == pytest.approx(0.01)


def test_a_polygon_that_crosses_itself_is_refused_by_name() -> None:
    assert "The boundary of Oval crosses itself" in refusal(collection(({"name": "Oval"}, BOW_TIE)))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not GeoJSON: line 1"),
        (b'{"type": "FeatureCollection",\n "features": [', "line 2"),
        (b"\xff\xfe{\x00", "not GeoJSON text in UTF-8"),
        (b"[]", "not a GeoJSON feature collection"),
        (b'{"type": "Topology"}', "not a GeoJSON feature collection"),
        (b'{"type": "FeatureCollection", "features": [1]}', "not a GeoJSON feature collection"),
        (collection(), "holds no boundary"),
        (collection(({"name": "A"}, None)), "boundary of A is not a polygon"),
        (collection(({}, {"type": "Point", "coordinates": [0, 51]})), "number 1 is not a polygon"),
        (
            collection(({"name": "A"}, {"type": "Polygon", "coordinates": [[["x", 1]]]})),
            "coordinates that cannot be read",
        ),
        (collection(({"name": "A"}, {"type": "Polygon", "coordinates": []})), "is empty"),
        (b"[" * 100_000, "not GeoJSON"),
        (b" " * (geojson.LARGEST_BYTES + 1), "larger than 10 MB"),
    ],
)
def test_a_hostile_file_is_refused_in_a_sentence(content: bytes, sentence: str) -> None:
    assert sentence in refusal(content)


def test_too_many_boundaries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geojson, "MOST_FEATURES", 1)
    content = collection(({"name": "A"}, SQUARE), ({"name": "B"}, SQUARE))
    assert "more than 1 boundaries" in refusal(content)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@given(json_values)
def test_whatever_stands_for_a_geometry_is_read_or_refused(value: Any) -> None:
    for geometry in (value, {"type": "Polygon", "coordinates": value}):
        try:
            (boundary,) = read_boundaries(collection(({"name": "A"}, geometry)))
        except NotPossibleError:
            continue
        assert shape(boundary.geometry).is_valid


@pytest.mark.parametrize("name", ["a\x00b", "half \ud800", "n" * 101])
@pytest.mark.parametrize("key", ["name", "code"])
def test_a_name_that_no_database_keeps_is_refused(key: str, name: str) -> None:
    with pytest.raises(NotPossibleError, match="boundary number 1"):
        read_boundaries(collection(({key: name}, SQUARE)))


def test_a_number_of_thousands_of_digits_is_refused() -> None:
    content = collection(({}, SQUARE)).replace(b"51.44", b"9" * 5000)
    with pytest.raises(NotPossibleError, match="number that cannot be read"):
        read_boundaries(content)


@pytest.mark.parametrize(("points", "step"), [(1201, 599), (60_001, 29_999)])
def test_a_star_that_crosses_itself_everywhere_is_refused_at_once(points: int, step: int) -> None:
    ring = [
        [
            -0.1 + 0.05 * math.cos(2 * math.pi * each * step / points),
            51.45 + 0.05 * math.sin(2 * math.pi * each * step / points),
        ]
        for each in range(points)
    ]
    star = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    started = perf_counter()
    assert "crosses itself too often" in refusal(collection(({"name": "A"}, star)))
    assert perf_counter() - started < 10
