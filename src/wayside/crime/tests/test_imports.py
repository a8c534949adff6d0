"""Importing street, outcomes and stop and search files: every clause of the quality report."""

import uuid
from datetime import UTC, date, datetime

import pytest

from wayside.access.permissions import NotAllowed
from wayside.access.tests.factories import actor
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.crime.actions.imports import start_import
from wayside.crime.models import Extract, Outcome, StopSearch
from wayside.crime.queries.reports import batch_report
from wayside.crime.tests import factories as crime
from wayside.crime.tests.factories import (
    NOW,
    OUTCOMES_HEADER,
    SEARCH_HEADER,
    load,
    report,
    search_row,
    stored,
    street_file,
    street_row,
    zipped,
)
from wayside.partners.models import Area

pytestmark = pytest.mark.django_db


def test_a_row_is_stored_as_the_file_has_it(area: Area) -> None:
    found = report(load(area, street_file(street_row("abc", location="On or near O'Hara Road"))))
    (row,) = stored()
    assert (row.crime_id, row.location, row.kind, row.last_outcome, row.lsoa, row.line) == (
        "abc",
        "On or near O'Hara Road",
        "Robbery",
        "Under investigation",
        "E01003013",
        2,
    )
    assert (row.longitude, row.latitude) == (-0.1, 51.45)
    assert found == {
        "name": crime.STREET_NAME,
        "kind": "street",
        "force": crime.MET,
        "months": ["2018-05"],
        "rows_read": 1,
        "rows_stored": 1,
        "rows_outside_area": 0,
        "set_aside": {},
        "observed": {},
        "drift": None,
        "error": None,
    }


def test_rows_without_an_id_that_look_alike_all_stay(area: Area) -> None:
    same = street_row("", kind="Anti-social behaviour")
    found = report(load(area, street_file(same, same, same)))
    assert found["rows_stored"] == 3
    assert found["observed"] == {"blank_crime_ids": 3}


def test_repeated_ids_are_counted_and_stay(area: Area) -> None:
    found = report(load(area, street_file(*[street_row("a")] * 3, street_row("b"))))
    assert found["rows_stored"] == 4
    assert found["observed"] == {"repeated_crime_ids": 2}


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        (",", "no_coordinates"),
        ("-0.1,", "impossible_coordinates"),
        ("0,0", "impossible_coordinates"),
        ("51.45,-0.1", "impossible_coordinates"),
        ("999,51.45", "impossible_coordinates"),
        ("nan,nan", "impossible_coordinates"),
        ("inf,51.45", "impossible_coordinates"),
        ("west,north", "impossible_coordinates"),
    ],
)
def test_a_row_without_a_possible_place_is_set_aside(area: Area, place: str, reason: str) -> None:
    rows = (street_row("a", place=place, lsoa=","), street_row("b"))
    found = report(load(area, street_file(*rows)))
    assert found["set_aside"] == {reason: 1}
    assert [row.crime_id for row in stored()] == ["b"]


def test_a_row_without_coordinates_stays_where_its_lsoa_is_the_areas(area: Area) -> None:
    rows = (
        street_row("a", place=",", location="No Location"),
        street_row("b", place=",", lsoa="E01003927,Southwark 002C"),
    )
    found = report(load(area, street_file(*rows)))
    assert [(row.crime_id, row.longitude) for row in stored()] == [("a", None)]
    assert found["set_aside"] == {"no_coordinates": 1}
    assert found["observed"]["blank_coordinates"] == 2
    assert found["observed"]["no_location"] == 1


def test_rows_outside_the_area_are_counted_and_their_month_is_held(area: Area) -> None:
    found = report(load(area, street_file(street_row("a", place="-0.3,51.45"))))
    assert (found["rows_stored"], found["rows_outside_area"]) == (0, 1)
    extract = Extract.objects.get()
    assert (extract.month, extract.rows, extract.state) == (date(2018, 5, 1), 0, "current")


def test_a_point_on_the_boundary_is_inside(area: Area) -> None:
    assert report(load(area, street_file(street_row(place="-0.15,51.45"))))["rows_stored"] == 1


