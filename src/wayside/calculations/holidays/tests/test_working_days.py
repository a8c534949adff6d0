"""Working days, months and London's clock: across weekends, bank holidays and summer time."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples

from wayside.calculations.holidays import (
    LONDON,
    at_london_time,
    due_after,
    hours_later,
    is_working_day,
    months_later,
    next_working_day,
    working_day_from,
    working_days_after,
    working_days_between,
)

days = st.dates(date(2013, 1, 1), date(2040, 12, 31))
moments = st.builds(datetime.combine, days, st.times(), st.just(UTC))
counts = st.integers(0, 40)
EASTER_THURSDAY = date(2018, 3, 29)
BEFORE_CHRISTMAS = date(2021, 12, 24)  # Christmas and Boxing Day are kept on the 27th and 28th
CLOCKS_GO_ON = date(2018, 3, 25)
CLOCKS_GO_BACK = date(2018, 10, 28)


def test_easter_lies_between_thursday_and_tuesday() -> None:
    assert next_working_day(EASTER_THURSDAY) == date(2018, 4, 3)
    assert working_days_after(EASTER_THURSDAY, 2) == date(2018, 4, 4)
    assert working_days_between(EASTER_THURSDAY, date(2018, 4, 3)) == 1


def test_a_christmas_at_a_weekend_takes_two_days_of_the_week_after() -> None:
    assert next_working_day(BEFORE_CHRISTMAS) == date(2021, 12, 29)
    assert working_days_after(BEFORE_CHRISTMAS, 3) == date(2021, 12, 31)
    assert working_days_after(BEFORE_CHRISTMAS, 4) == date(2022, 1, 4)


def test_what_begins_on_a_saturday_is_counted_from_monday() -> None:
    assert working_days_after(date(2018, 6, 30), 1) == date(2018, 7, 2)
    assert working_day_from(date(2018, 6, 30)) == date(2018, 7, 2)
    assert working_day_from(date(2018, 7, 2)) == date(2018, 7, 2)


@pytest.mark.parametrize(
    ("before", "length"),
    [(date(2018, 3, 24), 23), (date(2018, 10, 27), 25), (date(2018, 7, 1), 24)],
)
def test_a_day_by_the_clock_is_longer_or_shorter_and_hours_are_not(
    before: date, length: int
) -> None:
    start = at_london_time(before, time(12))
    end = at_london_time(before + timedelta(days=1), time(12))
    assert end - start == timedelta(hours=length)
    assert hours_later(start.astimezone(LONDON), 24) - start == timedelta(hours=24)


def test_five_in_the_afternoon_is_so_in_winter_and_in_summer() -> None:
    friday = datetime(2018, 3, 23, 10, tzinfo=UTC)
    assert due_after(friday, 0, working=True) == datetime(2018, 3, 23, 17, tzinfo=UTC)
    assert due_after(friday, 1, working=True) == datetime(2018, 3, 26, 16, tzinfo=UTC)
    assert due_after(friday, 2, working=False) == datetime(2018, 3, 25, 16, tzinfo=UTC)


def test_just_before_midnight_in_utc_is_the_next_day_in_a_london_summer() -> None:
    late_sunday = datetime(2018, 7, 1, 23, 30, tzinfo=UTC)  # Monday, 00:30, in London
    assert due_after(late_sunday, 1, working=True).date() == date(2018, 7, 3)


def test_a_time_that_the_clocks_leave_out_is_not_earlier_than_it_says() -> None:
    assert at_london_time(CLOCKS_GO_ON, time(1, 30)) == datetime(2018, 3, 25, 1, 30, tzinfo=UTC)
    assert at_london_time(CLOCKS_GO_BACK, time(1, 30)) == datetime(2018, 10, 28, 0, 30, tzinfo=UTC)


def test_a_month_after_the_thirty_first_is_the_months_last_day() -> None:
    assert months_later(date(2018, 1, 31), 1) == date(2018, 2, 28)
    assert months_later(date(2020, 1, 31), 1) == date(2020, 2, 29)
    assert months_later(date(2018, 12, 15), 12) == date(2019, 12, 15)
    assert months_later(date(2018, 3, 31), -1) == date(2018, 2, 28)


@given(days, counts)
@examples(150)
def test_so_many_working_days_later_so_many_lie_between(day: date, count: int) -> None:
    last = working_days_after(day, count)
    assert working_days_between(day, last) == count
    assert not count or is_working_day(last)


@given(days, counts, counts)
@examples(100)
def test_periods_add_up(day: date, first: int, then: int) -> None:
    assert working_days_after(working_days_after(day, first), then) == working_days_after(
        day, first + then
    )


@given(days, st.integers(0, 10), counts)
@examples(100)
def test_who_begins_later_is_never_due_earlier(day: date, later: int, count: int) -> None:
    assert working_days_after(day + timedelta(days=later), count) >= working_days_after(day, count)


@given(days)
@examples(150)
def test_no_more_than_four_days_in_a_row_are_free(day: date) -> None:
    assert timedelta(0) < next_working_day(day) - day <= timedelta(days=5)


@given(moments, counts, st.booleans())
@examples(150)
def test_what_is_due_ends_at_five_in_london_and_is_told_in_utc(
    moment: datetime, count: int, working: bool
) -> None:
    due = due_after(moment, count, working=working)
    assert due.tzinfo is UTC
    assert due.astimezone(LONDON).time() == time(17)
    began = moment.astimezone(LONDON).date()
    assert (due.astimezone(LONDON).date() - began).days >= count


@given(moments, st.integers(1, 1000))
@examples(150)
def test_hours_are_hours_from_whatever_zone_they_are_asked(moment: datetime, hours: int) -> None:
    later = hours_later(moment.astimezone(LONDON), hours)
    assert later - moment == timedelta(hours=hours)


@given(days, st.integers(0, 60))
@examples(100)
def test_months_keep_the_day_or_the_end_of_the_month(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1
