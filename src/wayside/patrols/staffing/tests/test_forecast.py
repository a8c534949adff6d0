"""What is said of a grant that runs out or lapses, at the edges of each sentence."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from wayside.patrols.staffing.forecast import WARN, Forecast, forecast
from wayside.patrols.staffing.rules import Money
from wayside.patrols.staffing.sentences import pounds

TODAY = date(2018, 7, 9)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
Nights = Sequence[tuple[date, int]]
LAST_TWO: Nights = ((TODAY - 2 * WEEK, 100_00), (TODAY - WEEK, 100_00))


def of(amount: int, end: date, nights: Nights = LAST_TWO) -> Forecast:
    charged = sum(pence for _night, pence in nights)
    grant = Money("City fund", amount, charged, date(2018, 6, 1), end, frozenset({"overtime"}))
    return forecast(grant, nights, TODAY)


def test_what_lapses_counts_what_is_charged_already_before_there_is_a_pace() -> None:
    found = of(1_000_00, TODAY + WARN, [(TODAY - WEEK, 300_00)])
    assert found.lapses == 700_00
    assert found.warning == "City fund lapses on 20 August 2018 with about £700.00 unused."


def test_a_grant_lapses_soon_from_six_weeks_before_its_end_and_not_a_day_earlier() -> None:
    assert "lapses on" in of(9_000_00, TODAY + WARN).warning
    assert of(9_000_00, TODAY + WARN + DAY).warning == ""


def test_what_coming_weeks_use_does_not_lapse() -> None:
    found = of(2_000_00, TODAY + 3 * WEEK)
    assert found.a_week == 100_00
    assert found.lapses == 2_000_00 - 200_00 - 3 * 100_00
    assert found.warning == "City fund lapses on 30 July 2018 with about £1,500.00 unused."


def test_a_grant_that_its_nights_just_use_up_neither_lapses_nor_runs_out() -> None:
    found = of(500_00, TODAY + 3 * WEEK)
    assert (found.left, found.lapses, found.runs_out, found.warning) == (300_00, 0, None, "")


def test_a_grant_that_is_spent_the_day_before_its_end_runs_out() -> None:
    found = of(500_00, TODAY + 3 * WEEK + DAY)
    assert found.runs_out == TODAY + 3 * WEEK
    assert found.warning == "City fund runs out about 30 July 2018, before it ends."


def test_running_out_is_told_from_six_weeks_before_and_not_a_week_earlier() -> None:
    far = TODAY + 30 * WEEK
    assert "runs out about 20 August 2018" in of(200_00 + 600_00, far).warning
    assert of(200_00 + 700_00, far).warning == ""


def test_nights_charged_ahead_put_running_out_after_the_last_of_them() -> None:
    ahead = ((TODAY + WEEK, 100_00), (TODAY + 2 * WEEK, 100_00))
    assert of(300_00, TODAY + 30 * WEEK, ahead).runs_out == TODAY + 3 * WEEK


def test_less_left_than_a_week_costs_runs_out_at_once() -> None:
    assert of(250_00, TODAY + 30 * WEEK).runs_out == TODAY


@pytest.mark.parametrize("over", [0, 1])
def test_a_grant_without_a_penny_left_is_spent(over: int) -> None:
    assert of(200_00 - over, TODAY + WEEK).warning == "City fund is spent."


def test_the_last_day_still_lapses_and_the_next_has_lapsed() -> None:
    assert of(900_00, TODAY).warning == "City fund lapses on 9 July 2018 with about £700.00 unused."
    assert of(900_00, TODAY - DAY).warning == "City fund has lapsed with £700.00 unspent."


def test_nights_that_cost_nothing_leave_all_of_it() -> None:
    found = of(900_00, TODAY + WEEK, [(TODAY - WEEK, 0), (TODAY, 0)])
    assert (found.a_week, found.runs_out, found.lapses) == (0, None, 900_00)


def test_pounds_are_whole_where_there_are_no_pence() -> None:
    assert [pounds(each) for each in (25_000_00, 25_000_50, 0)] == ["£25,000", "£25,000.50", "£0"]
