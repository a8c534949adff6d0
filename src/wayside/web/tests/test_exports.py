"""Files that leave the screen."""

import csv
import json
from io import StringIO
from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from wayside.web.exports import attachment, csv_bytes, geojson_bytes, safe_cell

NASTY = st.one_of(
    st.text(),
    st.builds(lambda start, rest: start + rest, st.sampled_from(list("=+-@\t\r\n ＝")), st.text()),
)


def read_back(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


@given(NASTY)
def test_no_text_is_taken_for_a_formula(text: str) -> None:
    cell = str(safe_cell(text))

    assert not cell.lstrip(" \u00a0\ufeff\u200b").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_a_megabyte_of_line_ends_takes_no_time() -> None:
    started = perf_counter()
    cell = str(safe_cell("x" + "\n" * 1_000_000 + "=1"))
    assert cell.endswith("\n'=1")
    assert perf_counter() - started < 5


@given(st.lists(st.lists(NASTY, min_size=3, max_size=3), max_size=5))
def test_every_row_comes_back_whole(rows: list[list[str]]) -> None:
    back = read_back(csv_bytes(["a", "b", "c"], rows))

    assert back[1:] == [[str(safe_cell(cell)) for cell in row] for row in rows]


@given(st.text(alphabet=';,\t"=+ab \n', max_size=12), st.sampled_from(";\t"))
def test_a_program_that_splits_elsewhere_finds_no_formula_either(text: str, comma: str) -> None:
    content = csv_bytes(["a", "b"], [["start", text]]).decode("utf-8-sig")

    for row in csv.reader(StringIO(content, newline=""), delimiter=comma):
        assert not [cell for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]


def test_numbers_stay_numbers_below_zero_too() -> None:
    assert read_back(csv_bytes(["x"], [[-0.1195], [-3], [None]]))[1:] == [["-0.1195"], ["-3"], [""]]


def test_the_watermark_is_the_first_and_the_last_line() -> None:
    back = read_back(csv_bytes(["a", "b"], [[1, 2]], watermark="=For J. Okafor"))

    assert back[0] == back[-1] == ["'=For J. Okafor"]
    assert back[1] == ["a", "b"]


def test_spreadsheets_are_told_that_it_is_utf8() -> None:
    assert csv_bytes(["é"], []).startswith(b"\xef\xbb\xbf")


def test_geojson_carries_geometry_properties_and_watermark() -> None:
    point = {"type": "Point", "coordinates": [-0.1, 51.4]}

    made = json.loads(geojson_bytes([(point, {"rank": 1})], watermark="For J. Okafor"))

    assert made["watermark"] == "For J. Okafor"
    assert made["features"] == [{"type": "Feature", "properties": {"rank": 1}, "geometry": point}]


def test_an_attachment_is_saved_under_any_name_and_injects_no_header() -> None:
    response = attachment(b"x", filename='wöche "27"\r\nX: y.csv', content_type="text/csv")

    header = response.headers["Content-Disposition"]
    assert header.startswith("attachment")
    assert "\r" not in header
    assert "\n" not in header
    assert response.headers["X-Content-Type-Options"] == "nosniff"
