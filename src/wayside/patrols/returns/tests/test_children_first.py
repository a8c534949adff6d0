"""No count of a night holds a child as an offender."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayside.patrols.returns.rules import counting
from wayside.patrols.returns.vocabulary import ENFORCEMENT_COUNTS, PEOPLE, Count
from wayside.patrols.vocabulary import SegmentKind
from wayside.web.states import NotNow


@pytest.mark.parametrize("what", ENFORCEMENT_COUNTS)
def test_nothing_is_counted_against_people_who_all_may_be_children(what: Count) -> None:
    counts = {(Count.UNDER_18_MET, ""): 2, (what, ""): 1}
    with pytest.raises(NotNow, match="never an offender"):
        counting.check_counts(SegmentKind.PATROL, counts, nobody_seen=False)
    with_adult = {**counts, (Count.MEN_MET, ""): 1}
    counting.check_counts(SegmentKind.PATROL, with_adult, nobody_seen=False)


@given(
    counts=st.dictionaries(
        st.sampled_from([(each, "") for each in (*PEOPLE, *ENFORCEMENT_COUNTS)]),
        st.integers(0, 3),
    )
)
def test_no_counts_of_a_night_hold_a_child_as_an_offender(
    counts: dict[tuple[Count, str], int],
) -> None:
    try:
        counting.check_counts(SegmentKind.PATROL, counts, nobody_seen=False)
    except NotNow:
        return
    against = sum(counts.get((each, ""), 0) for each in ENFORCEMENT_COUNTS)
    adults = counting.people_in(counts) - counts.get((Count.UNDER_18_MET, ""), 0)
    assert not (against and counts.get((Count.UNDER_18_MET, ""), 0) and not adults)
