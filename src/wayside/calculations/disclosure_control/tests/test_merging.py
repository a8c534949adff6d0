"""What is shown of small numbers, whatever they are, and whatever is set beside them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples

from wayside.calculations.disclosure_control import BASE, THRESHOLD, Cell, merged, rounded

COUNTS = st.dictionaries(
    st.sampled_from([f"ward-{n}" for n in range(12)]), st.integers(0, 60), max_size=12
)


def test_large_parts_stand_alone_and_small_ones_together() -> None:
    cells = merged({"a": 31, "b": 14, "c": 6, "d": 5, "e": 0})
    assert cells == (Cell(("a",), 30), Cell(("b",), 15), Cell(("c", "d", "e"), 10))


def test_a_remainder_that_is_too_small_takes_the_smallest_part_in() -> None:
    assert merged({"a": 31, "b": 14, "c": 3}) == (Cell(("a",), 30), Cell(("b", "c"), 15))


def test_a_region_with_too_few_shows_nothing() -> None:
    assert merged({"a": 5, "b": 4}) == ()
    assert merged({"a": 9}) == ()
    assert merged({}) == ()


def test_a_negative_count_is_no_count() -> None:
    with pytest.raises(ValueError, match="negative"):
        merged({"a": -1})


@pytest.mark.parametrize(("value", "shown"), [(10, 10), (12, 10), (13, 15), (17, 15), (18, 20)])
def test_numbers_are_rounded_to_fives(value: int, shown: int) -> None:
    assert rounded(value) == shown


@examples(200)
@given(COUNTS)
def test_no_cell_holds_fewer_than_the_threshold_and_no_part_stands_twice(
    counts: dict[str, int],
) -> None:
    cells = merged(counts)
    for cell in cells:
        assert sum(counts[part] for part in cell.parts) >= THRESHOLD
        assert cell.people % BASE == 0
    assert max(Counter(part for cell in cells for part in cell.parts).values(), default=0) <= 1


@examples(200)
@given(COUNTS)
def test_what_is_not_shown_cannot_be_worked_out_as_a_remainder(counts: dict[str, int]) -> None:
    """With the region's own total known from elsewhere, what is left over is nobody or no small
    group: either all parts are shown, or none."""
    cells = merged(counts)
    shown = {part for cell in cells for part in cell.parts}
    assert shown in (set(), set(counts))


@examples(200)
@given(COUNTS, st.data())
def test_one_person_more_moves_no_number_by_more_than_one_step(
    counts: dict[str, int], data: st.DataObject
) -> None:
    """Between two months that differ in one person, where the same wards stand together."""
    if not counts:
        return
    part = data.draw(st.sampled_from(sorted(counts)))
    after = {**counts, part: counts[part] + 1}
    before_by_parts = {cell.parts: cell.people for cell in merged(counts)}
    for cell in merged(after):
        if cell.parts in before_by_parts:
            assert abs(cell.people - before_by_parts[cell.parts]) in (0, BASE)
