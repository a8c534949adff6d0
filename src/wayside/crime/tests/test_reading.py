"""The pure reading: whatever the bytes, every line is accounted for, and the same way again."""

import csv
import io
from collections.abc import Iterator

import numpy as np
import polars as pl
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples

from wayside.crime.reading import text
from wayside.crime.reading.ahead import reading_ahead
from wayside.crime.reading.boundary import Boundary
from wayside.crime.reading.checks.outcome import Ground
from wayside.crime.reading.errors import UnreadableFileError
from wayside.crime.reading.lines import LineNumbers, unpacked
from wayside.crime.reading.moments import moments
from wayside.crime.reading.records import Reader
from wayside.crime.reading.repeats import Repeats
from wayside.crime.reading.source import read_published
from wayside.crime.reading.suggest import columns, kind
from wayside.crime.tests.factories import STREET_HEADER, street_row

FIELD = st.text(
    alphabet=st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=8
)

ROWS = st.lists(st.lists(FIELD, min_size=3, max_size=3), max_size=30)
BYTES = st.lists(
    st.sampled_from([b"a", b",", b'"', b"\n", b"\r\n", b"\r", b"\0", b"\xff", b"\xc3\xa9", b" "]),
    max_size=200,
).map(b"".join)
SQUARE = shapely.box(-0.15, 51.40, -0.05, 51.52)


def records(
    content: bytes, *, width: int = 3, chunk: int = 40
) -> tuple[int, list[tuple[str, ...]]]:
    """How many records and unusable lines there are, and the records."""
    names, header = ["c0", "c1", "c2"], ["H0", "H1", "H2"]
    blocks = (content[at : at + 7] for at in range(0, len(content), 7))
    reader = Reader(names, header, first_line=1)
    count, found = 0, []
    for each in reader.read(text.chunks(blocks, text.TextFacts(), size=chunk)):
        count += len(each.table) + sum(map(len, each.unusable.values()))
        found += each.table.drop("line").rows()
    return count, found


@given(ROWS)
@examples(100)
def test_any_well_formed_csv_is_read_as_pythons_own_reader_reads_it(rows: list[list[str]]) -> None:
    target = io.StringIO(newline="")
    csv.writer(target, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    _count, found = records(target.getvalue().encode())
    plain = [tuple(field.replace("\r\n", "\n") for field in row) for row in rows]
    assert found == plain


@given(BYTES, st.integers(1, 400))
@examples(300)
def test_any_bytes_end_in_records_or_unusable_lines_however_they_are_cut(
    content: bytes, chunk: int
) -> None:
    assert records(content, chunk=chunk) == records(content, chunk=10_000)


@given(st.lists(BYTES, max_size=12))
@examples(100)
def test_any_street_file_balances_or_is_refused(parts: list[bytes]) -> None:
    rows = [part if n % 2 else street_row(str(n)).encode() for n, part in enumerate(parts)]
    content = b"\n".join([STREET_HEADER.encode(), *rows])
    ground = Ground("Lambeth", Boundary(SQUARE))
    reading = read_published(io.BytesIO(content), member="", ground=ground)
    stored = sum(len(checked.rows) for checked in reading.chunks)
    aside = sum(lines.count for lines in reading.tally.set_aside.values())
    assert reading.tally.rows_read == stored + reading.tally.outside.count + aside


@given(st.binary(max_size=300))
@examples(100)
def test_any_bytes_at_all_are_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(UnreadableFileError, match=r"\.$"):
        read_published(io.BytesIO(content), member="", ground=Ground("Lambeth"))


@given(st.lists(st.tuples(st.floats(-0.2, 0.0), st.floats(51.35, 51.57)), min_size=1, max_size=50))
@examples(100)
def test_the_quick_test_of_place_equals_the_exact_one(points: list[tuple[float, float]]) -> None:
    shape = SQUARE.difference(shapely.Point(-0.1, 51.46).buffer(0.03))
    x, y = np.array(points).T
    assert (Boundary(shape).contains(x, y) == shapely.intersects_xy(shape, x, y)).all()


@given(st.lists(st.integers(1, 2**31 - 1)))
def test_line_numbers_come_back_sorted(numbers: list[int]) -> None:
    kept = LineNumbers()
    kept.add(numbers)
    assert unpacked(kept.packed()).tolist() == sorted(numbers)
    assert kept.count == len(numbers)


@given(st.lists(st.sampled_from("abcde"), max_size=40))
def test_repeats_are_all_but_the_first_of_each(names: list[str]) -> None:
    repeats = Repeats()
    for line, name in enumerate(names):
        repeats.add(pl.Series([name]), pl.Series([line], dtype=pl.Int32))
    expected = [line for line, name in enumerate(names) if name in names[:line]]
    assert repeats.lines().tolist() == expected


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("01/06/2018 23:10", "2018-06-01 22:10"),
        ("1-Jun-2018 23.10", "2018-06-01 22:10"),
        ("1 June 2018 11:10 PM", "2018-06-01 22:10"),
        ("01/06/18 2310", "2018-06-01 22:10"),
        ("2018-06-01T23:10:00", "2018-06-01 22:10"),
        ("2018-06-01T22:10:00Z", "2018-06-01 22:10"),
        ("2018-06-01 23:10:00+01:00", "2018-06-01 22:10"),
        ("43252.9652777778", "2018-06-01 22:10"),
        ("15/01/2018 23:10", "2018-01-15 23:10"),
    ],
)
def test_moments_are_read_however_they_are_written(written: str, utc: str) -> None:
    found = moments(pl.Series([written]), None, order="day_first", zone="Europe/London")
    assert found.occurred_at.dt.strftime("%Y-%m-%d %H:%M")[0] == utc
    assert found.time_known[0]


def test_month_first_and_year_first_are_choices() -> None:
    for order, written in (("month_first", "06/01/2018"), ("year_first", "2018/06/01")):
        found = moments(pl.Series([written]), None, order=order, zone="UTC")
        assert found.occurred_at.dt.strftime("%Y-%m-%d")[0] == "2018-06-01"


@pytest.mark.parametrize("clock", ["23:10", "2310", "0.965277777777778", "1899-12-31 23:10:00"])
def test_a_time_in_a_column_of_its_own_is_read(clock: str) -> None:
    found = moments(pl.Series(["01/06/2018"]), pl.Series([clock]), order="day_first", zone="UTC")
    assert found.occurred_at.dt.strftime("%H:%M")[0] == "23:10"


def test_headers_suggest_columns_and_offences_suggest_kinds() -> None:
    header = ("Crime Ref", "Offence Code", "Date Occurred", "Time", "Easting", "Northing", "Street")
    suggested = columns(header)
    assert suggested["date"] == "Date Occurred"
    assert suggested["code"] == "Offence Code"
    assert (suggested["easting"], suggested["location"]) == ("Easting", "Street")
    assert kind("027/01", "") == "soliciting"
    assert kind("027/02", "Kerb crawling from a vehicle") == "kerb_crawling"
    assert kind("165", "Persistent loitering") == "persistent_loitering"
    assert kind("76", "Aiding suicide") == ""


def test_reading_ahead_gives_every_item_and_the_error_in_its_place() -> None:
    def source() -> Iterator[int]:
        yield 1
        yield 2
        raise ValueError("three")

    with reading_ahead(source()) as items:
        assert [next(items), next(items)] == [1, 2]
        with pytest.raises(ValueError, match="three"):
            next(items)


def test_leaving_reading_ahead_early_ends_its_source() -> None:
    def endless() -> Iterator[int]:
        while True:
            yield 1

    with reading_ahead(endless()) as items:
        assert next(items) == 1