def test_an_area_without_a_boundary_takes_every_row() -> None:
    area = crime.lambeth(boundary=None)
    assert report(load(area, street_file(street_row(place="-0.3,51.45"))))["rows_stored"] == 1


def test_lsoa_codes_of_both_vintages_are_told_apart(area: Area) -> None:
    rows = (
        street_row("a", lsoa="E01003109,Lambeth 003E"),
        street_row("b", lsoa="E01033862,Lambeth 003F"),
        street_row("c", lsoa="E01003013,Lambeth 036A"),
        street_row("d", lsoa=","),
        street_row("e", lsoa="E0100301,Lambeth 036A"),
    )
    found = report(load(area, street_file(*rows)))
    assert found["observed"] == {
        "blank_lsoa": 1,
        "lsoa_2011": 1,
        "lsoa_2021": 1,
        "malformed_lsoa": 1,
        "mixed_lsoa_vintages": 1,
    }


def test_an_unknown_crime_type_is_kept_as_written(area: Area) -> None:
    found = report(load(area, street_file(street_row(kind="Piracy"))))
    assert found["observed"] == {"unknown_crime_types": 1}
    assert stored()[0].kind == "Piracy"


@pytest.mark.parametrize("month", ["", "2018", "2018-13", "2018-00", "05/2018", "2018-5"])
def test_an_impossible_month_is_set_aside(area: Area, month: str) -> None:
    found = report(load(area, street_file(street_row("a", month=month), street_row("b"))))
    assert found["set_aside"] == {"impossible_month": 1}


def test_a_month_other_than_the_file_names_is_noted_and_kept(area: Area) -> None:
    found = report(load(area, street_file(street_row("a", month="2018-04"), street_row("b"))))
    assert found["months"] == ["2018-04", "2018-05"]
    assert found["observed"] == {"month_not_of_file_name": 1}


def test_missing_months_are_those_between_the_first_and_the_last(area: Area) -> None:
    rows = [street_row(month, month=month) for month in ("2018-01", "2018-04")]
    batch = load(area, street_file(*rows), name="some.csv")
    assert batch_report(batch)["missing_months"] == ["2018-02", "2018-03"]
    later = load(area, street_file(street_row("x", month="2018-02")), name="more.csv")
    assert batch_report(later)["missing_months"] == ["2018-03"]


def test_two_forces_in_one_file_are_two_extracts(area: Area) -> None:
    rows = (street_row("a"), street_row("b", force="British Transport Police"))
    found = report(load(area, street_file(*rows), name="both.csv"))
    assert found["force"] == f"British Transport Police; {crime.MET}"
    assert sorted(Extract.objects.values_list("force", flat=True)) == ["btp", "metropolitan"]


def test_columns_in_another_order_and_extra_ones_are_read_by_name(area: Area) -> None:
    header = (
        "api,Crime type,Month,Reported by,LSOA name,LSOA code,Location,Latitude,Longitude,Crime ID"
    )
    row = f"7,Robbery,2018-05,{crime.MET},Lambeth 036A,E01003013,On or near X,51.45,-0.1,a"
    found = report(load(area, street_file(row, header=header)))
    assert found["observed"] == {
        "columns_in_another_order": 1,
        "extra_columns": 1,
        "missing_columns": 3,
    }
    assert (stored()[0].crime_id, stored()[0].longitude) == ("a", -0.1)


def test_outcomes_come_in_by_their_own_columns(area: Area) -> None:
    place = "-0.1,51.45,On or near X,E01003013,Lambeth 036A"
    row = f"a,2018-05,{crime.MET},{crime.MET},{place},Offender sent to prison"
    content = street_file(row, row, header=OUTCOMES_HEADER)
    found = report(load(area, content, name="2018-05-metropolitan-outcomes.csv"))
    assert (found["kind"], found["rows_stored"]) == ("outcomes", 2)
    assert found["observed"] == {"repeated_crime_ids": 1}
    assert Outcome.objects.first().kind == "Offender sent to prison"  # type: ignore[union-attr]


