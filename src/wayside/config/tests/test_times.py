"""Times come out of the database as they went in."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import DataError, connection

MOMENTS = (
    datetime(2018, 7, 13, 20, 30, tzinfo=UTC),
    datetime(2018, 3, 25, 1, 0, 0, 5, tzinfo=UTC),
    datetime(1, 1, 1, tzinfo=UTC),
    datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
    datetime(2018, 7, 13, 20, 30, 0, 120_000, tzinfo=timezone(timedelta(hours=5, minutes=30))),
)


@pytest.mark.django_db
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_time_comes_back_in_utc(moment: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::timestamptz", [moment])
        (found,) = cursor.fetchone()
    assert found == moment
    assert found.tzinfo is UTC


@pytest.mark.django_db
def test_a_session_of_another_zone_reads_the_same_moment() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL TIME ZONE 'Europe/London'")
        cursor.execute("SELECT '2018-07-13 20:30+00'::timestamptz")
        (found,) = cursor.fetchone()
    assert found == MOMENTS[0]
    assert found.tzinfo is UTC


@pytest.mark.django_db
@pytest.mark.parametrize("written", ["20000-01-01", "0044-03-15 BC", "infinity"])
def test_what_no_time_can_hold_is_refused_as_before(written: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::timestamptz", [written])
        with pytest.raises(DataError):
            cursor.fetchone()
