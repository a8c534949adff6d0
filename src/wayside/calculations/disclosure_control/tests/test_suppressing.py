"""Small numbers of people cannot be read from a published count, nor worked out from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples

from wayside.calculations.disclosure_control import suppressed

COUNTS = st.dictionaries(st.text("abcdef", min_size=1, max_size=1), st.integers(0, 200))


@pytest.mark.parametrize(
    ("counts", "cells", "total"),
    [
        ({"a": 0, "b": 12, "c": 13}, {"a": 0, "b": 10, "c": 15}, 25),
        ({"a": 1, "b": 12, "c": 30}, {"a": None, "b": None, "c": 30}, 45),
        ({"a": 7, "b": 3, "c": 30}, {"a": None, "b": None, "c": 30}, 40),
        ({"a": 7, "b": 0}, {"a": None, "b": 0}, None),
        ({"a": 2, "b": 3}, {"a": None, "b": None}, None),
        ({}, {}, 0),
    ],
)
def test_the_rule_by_example(
    counts: dict[str, int], cells: dict[str, int | None], total: int | None
) -> None:
    found = suppressed(counts)
    assert (found.cells, found.total) == (cells, total)


@given(COUNTS)
@examples(200)
def test_nothing_small_is_shown_and_nothing_held_back_stands_alone(counts: dict[str, int]) -> None:
    found = suppressed(counts)
    hidden = [key for key, each in found.cells.items() if each is None]
    assert all(found.cells[key] is None for key, each in counts.items() if 0 < each <= 7)
    assert all(each is None or each % 5 == 0 for each in found.cells.values())
    assert len(hidden) != 1 or found.total is None


@given(COUNTS)
@examples(200)
def test_what_is_shown_is_near_the_truth(counts: dict[str, int]) -> None:
    found = suppressed(counts)
    for key, each in found.cells.items():
        assert each is None or abs(each - counts[key]) <= 2


def test_limits_are_data_and_a_count_below_nothing_is_refused() -> None:
    assert suppressed({"a": 4, "b": 9}, held_back=3, base=1).cells == {"a": 4, "b": 9}
    with pytest.raises(ValueError, match="0 or more"):
        suppressed({"a": -1})
