"""The map's geometry: what it shows lies where it lies."""

import json
import re
from itertools import combinations
from math import cos, dist, hypot, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayside.web.maps import Circle, Dot, Frame, Map, Outline, Region, live_data, svg_map
from wayside.web.maps.features import METRES_PER_DEGREE, around
from wayside.web.maps.names import Box, badge_places, name_box, placed_names
from wayside.web.maps.projection import frame

LONDON = st.tuples(st.floats(-0.5, 0.3), st.floats(51.3, 51.7))
SQUARE = [(-0.12, 51.45), (-0.10, 51.45), (-0.10, 51.47), (-0.12, 51.47), (-0.12, 51.45)]


def metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    east = (a[0] - b[0]) * METRES_PER_DEGREE * cos(radians(a[1]))
    return hypot(east, (a[1] - b[1]) * METRES_PER_DEGREE)


@given(st.lists(LONDON, min_size=1, max_size=20))
def test_every_position_lies_in_the_window(positions: list[tuple[float, float]]) -> None:
    window = frame(positions, width=900, height=640)

    for x, y in map(window.place, positions):
        assert 0 <= x <= 900
        assert 0 <= y <= 640


@given(LONDON)
def test_north_is_up_and_east_is_right(position: tuple[float, float]) -> None:
    window = Frame(position[0], position[1], 0.1, 900, 640)

    assert window.place((position[0], position[1] + 0.01))[1] < 320
    assert window.place((position[0] + 0.01, position[1]))[0] > 450


@given(st.lists(LONDON, min_size=2, max_size=10))
def test_the_scale_bar_takes_at_most_a_fifth_of_the_width(
    positions: list[tuple[float, float]],
) -> None:
    window = frame(positions, width=900, height=640)

    length = window.scale_bar_m * window.units_per_metre
    assert length <= 180 or window.scale_bar_m == 50


@given(LONDON, st.floats(50, 500))
def test_a_circle_is_true_in_metres(position: tuple[float, float], radius: float) -> None:
    ring = around(Circle("a", *position, radius))

    assert ring[0] == ring[-1]
    assert all(metres(position, corner) == pytest.approx(radius, rel=0.002) for corner in ring)


def test_places_far_apart_are_drawn_true_to_scale() -> None:
    a_map = Map("T", "D", [Circle("a", -0.12, 51.46, 150, 1), Circle("b", -0.10, 51.46, 150, 2)])

    svg = str(svg_map(a_map))

    drawn = [
        tuple(map(float, found))
        for found in re.findall(
            r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)" fill="#173f3a" f', svg
        )
    ]
    (x2, y2, r), (x1, y1, _r) = drawn
    apart = metres((-0.12, 51.46), (-0.10, 51.46))
    assert hypot(x2 - x1, y2 - y1) / r == pytest.approx(apart / 150, rel=0.01)


def test_the_first_place_is_drawn_last_so_that_it_stands_on_top() -> None:
    circles = [Circle(f"p{n}", -0.11, 51.46, 150, n) for n in (1, 2, 3)]

    svg = str(svg_map(Map("T", "D", circles)))

    assert svg.index('data-feature="p3"') < svg.index('data-feature="p1"')


def test_a_map_has_a_name_a_description_and_its_credit() -> None:
    a_map = Map(
        "Places",
        "Two places.",
        outlines=[Outline("Ward", [[SQUARE]])],
        attribution="Contains Ordnance Survey data",
        key="m",
    )

    svg = str(svg_map(a_map))

    assert 'role="img" aria-labelledby="m-title m-words"' in svg
    assert '<title id="m-title">Places</title>' in svg
    assert "Contains Ordnance Survey data" in svg
    assert ">Ward</text>" in svg


def test_an_empty_map_says_so() -> None:
    assert "There is nothing to show" in str(svg_map(Map("T", "D")))
    assert live_data(Map("T", "D"))["bounds"] is None


