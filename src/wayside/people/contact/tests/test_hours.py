"""Hours in somebody's own words are read only where they can mean one thing."""

from datetime import time

import pytest

from wayside.people.contact.hours import Hours, hours_in
from wayside.people.contact.presenters import hours

TEN, NOON, SIX = time(10), time(12), time(18)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Weekdays 10am to 6pm", Hours((0, 1, 2, 3, 4), TEN, SIX)),
        ("10:00–18:00", Hours((), TEN, SIX)),
        ("Between 10 am and 6 p.m. on Mondays and Thursdays.", Hours((0, 3), TEN, SIX)),
        ("tues, thurs or sat: 10.30am-6pm", Hours((1, 3, 5), time(10, 30), SIX)),
        ("Fri to Mon, 22:00 until 02:00", Hours((0, 4, 5, 6), time(22), time(2))),
        ("weekends", Hours((5, 6))),
        ("Any time", Hours()),
        ("Every day, at any time", Hours()),
        ("10pm to 2am", Hours((), time(22), time(2))),
    ],
)
def test_what_can_be_read_is(written: str, read: Hours) -> None:
    assert hours_in(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "",
        "evenings",
        "9 to 5",
        "10-2pm",
        "10:00 to 2:00",
        "10am to 10am",
        "12am to 2pm",
        "8pm to 12pm",
        "not Mondays",
        "After 6pm",
        "weekdays 10am to 11am, but never when he is home",
        "school days 10am to 11am",
        "25:00 to 26:00",
        "13:30pm to 14:00pm",
        "monday to",
        "mon" * 5000,
    ],
)
def test_what_may_mean_something_else_stays_words(written: str) -> None:
    assert hours_in(written) is None


@pytest.mark.parametrize("days", [(), (0,), (1, 5), (0, 1, 2, 3, 4, 5, 6)])
@pytest.mark.parametrize("times", [(None, None), (TEN, NOON), (time(22, 5), time(2))])
def test_what_another_worker_s_record_said_comes_back_as_it_was(
    days: tuple[int, ...], times: tuple[time | None, time | None]
) -> None:
    assert hours_in(hours(list(days), *times)) == Hours(days, *times)
