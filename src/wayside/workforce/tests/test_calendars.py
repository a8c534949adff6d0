"""Calendars with zones, series over the change to summer time, and what was moved or called off."""

from datetime import UTC, date, datetime, timedelta

import pytest

from wayside.web.clock import LONDON
from wayside.workforce.reading import TimeRow, UnreadableError, read_calendar


def read(*events: tuple[str, ...]) -> tuple[list[TimeRow], list[str]]:
    lines = [line for each in events for line in ("BEGIN:VEVENT", *each, "END:VEVENT")]
    content = "\r\n".join(("BEGIN:VCALENDAR", *lines, "END:VCALENDAR")).encode()
    rows, faults = read_calendar(content, name="Ada", kind="shift")
    return rows, [str(each.sentence) for each in faults]


def london(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=LONDON)


LATE = (
    "UID:a",
    "DTSTART;TZID=Europe/London:20180318T220000",
    "DTEND;TZID=Europe/London:20180319T060000",
)


def test_a_weekly_shift_begins_at_the_same_hour_on_both_sides_of_summer_time() -> None:
    rows, faults = read((*LATE, "RRULE:FREQ=WEEKLY;COUNT=3"))
    assert not faults
    assert [each.starts_at for each in rows] == [
        london(date(2018, 3, 18), 22), london(date(2018, 3, 25), 22), london(date(2018, 4, 1), 22),
    ]  # fmt: skip
    hours = [each.starts_at.astimezone(UTC).hour for each in rows]
    assert hours == [22, 21, 21]
    assert [each.ends_at.astimezone(LONDON).hour for each in rows] == [6, 6, 6]


def test_the_night_of_the_change_is_an_hour_shorter_on_the_clock() -> None:
    rows, _faults = read(
        (
            "DTSTART;TZID=Europe/London:20180317T220000",
            "DTEND;TZID=Europe/London:20180318T060000",
            "RRULE:FREQ=WEEKLY;COUNT=2",
        )
    )
    lengths = [each.ends_at.astimezone(UTC) - each.starts_at.astimezone(UTC) for each in rows]
    assert lengths == [timedelta(hours=8), timedelta(hours=7)]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=DAILY;UNTIL=20180320", [18, 19, 20]),
        ("FREQ=DAILY;INTERVAL=2;COUNT=3", [18, 20, 22]),
        ("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=2", [19, 21]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;COUNT=1", [18]),
        ("FREQ=DAILY;UNTIL=20180319T220000Z", [18, 19]),
    ],
)
def test_days_and_weekdays_are_counted_as_the_rule_says(rule: str, days: list[int]) -> None:
    rows, faults = read((*LATE, f"RRULE:{rule}"))
    assert not faults
    assert [each.starts_at.day for each in rows] == days


def test_what_is_left_out_moved_or_cancelled_counts_as_it_is_now() -> None:
    moved = (
        "UID:a", "RECURRENCE-ID;TZID=Europe/London:20180320T220000",
        "DTSTART;TZID=Europe/London:20180320T200000", "DTEND;TZID=Europe/London:20180321T040000",
    )  # fmt: skip
    off = ("DTSTART:20180401T100000Z", "DTEND:20180401T110000Z", "STATUS:CANCELLED")
    series = (*LATE, "RRULE:FREQ=DAILY;COUNT=4", "EXDATE;TZID=Europe/London:20180319T220000")
    rows, faults = read(series, moved, off)
    assert not faults
    starts = sorted(each.starts_at for each in rows)
    assert [(each.day, each.hour) for each in starts] == [(18, 22), (20, 20), (21, 22)]


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("FREQ=WEEKLY", "without an end"),
        ("FREQ=MONTHLY;COUNT=3", "in a way that is not read"),
        ("FREQ=WEEKLY;BYDAY=2MO;COUNT=3", "in a way that is not read"),
        ("FREQ=DAILY;BYSETPOS=1;COUNT=2", "in a way that is not read"),
        ("FREQ=DAILY;INTERVAL=0;COUNT=2", "in a way that is not read"),
        ("FREQ=DAILY;COUNT=many", "in a way that is not read"),
        ("FREQ=DAILY;UNTIL=20181345", "in a way that is not read"),
        ("FREQ=DAILY;COUNT=999999999999", "longer than two years"),
        ("FREQ=DAILY;UNTIL=99991231", "longer than two years"),
        ("", "in a way that is not read"),
    ],
)
def test_a_series_that_is_not_read_is_refused_not_guessed(rule: str, sentence: str) -> None:
    rows, faults = read((*LATE, f"RRULE:{rule}"))
    assert not rows
    assert sentence in faults[0]


def test_zones_of_outlook_and_lengths_are_understood() -> None:
    rows, faults = read(("DTSTART;TZID=GMT Standard Time:20180709T090000", "DURATION:PT8H30M"))
    assert not faults
    assert rows[0].starts_at == london(date(2018, 7, 9), 9)
    assert rows[0].ends_at - rows[0].starts_at == timedelta(hours=8, minutes=30)


@pytest.mark.parametrize("length", ["P", "PT", "-PT8H", "8 hours", "PT999999999H"])
def test_a_length_that_is_none_is_told(length: str) -> None:
    _rows, faults = read(("DTSTART:20180709T090000Z", f"DURATION:{length}"))
    assert "no end" in faults[0]


def test_a_calendar_of_too_many_events_is_refused_whole() -> None:
    with pytest.raises(UnreadableError, match="more than 1,000 events"):
        read(*[(*LATE, "RRULE:FREQ=DAILY;COUNT=300")] * 4)
