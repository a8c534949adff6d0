"""Which places are proposed, in which turns, and what is said of each."""

from collections import Counter
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples

from wayside.patrols.calendar import IsoWeek
from wayside.patrols.proposals import Candidate, PlanSettings, Proposal, Turn, propose
from wayside.patrols.vocabulary import Source, StopKind, Style

WEEK = IsoWeek.parse("2018-W28")


def ranked(count: int, *, spread: int = 0) -> list[Candidate]:
    """Places in a row 700 m apart, each rank uncertain by ``spread`` to both sides."""
    return [
        Candidate(
            key=f"s{rank}",
            label=f"Street {rank}",
            longitude=-0.12 + 0.01 * (rank % 5),
            latitude=51.44 + 0.01 * (rank // 5),
            radius_m=150,
            source=Source.SUGGESTED,
            reasons=(f"{40 - rank} records in the last year",),
            rank=rank,
            rank_low=max(1, rank - spread),
            rank_high=rank + spread,
        )
        for rank in range(1, count + 1)
    ]


def known(number: int = 1) -> Candidate:
    return Candidate(
        f"m{number}", f"Known {number}", -0.2, 51.4 + number / 50, 150, Source.MARKED, ("People.",)
    )


def keys(proposal: Proposal, night: int) -> set[str]:
    return {place.candidate.key for place in proposal.patrols[night].places}


def test_friday_and_saturday_are_proposed_by_default() -> None:
    dates = [
        patrol.date
        for patrol in propose(WEEK, PlanSettings(), suggestions=ranked(9), seed=1).patrols
    ]
    assert dates == [date(2018, 7, 13), date(2018, 7, 14)]


def test_the_programme_can_say_other_nights() -> None:
    chosen = PlanSettings(weekdays=(4, 2))
    dates = [patrol.date for patrol in propose(WEEK, chosen, suggestions=ranked(9), seed=1).patrols]
    assert dates == [date(2018, 7, 10), date(2018, 7, 12)]


def test_the_surest_places_go_every_night_and_say_so() -> None:
    proposal = propose(WEEK, PlanSettings(), suggestions=ranked(10), seed=1)
    for night in (0, 1):
        assert {"s1", "s2", "s3"} <= keys(proposal, night)
    assert "it goes every night" in proposal.patrols[0].places[0].why[0]


def test_the_others_take_turns_so_that_the_nights_differ() -> None:
    proposal = propose(WEEK, PlanSettings(), suggestions=ranked(10), seed=1)
    assert keys(proposal, 0) != keys(proposal, 1)
    assert "takes turns with others" in proposal.patrols[0].places[-1].why[0]


def test_tied_places_come_equally_often_over_some_weeks() -> None:
    places = [replace(each, count=100) for each in ranked(10, spread=9)]
    seen: Counter[str] = Counter()
    previous: list[Turn] = []
    week = WEEK
    for _week in range(4):
        drawn = propose(week, PlanSettings(), suggestions=places, previous=previous, seed=1)
        for patrol in drawn.patrols:
            seen.update(place.candidate.key for place in patrol.places)
            previous.extend(turn(week, patrol.date, place.candidate) for place in patrol.places)
        week = week.next
    assert len(seen) == 10
    assert max(seen.values()) - min(seen.values()) <= 1


def test_more_is_recorded_more_turns_follow() -> None:
    counts = [400, 400, 400, 300, 150, 75, 75, 75, 75, 75]
    places = [replace(p, count=c) for p, c in zip(ranked(10), counts, strict=True)]
    seen: Counter[str] = Counter()
    previous: list[Turn] = []
    week = WEEK
    for _week in range(4):
        drawn = propose(week, PlanSettings(), suggestions=places, previous=previous, seed=1)
        for patrol in drawn.patrols:
            seen.update(place.candidate.key for place in patrol.places)
            previous.extend(turn(week, patrol.date, place.candidate) for place in patrol.places)
        week = week.next
    assert seen["s1"] == 8
    assert seen["s4"] > seen["s5"] > seen["s6"] >= 1


def turn(week: IsoWeek, day: date, place: Candidate) -> Turn:
    return Turn(week, day, place.label, place.longitude, place.latitude, 150, Style.VISIBLE)


def test_those_that_had_no_turn_last_week_go_before_those_that_had() -> None:
    places = [replace(each, count=100) for each in ranked(10, spread=9)]
    first = propose(WEEK.previous, PlanSettings(), suggestions=places, seed=1).patrols[0]
    turns = [turn(WEEK.previous, first.date, place.candidate) for place in first.places]
    again = propose(WEEK, PlanSettings(), suggestions=places, previous=turns, seed=1)
    assert keys(again, 0).isdisjoint(place.candidate.key for place in first.places)


def test_a_marked_place_has_a_turn_each_night_as_an_engagement_with_its_reason() -> None:
    proposal = propose(
        WEEK, PlanSettings(), suggestions=ranked(10), marked=[known(1), known(2)], seed=1
    )
    for patrol, key in zip(proposal.patrols, ("m1", "m2"), strict=True):
        last = patrol.places[-1]
        assert (last.candidate.key, last.style) == (key, Style.ENGAGEMENT)
        assert last.why[0] == "Marked by people who know it: People."


def test_a_marked_place_that_counts_also_suggest_is_one_place() -> None:
    top = ranked(10)
    same = Candidate(
        "m1", "By the arch", top[0].longitude, top[0].latitude, 150, Source.MARKED, ("Seen.",)
    )
    proposal = propose(WEEK, PlanSettings(), suggestions=top, marked=[same], seed=1)
    assert "s1" not in keys(proposal, 0)
    assert "Counts put it at rank 1 as well." in proposal.patrols[0].places[-1].why


def test_last_weeks_soup_kitchen_keeps_its_day_and_time() -> None:
    turn = Turn(
        WEEK.previous,
        date(2018, 7, 6),
        "Soup kitchen",
        -0.12,
        51.46,
        100,
        Style.FIXED,
        "Hot drinks open conversations.",
        time(21),
        time(22),
    )
    friday, saturday = propose(
        WEEK, PlanSettings(), suggestions=ranked(9), previous=[turn], seed=1
    ).patrols
    fixed = [row for row in friday.timetable.rows if row.kind == StopKind.FIXED]
    assert [(row.starts_at.hour, row.minutes) for row in fixed] == [(20, 60)]
    assert all(row.kind != StopKind.FIXED for row in saturday.timetable.rows)


def test_a_fixed_stop_outside_new_hours_is_left_off_with_a_warning() -> None:
    turn = Turn(
        WEEK.previous, date(2018, 7, 6), "Soup", -0.1, 51.4, 90, Style.FIXED, "", time(12), time(13)
    )
    friday = propose(WEEK, PlanSettings(), suggestions=ranked(9), previous=[turn], seed=1).patrols[
        0
    ]
    assert "Soup lies outside the hours" in friday.warning
    assert all(place.style != Style.FIXED for place in friday.places)


def test_no_data_gives_nights_without_places() -> None:
    proposal = propose(WEEK, PlanSettings(), suggestions=[], seed=1)
    assert [patrol.places for patrol in proposal.patrols] == [(), ()]


@given(st.integers(0, 15), st.integers(0, 12), st.integers(0, 3), st.integers(0, 10**6))
@examples(80)
def test_every_place_has_a_reason_and_none_comes_twice_a_night(
    count: int, spread: int, marks: int, seed: int
) -> None:
    asked = PlanSettings()
    proposal = propose(
        WEEK,
        asked,
        suggestions=ranked(count, spread=spread),
        marked=[known(number) for number in range(1, marks + 1)],
        seed=seed,
    )
    for patrol in proposal.patrols:
        chosen = [place.candidate.key for place in patrol.places]
        assert len(chosen) == len(set(chosen)) <= asked.room(patrol.window)
        assert all(place.why and all(place.why) for place in patrol.places)


@given(st.integers(0, 10**6))
@examples(25)
def test_the_seed_gives_the_same_proposal_again(seed: int) -> None:
    places = ranked(10, spread=3)
    assert propose(WEEK, PlanSettings(), suggestions=places, seed=seed) == propose(
        WEEK, PlanSettings(), suggestions=places, seed=seed
    )


@pytest.mark.parametrize("week", ["2018-W43", "2018-W12"])
def test_clock_changes_bend_no_visit(week: str) -> None:
    proposal = propose(
        IsoWeek.parse(week), PlanSettings(), suggestions=ranked(10, spread=2), seed=5
    )
    for patrol in proposal.patrols:
        visits = [row for row in patrol.timetable.rows if row.kind == StopKind.VISIT]
        assert visits
        assert all(10 <= row.minutes <= 16 for row in visits)
        assert patrol.timetable.rows[-1].ends_at <= patrol.window.ends_at
