"""Reasons in words, honest about what they do not know."""

from typing import Any

import pytest

from wayside.crime.hotspots import sentences
from wayside.crime.hotspots.facts import ChangeFact, KindFact, OtherRank, PlaceFacts, RhythmFact

UP = ChangeFact("rising", 60, 100, 91, 365, 2.41, 1.72, 3.34)


def facts(**changed: Any) -> PlaceFacts:
    given: dict[str, Any] = {
        "what": (KindFact("street:Drugs", 1200, 2.0), KindFact("street:Robbery", 1, 0.1)),
        "first_month": "2016-01",
        "last_month": "2018-06",
        "months_with_events": 29,
        "months_covered": 29,
        "change": UP,
        "rhythm": None,
        "police_share": 0.0,
        "other": OtherRank(1, True),
    }
    return PlaceFacts(**(given | changed))


def test_what_is_recorded_names_the_total_and_the_kinds() -> None:
    assert sentences.what_is_recorded(facts()) == (
        "1,201 records since January 2016: 1,200 drugs and 1 robbery."
    )


def test_in_short_only_the_most_telling_kind_is_named() -> None:
    assert sentences.in_short(facts()) == ("1,201 records since January 2016, 1,200 of them drugs.")
    one = facts(what=(KindFact("street:Drugs", 4, 2.0),))
    assert sentences.in_short(one) == "4 records since January 2016, all of them drugs."


def test_more_than_three_kinds_are_gathered() -> None:
    many = tuple(KindFact(f"street:Kind {n}", 2, 1.0) for n in range(5))
    assert sentences.what_is_recorded(facts(what=many)).endswith("2 kind 2 and 4 others.")


def test_a_rise_gives_its_interval() -> None:
    assert sentences.trend(UP) == (
        "Rising: 60 in the last 3 months, 100 in the 12 months before"
        " (2.41 times the rate, plausibly 1.72 to 3.34)."
    )


@pytest.mark.parametrize(
    ("direction", "said"),
    [
        ("unclear", "chance alone could make"),
        ("no_history", "Too short a time"),
        ("no_events", "Nothing was recorded"),
    ],
)
def test_what_is_not_known_is_said(direction: str, said: str) -> None:
    change = ChangeFact(direction, 3, 10, 91, 365, 1.2, 0.2, 4.4)
    assert said in sentences.trend(change)


def test_an_unbounded_rate_is_left_out_rather_than_invented() -> None:
    change = ChangeFact("rising", 9, 0, 91, 365, None, 2.0, None)
    assert "times the rate" not in sentences.trend(change)


def rhythm(source: str, *, day: bool = True, hours: bool = True) -> RhythmFact:
    counts = [[1] * 24] * 7
    return RhythmFact(source, counts, 168, 4, 35, 22, 60, 4, 1 / 6, day, hours)


def test_the_times_of_searches_are_said_to_be_police_work() -> None:
    said = sentences.when_in_the_week(rhythm("searches"))
    assert "on Fridays and between 22:00 and 02:00 (60 of 168" in said
    assert "when police work, not when harm happens" in said


def test_the_times_of_counted_records_are_compared_with_an_even_spread() -> None:
    assert sentences.when_in_the_week(rhythm("counted", day=False)) == (
        "Busiest between 22:00 and 02:00 (60 of 168; evenly spread it would be 28, of the records"
        " whose time is known)."
    )
    assert "on Fridays (35 of 168; evenly spread it would be 24" in (
        sentences.when_in_the_week(rhythm("counted", hours=False))
    )


def test_a_time_that_chance_could_make_is_not_said() -> None:
    assert sentences.when_in_the_week(rhythm("counted", day=False, hours=False)) == ""


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (2, 5, "Between 2nd and 5th in 19 of 20 resamples"),
        (1, 1, "Ranked 1st in 19 of 20 resamples"),
        (11, 23, "Between 11th and 23rd in 19 of 20 resamples"),
    ],
)
def test_a_rank_says_how_sure_it_is(low: int, high: int, said: str) -> None:
    assert sentences.rank_in_words(low, high) == said
