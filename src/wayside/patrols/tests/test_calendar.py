"""Weeks that exist, weeks that do not, and nights on which the clock changes."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from wayside.patrols.calendar import BadWeekError, IsoWeek, night, weeks_in, within


@pytest.mark.parametrize("text", ["2018-W28", " 2018-w28 ", "2020-W53", "2026-W53"])
def test_a_real_week_is_read(text: str) -> None:
    assert str(IsoWeek.parse(text)) == text.strip().upper()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2018-W53", "Week 2018-W53 does not exist: 2018 has weeks 01 to 52."),
        ("2018-W00", "Week 2018-W00 does not exist: 2018 has weeks 01 to 52."),
        ("2018-28", "is not a week"),
        ("next week", "is not a week"),
        ("2018-W9", "is not a week"),
        ("٢٠١٨-W28", "is not a week"),
        ("1066-W28", "write a year from 2000 to 2100"),
        ("", "is not a week"),
    ],
)
def test_a_bad_week_gets_a_sentence_that_says_what_to_change(text: str, said: str) -> None:
    with pytest.raises(BadWeekError) as caught:
        IsoWeek.parse(text)
    assert said in str(caught.value.sentence)


def test_weeks_follow_each_other_over_the_new_year() -> None:
    last = IsoWeek.parse("2020-W53")
    assert str(last.next) == "2021-W01"
    assert last.next.previous == last
    assert weeks_in(2020) == 53
    assert weeks_in(2018) == 52


def test_a_week_holds_its_seven_days_only() -> None:
    week = IsoWeek.parse("2018-W28")
    assert week.day(5) == date(2018, 7, 13)
    assert date(2018, 7, 15) in week
    assert date(2018, 7, 16) not in week


def test_a_night_over_midnight_ends_on_the_next_day() -> None:
    hours = night(date(2018, 7, 13), time(20), time(2))
    assert hours.starts_at == datetime(2018, 7, 13, 19, tzinfo=UTC)
    assert hours.ends_at == datetime(2018, 7, 14, 1, tzinfo=UTC)


def test_the_night_the_clocks_go_back_is_an_hour_longer() -> None:
    assert night(date(2018, 10, 27), time(20), time(2)).length == timedelta(hours=7)


def test_the_night_the_clocks_go_forward_is_an_hour_shorter() -> None:
    assert night(date(2018, 3, 24), time(20), time(2)).length == timedelta(hours=5)


def test_a_fixed_stop_is_put_on_its_side_of_midnight() -> None:
    hours = night(date(2018, 7, 13), time(20), time(2))
    early, late = within(hours, time(21), time(22)), within(hours, time(0, 30), time(1))
    assert early.starts_at == datetime(2018, 7, 13, 20, tzinfo=UTC)
    assert late.starts_at == datetime(2018, 7, 13, 23, 30, tzinfo=UTC)
    assert hours.holds(early)
    assert hours.holds(late)
    assert not hours.holds(within(hours, time(12), time(13)))
