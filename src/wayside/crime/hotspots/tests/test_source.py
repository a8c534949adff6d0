"""The rows behind a ranking are read once for as long as the same extracts are in use."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from wayside.crime.hotspots.source import recorded_of
from wayside.crime.hotspots.tests import factories
from wayside.partners.models import Area

FIRST, LAST = factories.MONTHS[0], date(2018, 6, 14)


@pytest.fixture
def borough(db: None) -> Area:
    town = factories.town()
    factories.recorded_crime(town.borough)
    return town.borough


def test_the_next_week_of_the_same_months_reads_no_rows(
    borough: Area, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    before = recorded_of(borough, since=FIRST, until=LAST)
    with django_assert_num_queries(1):
        assert recorded_of(borough, since=FIRST, until=date(2018, 6, 21)) is before


def test_fewer_months_another_version_and_another_area_are_read_anew(borough: Area) -> None:
    whole = recorded_of(borough, since=FIRST, until=LAST)
    fewer = recorded_of(borough, since=FIRST, until=date(2018, 5, 31))
    assert len(fewer) == len(whole) - 50
    factories.crimes(factories.extract(borough, LAST.replace(day=1), version=2), (-0.12, 51.46), 3)
    assert len(recorded_of(borough, since=FIRST, until=LAST)) == len(fewer) + 3
    other = factories.town("Otherham").borough
    assert len(recorded_of(other, since=FIRST, until=LAST)) == 0


def test_a_version_with_as_many_rows_is_read_all_the_same(borough: Area) -> None:
    extract = factories.extract(borough, date(2018, 7, 1))
    factories.crimes(extract, factories.ACRE_LANE, 2)
    first = recorded_of(borough, since=FIRST, until=date(2018, 7, 1))
    again = factories.extract(borough, date(2018, 7, 1), version=2)
    factories.crimes(again, factories.ACRE_LANE, 2, kind=factories.DRUGS)
    second = recorded_of(borough, since=FIRST, until=date(2018, 7, 1))
    assert len(second) == len(first)
    assert set(second.row) != set(first.row)