def test_labels_are_never_markup() -> None:
    nasty = "<script>alert(1)</script>"
    a_map = Map(
        nasty,
        nasty,
        [Circle("a", -0.1, 51.4, 150, 1, nasty, nasty)],
        outlines=[Outline(nasty, [[SQUARE]])],
        attribution=nasty,
    )

    assert "<script>" not in str(svg_map(a_map))


def test_dots_outside_the_window_are_left_out() -> None:
    a_map = Map("T", "D", [Circle("a", -0.11, 51.46, 150)], [Dot(-0.11, 51.46), Dot(-3.0, 55.0)])

    assert str(svg_map(a_map)).count("h0") == 1


def test_fitting_to_places_leaves_the_outlines_aside() -> None:
    wide = Outline("Far", [[[(-1.0, 51.0), (1.0, 51.0), (1.0, 52.0), (-1.0, 51.0)]]])
    near = Map("T", "D", [Circle("a", -0.11, 51.46, 150)], outlines=[wide], fit="places")

    assert all(abs(longitude + 0.11) < 0.01 for longitude, _latitude in near.extent())


def test_the_live_data_is_plain_json_with_every_feature() -> None:
    a_map = Map(
        "T",
        "D",
        [Circle("a", -0.11, 51.46, 150, 1, "A", "n", "marked")],
        [Dot(-0.11, 51.46, 0.5)],
        [Outline("Ward", [[SQUARE]])],
        [Region([[SQUARE]], 9, "r", "R", cool=True)],
    )

    data = json.loads(json.dumps(live_data(a_map)))

    assert [len(data[k]["features"]) for k in ("circles", "dots", "outlines", "regions")] == [1] * 4
    assert data["places"][0] == {
        "key": "a",
        "at": [-0.11, 51.46],
        "number": "1",
        "label": "A",
        "note": "n",
        "tone": "marked",
    }
    assert data["regions"]["features"][0]["properties"]["fill"] == "#2a6a94"


def square(west: float, south: float, side: float = 0.004) -> list[list[list[tuple[float, float]]]]:
    east, north = west + side, south + side
    return [[[(west, south), (east, south), (east, north), (west, north), (west, south)]]]


def test_no_name_stands_over_another_or_under_a_place() -> None:
    crowd = [
        Outline(f"Ward number {row} {column}", square(-0.12 + column * 0.004, 51.46 + row * 0.004))
        for row in range(12)
        for column in range(12)
    ]
    place = Circle("a", -0.096, 51.484, 150, 1)
    window = frame([(-0.12, 51.46), (-0.072, 51.508)], width=300, height=400)
    badges = badge_places([place], window, 12)
    placed = list(placed_names(crowd, badges, window, radius=12))
    boxes = [name_box(name, x, y) for x, y, name in placed]

    assert 5 < len(boxes) < len(crowd)
    assert not any(one.meets(two) for one, two in combinations(boxes, 2))
    ((x, y),) = badges
    assert not any(box.meets(Box(x - 12, y - 12, x + 12, y + 12)) for box in boxes)


def test_a_name_with_room_stands_in_the_middle_of_its_outline() -> None:
    ward = Outline("Ferndale", square(-0.12, 51.46))
    window = frame([(-0.13, 51.45), (-0.10, 51.48)], width=900, height=640)

    assert list(placed_names([ward], [], window, radius=12)) == [
        (*window.place(ward.middle()), "Ferndale")
    ]


def test_numbers_of_places_side_by_side_can_both_be_read() -> None:
    places = [
        Circle("green", -0.1312, 51.4292, 150, 1),
        Circle("kitchen", -0.1312, 51.4272, 150, 2),
    ]
    window = frame([(-0.15, 51.40), (-0.08, 51.50)], width=300, height=400)
    first, second = badge_places(places, window, 12)

    assert first == window.place((-0.1312, 51.4292))
    assert 12 * 1.6 < dist(first, second) < 12 * 4