def test_searches_are_filed_by_london_month_and_the_force_of_the_name(area: Area) -> None:
    late = search_row("2018-05-31T23:30:00+00:00")
    content = street_file(late, search_row("nonsense"), header=SEARCH_HEADER)
    found = report(load(area, content, name="2018-06-metropolitan-stop-and-search.csv"))
    assert (found["kind"], found["force"], found["months"]) == (
        "stop_search",
        crime.MET,
        ["2018-06"],
    )
    assert found["set_aside"] == {"impossible_time": 1}
    assert StopSearch.objects.get().occurred_at == datetime(2018, 5, 31, 23, 30, tzinfo=UTC)


def test_searches_without_a_force_say_so_unless_one_is_given(area: Area) -> None:
    content = street_file(search_row(), header=SEARCH_HEADER)
    found = report(load(area, content, name="searches.csv"))
    assert (found["force"], found["observed"]) == ("Force not stated", {"force_not_stated": 1})
    given = report(load(area, content, name="searches.csv", force=crime.MET))
    assert (given["force"], given["observed"]) == (crime.MET, {})


def test_age_gender_and_ethnicity_of_those_searched_are_not_kept() -> None:
    names = {field.name for field in StopSearch._meta.get_fields()}
    assert not names & {"gender", "age_range", "self_defined_ethnicity", "ethnicity"}


def test_a_zip_of_months_loads_each_file_alone(area: Area) -> None:
    months = {
        f"{month}/{month}-metropolitan-street__csv": street_file(street_row(month, month=month))
        for month in ("2018-04", "2018-05")
    }
    batch = load(area, zipped(**months, notes__txt=b"hello"), name="months.zip")
    names = [file["name"] for file in batch_report(batch)["files"]]
    assert names == [
        "2018-04-metropolitan-street.csv",
        "2018-05-metropolitan-street.csv",
        "notes.txt",
    ]
    assert [file.state for file in batch.files.order_by("position")] == [
        "loaded",
        "loaded",
        "failed",
    ]


def test_a_file_not_of_its_kind_loads_nothing_and_says_the_line(area: Area) -> None:
    batch = load(area, [("a.csv", b"\n\nname,colour\nx,y\n"), ("b.csv", street_file(street_row()))])
    bad, good = batch.files.order_by("position")
    assert (bad.state, bad.error_line, good.state) == ("failed", 3, "loaded")
    assert "Line 3" in bad.error
    assert Extract.objects.count() == 1


def test_a_street_file_without_a_needed_column_names_it(area: Area) -> None:
    content = street_file(street_row(), header=crime.STREET_HEADER.replace("Latitude", "Lat"))
    batch = load(area, content)
    file = batch.files.get()
    assert "lacks the column Latitude" in file.error


def test_a_file_without_rows_loads_nothing(area: Area) -> None:
    assert load(area, street_file()).files.get().state == "failed"


def test_each_extract_leaves_one_event_and_each_file_refused_one(area: Area) -> None:
    rows = [street_row(str(n), month=f"2018-0{n}") for n in range(1, 5)]
    load(area, [("a.csv", street_file(*rows)), ("b.csv", b"x\n")])
    load(area, street_file(street_row("9", month="2018-01")), name="c.csv")
    counts = {
        action: Event.objects.filter(action=action).count()
        for action in ("crime.import_extract", "crime.replace_extract", "crime.refuse_file")
    }
    assert counts == {
        "crime.import_extract": 4,
        "crime.replace_extract": 1,
        "crime.refuse_file": 1,
    }
    event = Event.objects.filter(action="crime.import_extract").first()
    assert event is not None
    assert (event.operation, event.count, event.area_id) == ("collection", 1, area.id)


def test_only_importers_import_and_only_into_their_area(area: Area) -> None:
    for by in (
        actor(Role.PATROL_OFFICER, area_ids=[area.id]),
        actor(Role.COORDINATOR, area_ids=[uuid.uuid4()]),
    ):
        with pytest.raises(NotAllowed):
            start_import(area=area, received=[], by=by, now=NOW)
