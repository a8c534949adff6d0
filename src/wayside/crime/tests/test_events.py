"""Events as columns: only what is in use, with keys that lead back to the rows."""

import time
from datetime import date, datetime

import pytest
from django.db import connection

from wayside.crime.models import Extract, ForceEvent, StopSearch, StreetCrime
from wayside.crime.queries.events import events, rows
from wayside.crime.tests import factories as crime
from wayside.crime.tests.factories import load, own_file, search_row, street_file, street_row
from wayside.partners.models import Area
from wayside.partners.vocabulary import Dataset

pytestmark = pytest.mark.django_db


def test_all_datasets_come_as_one_table_and_lead_back_to_their_rows(area: Area) -> None:
    load(area, street_file(street_row("a", location='"On or near ""X"", Y"')))
    search = street_file(search_row(), header=crime.SEARCH_HEADER)
    load(area, search, name="2018-05-metropolitan-stop-and-search.csv")
    own = own_file(
        "R,02/05/2018,23:10,27/01,S,531000,175000,Z", "R,02/05/2018,,27/01,S,531000,175000,Z"
    )
    load(area, own, name="x.csv", mapping=crime.mapping(area))
    found = events(area, list(Dataset))
    assert found["dataset"].to_list() == ["street", "stop_search", "force", "force"]
    assert found["kind"].to_list() == ["Robbery", "Controlled drugs", "soliciting", "soliciting"]
    assert found["location"].to_list() == ['On or near "X", Y', "", "Z", "Z"]
    assert found["month"].to_list() == [date(2018, 5, 1)] * 4
    assert found["occurred_at"].to_list() == [
        None,
        datetime(2018, 5, 4, 23, 10),  # noqa: DTZ001  London time without zone
        datetime(2018, 5, 2, 23, 10),  # noqa: DTZ001
        None,
    ]
    kinds = [type(row) for row in rows(found["row"].to_list())]
    assert kinds == [StreetCrime, StopSearch, ForceEvent, ForceEvent]


def test_rows_without_a_place_have_none(area: Area) -> None:
    load(area, street_file(street_row("a", place=",")))
    found = events(area, [Dataset.STREET])
    assert found["longitude"].to_list() == [None]


def test_only_the_version_in_use_and_the_months_asked_for_are_read(area: Area) -> None:
    load(area, street_file(street_row("a", kind="Drugs")))
    load(area, street_file(street_row("a", kind="Robbery")))
    load(area, street_file(street_row("b", month="2018-04")), name="april.csv")
    assert sorted(events(area, [Dataset.STREET])["kind"].to_list()) == ["Robbery", "Robbery"]
    may = date(2018, 5, 1)
    assert len(events(area, [Dataset.STREET], may, may)) == 1
    assert len(events(area, [Dataset.STREET], None, date(2018, 4, 1))) == 1
    other = crime.lambeth(slug="other")
    assert events(other, list(Dataset)).is_empty()
    assert events(area, []).is_empty()


def test_a_hundred_thousand_rows_come_in_well_under_a_second(area: Area) -> None:
    load(area, street_file(street_row("a")))
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO crime_streetcrime (extract_id, line, longitude, latitude, crime_id,"
            " location, lsoa, kind, last_outcome) SELECT %s, n, -0.1, 51.45, md5(n::text),"
            " 'On or near ' || n %% 1700, 'E01', 'Drugs', '' FROM generate_series(1, 100000) n",
            [Extract.objects.get().id],
        )
    began = time.perf_counter()
    assert len(events(area, [Dataset.STREET])) == 100_001
    assert time.perf_counter() - began < 2  # a fifth of a second alone on two cores
