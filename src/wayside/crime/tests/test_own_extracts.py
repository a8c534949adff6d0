"""A force's own extract: columns by a mapping, times, places in any system, offences."""

import io
from datetime import UTC, datetime, time
from typing import Any

import openpyxl
import pytest

from wayside.crime.models import Extract, ForceEvent
from wayside.crime.tests import factories as crime
from wayside.crime.tests.factories import load, own_file, report
from wayside.partners.models import Area

pytestmark = pytest.mark.django_db


def brought(area: Area, content: bytes, **choices: Any) -> dict[str, Any]:
    return report(load(area, content, name="week.csv", mapping=crime.mapping(area, **choices)))


def workbook(*rows: list[Any]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_timed_offence_is_stored_with_its_kind_and_its_place_in_degrees(area: Area) -> None:
    found = brought(area, own_file("R1,01/06/2018,23:10,27/01,Soliciting,531000,175000,High Road"))
    event = ForceEvent.objects.get()
    assert (event.force_reference, event.code, event.kind, event.location) == (
        "R1",
        "27/01",
        "soliciting",
        "High Road",
    )
    assert event.occurred_at == datetime(2018, 6, 1, 22, 10, tzinfo=UTC)
    assert event.time_known
    assert event.longitude == pytest.approx(-0.115807, abs=1e-5)
    assert event.latitude == pytest.approx(51.459, abs=1e-2)
    assert (found["kind"], found["force"], found["months"]) == ("force", crime.MET, ["2018-06"])
    assert found["observed"] == {}


def test_the_month_is_the_one_it_was_in_london(area: Area) -> None:
    rows = own_file("R1,31/05/2018 23:30,,27/01,x,531000,175000,x")
    assert brought(area, rows, zone="UTC")["months"] == ["2018-06"]


def test_clock_changes_are_told_and_not_guessed(area: Area) -> None:
    rows = own_file(
        "1,25/03/2018,01:30,27/01,x,531000,175000,x",
        "2,28/10/2018,01:30,27/01,x,531000,175000,x",
    )
    found = brought(area, rows)
    assert found["set_aside"] == {"skipped_hour": 1}
    assert found["observed"] == {"ambiguous_hour": 1}
    assert ForceEvent.objects.get().occurred_at == datetime(2018, 10, 28, 0, 30, tzinfo=UTC)


def test_a_row_without_a_time_counts_by_day_only(area: Area) -> None:
    found = brought(area, own_file("1,01/06/2018,,27/01,x,531000,175000,x"))
    assert found["observed"] == {"time_not_known": 1}
    assert not ForceEvent.objects.get().time_known


@pytest.mark.parametrize("when", ["31/02/2018,10:00", "soon,10:00", "01/06/2018,25:00", ",10:00"])
def test_times_that_cannot_be_read_are_set_aside(area: Area, when: str) -> None:
    rows = own_file(f"1,{when},27/01,x,531000,175000,x", "2,1/6/2018,9:00,27/01,x,531000,175000,x")
    found = brought(area, rows)
    assert (found["set_aside"], found["rows_stored"]) == ({"impossible_time": 1}, 1)


def test_offences_are_told_by_code_then_by_name_and_else_kept_as_written(area: Area) -> None:
    rows = own_file(
        "1,01/06/2018,23:10,27/01,Anything,531000,175000,x",
        "2,01/06/2018,23:10,999,LOITERING  again,531000,175000,x",
        "3,01/06/2018,23:10,888,Odd offence,531000,175000,x",
        "4,01/06/2018,23:10,,,531000,175000,x",
    )
    kinds = {"27/01": "soliciting", "loitering again": "persistent_loitering"}
    found = brought(area, rows, kinds=kinds)
    stored = ForceEvent.objects.order_by("line").values_list("kind", flat=True)
    assert list(stored) == ["soliciting", "persistent_loitering", "Odd offence"]
    assert found["set_aside"] == {"no_offence": 1}
    assert found["observed"] == {"unmapped_offences": 1}


def test_places_by_longitude_and_latitude_are_taken_as_they_are(area: Area) -> None:
    columns = {"date": "Date", "code": "Code", "longitude": "Lon", "latitude": "Lat"}
    content = own_file("01/06/2018 10:00,27/01,-0.1,51.45", header="Date,Code,Lon,Lat")
    brought(area, content, columns=columns)
    event = ForceEvent.objects.get()
    assert (event.longitude, event.latitude) == (-0.1, 51.45)


@pytest.mark.parametrize(
    ("place", "reason"),
    [("0,0", "impossible_coordinates"), ("x,y", "impossible_coordinates"), (",", "no_coordinates")],
)
def test_places_that_are_none_are_set_aside(area: Area, place: str, reason: str) -> None:
    rows = (f"1,01/06/2018,10:00,27/01,x,{place},x", "2,1/6/2018,9:00,27/01,x,531000,175000,x")
    assert brought(area, own_file(*rows))["set_aside"] == {reason: 1}


def test_another_reference_system_is_another_place(area: Area) -> None:
    # Web Mercator metres of 0.1 degrees west, 51.45 north
    rows = own_file("1,01/06/2018,10:00,27/01,x,-11131.9,6700200.0,x")
    brought(area, rows, srid=3857)
    event = ForceEvent.objects.get()
    assert event.longitude == pytest.approx(-0.1, abs=1e-4)


def test_repeated_references_and_blank_ones_stay(area: Area) -> None:
    row = "01/06/2018,10:00,27/01,x,531000,175000,x"
    found = brought(area, own_file(f"1,{row}", f"1,{row}", f",{row}", f",{row}"))
    assert found["rows_stored"] == 4
    assert found["observed"] == {"blank_references": 2, "repeated_references": 1}


def test_a_workbook_is_read_like_a_csv(area: Area) -> None:
    when = datetime(2018, 6, 1, 23, 10)  # noqa: DTZ001  a workbook knows no zones
    content = workbook(
        ["Ref", "Date", "Time", "Code", "Offence", "Easting", "Northing", "Street", "Officer"],
        ["1", when, None, "27/01", "S", 531000, 175000, "x", "PC 1"],
        ["2", when.date(), time(23, 10), "27/01", "S", 531000, 175000, "x", "PC 1"],
        [None] * 9,
        ["3", "01/06/2018", "23:10", "27/01", "S", "531000", "175000", "x", "PC 1"],
    )
    mapping = crime.mapping(area)
    found = report(load(area, content, name="week.xlsx", mapping=mapping))
    times = set(ForceEvent.objects.values_list("occurred_at", flat=True))
    assert times == {datetime(2018, 6, 1, 22, 10, tzinfo=UTC)}
    assert [row.line for row in ForceEvent.objects.order_by("line")] == [2, 3, 5]
    assert found["observed"] == {"extra_columns": 1}


def test_a_workbook_without_a_mapping_asks_for_one(area: Area) -> None:
    file = load(area, workbook(["a"], [1]), name="week.xlsx").files.get()
    assert "Choose its mapping" in file.error


def test_separators_other_than_commas_are_seen_from_the_header(area: Area) -> None:
    content = own_file("1,01/06/2018,23:10,27/01,S,531000,175000,x").replace(b",", b";")
    assert brought(area, content)["rows_stored"] == 1


def test_a_file_without_the_columns_of_its_mapping_loads_nothing(area: Area) -> None:
    batch = load(area, own_file("x", header="Other"), name="x.csv", mapping=crime.mapping(area))
    file = batch.files.get()
    assert (file.state, file.error_line) == ("failed", 1)
    assert "is missing" in file.error
    assert not Extract.objects.exists()


def test_a_month_of_an_own_extract_is_replaced_with_its_drift(area: Area) -> None:
    mapping = crime.mapping(area)
    row = "01/06/2018,10:00,27/01,x,531000,175000,x"
    load(area, own_file(f"1,{row}", f"2,{row}"), name="a.csv", mapping=mapping)
    again = own_file(f"1,{row}", f"3,{row}", "2,02/06/2018,10:00,27/01,x,531000,175000,x")
    found = report(load(area, again, name="a.csv", mapping=mapping))
    assert found["drift"] == {"added": 1, "changed": 1, "gone": 0}
