"""No score, no order of answers and no later edit lowers a risk that judgement raised."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayside.safeguarding.dash import rules
from wayside.safeguarding.dash.rules import Facts, Scored, Thresholds, standing
from wayside.safeguarding.dash.vocabulary import Answer, Criterion, Level

TODAY = date(2018, 7, 2)
TERMS = Thresholds()
days = st.integers(0, 900).map(lambda each: TODAY - timedelta(days=each))
levels = st.sampled_from([1, 2, 3])
scores = st.builds(Scored, days, st.integers(0, 24), levels)
answers = st.dictionaries(
    st.integers(1, 24).map(str), st.tuples(st.sampled_from([*Answer.values])), max_size=24
)
terms = st.builds(
    lambda low, more, events, months: Thresholds(low, low + more, events, months),
    st.integers(1, 12),
    st.integers(0, 12),
    st.integers(1, 6),
    st.integers(1, 24),
)


@given(
    assessed=st.lists(scores, max_size=5),
    judged=st.lists(st.sampled_from([2, 3]), min_size=1, max_size=3),
    later=st.lists(scores, max_size=4),
    events=st.lists(days, max_size=6),
    held=terms,
)
def test_no_later_score_or_event_lowers_what_was_judged(
    assessed: list[Scored],
    judged: list[int],
    later: list[Scored],
    events: list[date],
    held: Thresholds,
) -> None:
    before = standing(Facts(assessed, judged), held, today=TODAY)
    after = standing(Facts([*assessed, *later], judged, events), held, today=TODAY)
    assert before
    assert after
    assert after.level >= max(judged)
    assert (Criterion.JUDGEMENT in after.criteria) == (Level.HIGH in judged)


@given(first=answers, then=answers)
def test_the_order_of_answers_says_nothing(
    first: dict[str, tuple[str]], then: dict[str, tuple[str]]
) -> None:
    own = {each: then[each] for each in then if each not in first}
    assert rules.score_of({**first, **own}) == rules.score_of({**own, **first})


@given(score=st.integers(0, 23), held=terms)
def test_one_more_yes_never_lowers_the_level(score: int, held: Thresholds) -> None:
    assert rules.level_of(score, held) <= rules.level_of(score + 1, held)


@pytest.mark.parametrize(("score", "level"), [(9, 1), (10, 2), (13, 2), (14, 3), (24, 3)])
def test_the_common_thresholds_begin_where_they_say(score: int, level: int) -> None:
    assert rules.level_of(score, TERMS) == level


@pytest.mark.parametrize(
    ("events", "met"),
    [
        ([0, 10, 365], True),
        ([0, 10, 366], False),
        ([0, 10], False),
        ([0, 0, 0], True),
    ],
)
def test_escalation_is_three_events_within_twelve_months(events: list[int], met: bool) -> None:
    found = standing(
        Facts(events=[TODAY - timedelta(days=each) for each in events]), TERMS, today=TODAY
    )
    assert found
    assert (Criterion.ESCALATION in found.criteria) is met


@pytest.mark.parametrize(
    ("marac", "event", "met"),
    [(100, 50, True), (100, 101, False), (366, 50, False), (365, 0, True), (100, 100, True)],
)
def test_any_abuse_after_a_marac_within_twelve_months_is_a_repeat(
    marac: int, event: int, met: bool
) -> None:
    facts = Facts(events=[TODAY - timedelta(days=event)], maracs=[TODAY - timedelta(days=marac)])
    found = standing(facts, TERMS, today=TODAY)
    assert found
    assert (Criterion.REPEAT in found.criteria) is met


def test_without_anything_known_nothing_is_said() -> None:
    assert standing(Facts(), TERMS, today=TODAY) is None


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2018, 7, 2), date(2017, 7, 2)),
        (date(2020, 2, 29), date(2019, 2, 28)),
        (date(2018, 12, 31), date(2017, 12, 31)),
        (date(2018, 1, 15), date(2017, 1, 15)),
    ],
)
def test_twelve_months_are_counted_by_the_calendar(day: date, before: date) -> None:
    assert rules.months_before(day, 12) == before
