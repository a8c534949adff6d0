"""An empty post has a reason for each person, a smallest conflict, and lawful ways out."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import assume, given
from tests.examples import examples

from wayside.calculations.rostering import (
    Cost,
    Duty,
    Gap,
    Post,
    Problem,
    Reason,
    Remedy,
    Roster,
    Rule,
    breaches,
    conflict,
    fixes,
    gaps,
    plan,
    reasons,
)
from wayside.calculations.rostering.explaining import ALWAYS
from wayside.calculations.rostering.tests import brute
from wayside.calculations.rostering.tests.factories import (
    DAY,
    FRIDAY,
    SATURDAY,
    lead,
    leave,
    officer,
    partner,
    patrol,
    problem,
    problems,
    span,
)

slow = examples(40)
LEAD_ALONE = (patrol(FRIDAY, Post(Duty.LEAD)),)
EMPTY = Gap(str(FRIDAY), Duty.LEAD, 1)


@slow
@given(problems(people=3))
def test_a_conflict_is_a_smallest_set_of_rules(given: Problem) -> None:
    found = plan(given)
    assume(found.empty)
    gap = found.empty[0]
    rules = set(conflict(given, found.roster, gap).rules)
    droppable = set(Rule) - ALWAYS
    if not rules:
        assert not _could_fill(given, found.roster, gap, frozenset(droppable))
        return
    assert not _could_fill(given, found.roster, gap, frozenset(droppable - rules))
    for each in rules:
        assert _could_fill(given, found.roster, gap, frozenset(droppable - rules | {each}))


def _could_fill(given: Problem, roster: Roster, gap: Gap, without: frozenset[Rule]) -> bool:
    """Whether any roster fills one more place of the post and leaves no other emptier."""
    now = {(each.patrol, each.duty): each.missing for each in gaps(given, roster)}
    now[gap.patrol, gap.duty] -= 1
    return any(
        all(now.get((each.patrol, each.duty), 0) >= each.missing for each in gaps(given, other))
        for other in brute.lawful(given, without)
    )


@slow
@given(problems())
def test_everybody_who_is_not_there_has_a_reason(given: Problem) -> None:
    found = plan(given)
    for gap in found.empty:
        there = {each.person for each in found.roster if each.patrol == gap.patrol}
        said = reasons(given, found.roster, gap)
        assert {each.person for each in said} == {each.id for each in given.people} - there
        assert all(each.rules for each in said)


@slow
@given(problems())
def test_a_fix_is_lawful_and_fills_the_post(given: Problem) -> None:
    found = plan(given)
    for gap in found.empty:
        offered = fixes(given, found.roster, gap)
        assert list(offered) == sorted(offered, key=lambda fix: fix.cost.pence)


def test_each_person_is_told_why() -> None:
    given = problem(
        lead("Ann", absences=(leave(FRIDAY),)),
        officer("Ben"),
        lead("Cat", shifts=(span(FRIDAY, 6, 10),)),
        partner("Pia"),
        patrols=LEAD_ALONE,
    )
    assert reasons(given, frozenset(), EMPTY) == (
        Reason("Ann", (Rule.ABSENCE,)),
        Reason("Ben", (Rule.LEADING,)),
        Reason("Cat", (Rule.DAILY_REST,)),
        Reason("Pia", (Rule.PARTNERS,)),
    )


def test_somebody_needed_on_another_patrol_that_night_is_named_with_it() -> None:
    nights = (
        patrol(FRIDAY, Post(Duty.LEAD), name="north"),
        patrol(FRIDAY, Post(Duty.LEAD, weight=1), name="south"),
    )
    given = problem(lead("Ann"), patrols=nights)
    found = plan(given)
    (said,) = reasons(given, found.roster, found.empty[0])
    assert said == Reason("Ann", (Rule.ONE_PLACE,), ("north",))
    assert conflict(given, found.roster, found.empty[0]).rules == ()


def test_a_conflict_names_who_each_rule_holds_back() -> None:
    given = problem(
        lead("Ann", absences=(leave(FRIDAY),)),
        lead("Ben", trained_until=FRIDAY - DAY),
        patrols=LEAD_ALONE,
    )
    found = conflict(given, frozenset(), EMPTY)
    assert set(found.rules) == {Rule.ABSENCE, Rule.TRAINING}
    assert dict(found.frees) == {Rule.ABSENCE: ("Ann",), Rule.TRAINING: ("Ben",)}


def test_a_post_that_can_be_filled_has_no_conflict_to_show() -> None:
    with pytest.raises(ValueError, match="can be filled"):
        conflict(problem(lead("Ann"), patrols=LEAD_ALONE), frozenset(), EMPTY)


def test_fixes_come_cheapest_first_and_name_whom_they_ask() -> None:
    given = problem(
        lead("Ann", absences=(leave(FRIDAY),)),
        lead("Ben", trained_until=FRIDAY - DAY, rest_days=frozenset({FRIDAY})),
        lead("Cat", shifts=(span(FRIDAY, 6, 8.5),)),
        patrols=LEAD_ALONE,
    )
    found = fixes(given, frozenset(), EMPTY)
    assert [(each.remedy, each.person) for each in found] == [
        (Remedy.TRAIN, "Ben"),
        (Remedy.ASK_LEAVE, "Ann"),
        (Remedy.MOVE_SHIFT, "Cat"),
    ]
    assert found[0].cost == Cost(rest_minutes=360)
    assert found[1].cost == Cost(pence=17_600)


def test_a_later_start_lets_somebody_rest() -> None:
    given = problem(lead("Ann", shifts=(span(FRIDAY, 0.5, 8),)), patrols=LEAD_ALONE)
    starts = [each.start for each in fixes(given, frozenset(), EMPTY) if each.start]
    assert timedelta(minutes=30) in starts


def test_sickness_and_court_are_nobodys_to_give_up() -> None:
    away = replace(leave(FRIDAY), kind="sick")
    given = problem(lead("Ann", absences=(away,)), patrols=LEAD_ALONE)
    assert fixes(given, frozenset(), EMPTY) == ()


def test_the_same_holds_with_other_nights_around() -> None:
    nights = tuple(patrol(FRIDAY + 7 * DAY * n, Post(Duty.LEAD)) for n in range(6))
    given = problem(lead("Ann"), patrols=(*nights, patrol(SATURDAY, Post(Duty.LEAD))))
    found = plan(given)
    assert breaches(given, found.roster) == ()
    for gap in found.empty:
        assert Rule.WEEKENDS in conflict(given, found.roster, gap).rules
