"""The clock at the edge."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from pytest_django.fixtures import Settings

from wayside.web import clock


@pytest.fixture(autouse=True)
def _running(settings: Settings) -> None:
    settings.WAYSIDE_TODAY = None


def test_a_running_clock_gives_the_true_time_in_utc() -> None:
    assert clock.now().tzinfo is UTC
    assert abs(clock.now() - clock.real_now()) < timedelta(seconds=5)
    assert not clock.is_fixed()


@pytest.mark.parametrize("day", [date(2018, 7, 2), date(2018, 1, 15)])
def test_a_fixed_date_stands_still_while_the_time_of_day_runs_on(
    settings: Settings, day: date
) -> None:
    settings.WAYSIDE_TODAY = day
    settings.WAYSIDE_TIME_OF_DAY = None

    fixed = clock.now().astimezone(clock.LONDON)
    true = clock.real_now().astimezone(clock.LONDON)

    assert clock.is_fixed()
    assert clock.today() == fixed.date() == day
    seconds_apart = abs(
        fixed.hour * 3600
        + fixed.minute * 60
        + fixed.second
        - true.hour * 3600
        - true.minute * 60
        - true.second
    )
    assert seconds_apart < 5


def test_a_fixed_date_may_begin_at_an_hour_and_runs_on_from_it(settings: Settings) -> None:
    settings.WAYSIDE_TODAY = date(2018, 7, 2)
    settings.WAYSIDE_TIME_OF_DAY = time(20)

    first = clock.now()

    assert timedelta() < first - datetime(2018, 7, 2, 19, tzinfo=UTC) < timedelta(hours=1)
    assert clock.now() > first


def test_sessions_are_measured_by_the_true_time(settings: Settings) -> None:
    settings.WAYSIDE_TODAY = date(2018, 7, 2)

    assert clock.real_now().year > 2018


def test_a_request_has_one_moment_and_the_clock_runs_on_afterwards() -> None:
    with clock.standing_still() as moment:
        assert clock.now() == clock.now() == moment
    assert clock.now() > moment
