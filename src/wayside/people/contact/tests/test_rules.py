"""A rhythm is somebody's own; hours and rechecks are told exactly."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples

from wayside.people.contact.rules import (
    LONGEST,
    MOST_GAPS,
    SHORTEST,
    USUAL,
    recheck,
    rhythm_of,
    silence,
    warning_stands,
    within_hours,
)
from wayside.people.contact.vocabulary import Recheck

START = date(2018, 1, 1)
NOW = datetime(2018, 7, 2, 9, 0, tzinfo=UTC)
DAYS = st.lists(st.integers(0, 400), max_size=60)


def on(days: list[int]) -> list[date]:
    return [START + timedelta(days=each) for each in days]


@examples(200)
@given(DAYS)
def test_a_rhythm_lies_within_its_bounds_whatever_the_order(days: list[int]) -> None:
    found = rhythm_of(on(days))
    assert SHORTEST <= found.usual <= LONGEST
    assert found == rhythm_of(on(sorted(days, reverse=True) + days))


@examples(200)
@given(st.integers(3, 60), st.integers(5, MOST_GAPS + 1))
def test_whoever_comes_as_by_the_clock_has_that_rhythm(every: int, times: int) -> None:
    found = rhythm_of(on([every * each for each in range(times)]))
    assert found.usual == timedelta(days=every)
    assert found.gaps == times - 1


@examples(200)
@given(st.lists(st.integers(1, 60), min_size=4, max_size=MOST_GAPS))
def test_at_least_nine_silences_in_ten_were_no_longer(gaps: list[int]) -> None:
    days = [sum(gaps[:number]) for number in range(len(gaps) + 1)]
    usual = rhythm_of(on(days)).days
    assert sum(gap <= usual for gap in gaps) >= 0.9 * len(gaps)


@examples(100)
@given(DAYS, st.integers(0, 30))
def test_a_silence_that_goes_on_is_never_less_lost(days: list[int], more: int) -> None:
    today = START + timedelta(days=401)
    first = silence(on(days), met_first=START, today=today)
    later = silence(on(days), met_first=START, today=today + timedelta(days=more))
    assert later.is_lost >= first.is_lost
    assert later.lasted - first.lasted == timedelta(days=more)


def test_little_data_takes_what_was_agreed_or_a_fortnight() -> None:
    assert rhythm_of(on([0, 1, 2, 3])).usual == USUAL
    agreed = rhythm_of(on([0]), agreed=timedelta(days=2))
    assert (agreed.days, agreed.agreed) == (2, True)
    assert not rhythm_of(on([0, 5, 10, 15, 20]), agreed=timedelta(days=2)).agreed


def test_only_the_last_twenty_gaps_count() -> None:
    rare = [60 * each for each in range(10)]
    often = [600 + 4 * each for each in range(MOST_GAPS + 1)]
    assert rhythm_of(on(rare + often)).days == 4


def test_whoever_was_never_reached_is_silent_since_the_first_meeting() -> None:
    found = silence([], met_first=START, today=START + timedelta(days=15))
    assert (found.never, found.days, found.is_lost) == (True, 15, True)
    assert not silence([], met_first=START, today=START + timedelta(days=14)).is_lost


@pytest.mark.parametrize(
    ("ago", "warned", "others", "why"),
    [
        (29, None, None, None),
        (31, None, None, Recheck.OLD),
        (2, 1, None, Recheck.WARNING),
        (2, 3, None, None),
        (2, None, 1, Recheck.SOMEBODY_ELSE),
        (2, 1, 1, Recheck.WARNING),
        (40, None, 3, Recheck.SOMEBODY_ELSE),
    ],
)
def test_a_route_is_rechecked_when_old_or_doubtful(
    ago: int, warned: int | None, others: int | None, why: Recheck | None
) -> None:
    def before(days: int | None) -> datetime | None:
        return None if days is None else NOW - timedelta(days=days)

    assert (
        recheck(
            checked_at=NOW - timedelta(days=ago),
            now=NOW,
            after=timedelta(days=30),
            warned_at=before(warned),
            answered_by_others_at=before(others),
        )
        == why
    )


@pytest.mark.parametrize(
    ("moment", "days", "hours", "inside"),
    [
        ((2, 9, 59), [0], (10, 12), False),
        ((2, 10, 0), [0], (10, 12), True),
        ((2, 11, 59), [0], (10, 12), True),
        ((2, 12, 0), [0], (10, 12), False),
        ((3, 11, 0), [0], (10, 12), False),
        ((3, 11, 0), [], (10, 12), True),
        ((2, 23, 0), [0], (22, 2), True),
        ((3, 1, 0), [0], (22, 2), True),
        ((2, 1, 0), [0], (22, 2), False),
        ((4, 1, 0), [0], (22, 2), False),
        ((2, 3, 0), [0], None, True),
        ((3, 3, 0), [0], None, False),
    ],
)
def test_hours_are_kept_also_past_midnight(
    moment: tuple[int, int, int], days: list[int], hours: tuple[int, int] | None, inside: bool
) -> None:
    day, hour, minute = moment
    start, end = (time(hours[0]), time(hours[1])) if hours else (None, None)
    at = datetime(2018, 7, day, hour, minute, tzinfo=UTC)
    assert within_hours(at, days=days, from_time=start, until_time=end) == inside


def test_a_warning_stands_until_all_is_confirmed_after_it() -> None:
    before, after = NOW - timedelta(days=1), NOW + timedelta(days=1)
    assert not warning_stands(None, [before])
    assert warning_stands(NOW, [])
    assert warning_stands(NOW, [after, before])
    assert warning_stands(NOW, [NOW])
    assert not warning_stands(NOW, [after, after])
