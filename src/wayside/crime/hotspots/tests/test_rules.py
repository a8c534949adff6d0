"""A mark is about a place, never about a person."""

import pytest

from wayside.crime.hotspots.rules import ways_to_somebody


@pytest.mark.parametrize(
    "text",
    [
        "Ask jo.bloggs@example.org about it",
        "Ring 020 7946 0018 after six",
        "07700 900 123 is on the wall",
        "+44 (0)20 7946-0018",
        "Silver car AB12 CDE circles here",
        "The van is ab12cde".upper(),
    ],
)
def test_a_way_to_reach_somebody_is_found(text: str) -> None:
    assert ways_to_somebody(text)


@pytest.mark.parametrize(
    "text",
    [
        "Residents reported cars circling on 4 May 2018, about 23:00.",
        "Seen 12 times since 2017; 3 of 10 lamps are broken.",
        "Between 22:00 and 02:00, Fridays, near 114 Streatham Hill.",
        "Operation of 2016-07-01 to 2018-06-30",
    ],
)
def test_dates_and_counts_are_no_way_to_anybody(text: str) -> None:
    assert not ways_to_somebody(text)
