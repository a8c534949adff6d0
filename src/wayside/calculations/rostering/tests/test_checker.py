"""The checker knows every rule, by an example that breaks it and one that just does not."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from tests.examples import examples

from wayside.calculations.rostering import (
    Assignment,
    Duty,
    Limits,
    Person,
    Post,
    Problem,
    Rule,
    breaches,
    plan,
)
from wayside.calculations.rostering.bars import bars_of
from wayside.calculations.rostering.model import DUTIES
from wayside.calculations.rostering.tests.factories import (
    DAY,
    FRIDAY,
    LONDON,
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

MONDAY = FRIDAY - 4 * DAY
BY_TIME_OR_SKILL = {
    Rule.TRAINING, Rule.LEADING, Rule.LOCAL, Rule.PARTNERS, Rule.ABSENCE, Rule.DAILY_REST,
    Rule.LONG_DUTY, Rule.WEEKLY_REST,
}  # fmt: skip
CASES = {
    "training lapsed the day before": (
        lead("Ann", trained_until=FRIDAY - DAY), Duty.LEAD, {Rule.TRAINING}),
    "training valid on the last day": (lead("Ann", trained_until=FRIDAY), Duty.LEAD, set()),
    "training lapsed and not yet renewed": (
        lead("Ann", trained_until=FRIDAY - DAY, trained_again=((FRIDAY + DAY, None),)),
        Duty.LEAD, {Rule.TRAINING}),
    "training lapsed and renewed for the day": (
        lead("Ann", trained_until=FRIDAY - DAY, trained_again=((FRIDAY, FRIDAY),)),
        Duty.LEAD, set()),
    "never trained": (lead("Ann", trained_from=None), Duty.LEAD, {Rule.TRAINING}),
    "an untrained officer of the ward": (
        Person("Ann", wards=frozenset({"Oval"})), Duty.LOCAL, set()),
    "an officer of another ward": (
        Person("Ann", wards=frozenset({"Vassall"})), Duty.LOCAL, {Rule.LOCAL}),
    "a constable as lead": (officer("Ann"), Duty.LEAD, {Rule.LEADING}),
    "a partner as lead": (partner("Pia"), Duty.LEAD, {Rule.PARTNERS}),
    "an officer as partner": (officer("Ann"), Duty.PARTNER, {Rule.PARTNERS}),
    "leave on the day": (lead("Ann", absences=(leave(FRIDAY),)), Duty.LEAD, {Rule.ABSENCE}),
    "leave until midnight before": (
        lead("Ann", absences=(leave(FRIDAY - DAY),)), Duty.LEAD, set()),
    "a shift that ends 10 hours before": (
        lead("Ann", shifts=(span(FRIDAY, 1, 8),)), Duty.LEAD, {Rule.DAILY_REST}),
    "a shift that ends 11 hours before": (
        lead("Ann", shifts=(span(FRIDAY, 0, 8),)), Duty.LEAD, set()),
    "a shift next morning": (
        lead("Ann", shifts=(span(SATURDAY, 11, 8),)), Duty.LEAD, {Rule.DAILY_REST}),
    "a short shift that the patrol prolongs": (
        lead("Ann", shifts=(span(FRIDAY, 13, 6),)), Duty.LEAD, set()),
    "a full shift that the patrol prolongs": (
        lead("Ann", shifts=(span(FRIDAY, 11, 8),)), Duty.LEAD, {Rule.LONG_DUTY}),
    "a shift at the same time": (
        lead("Ann", shifts=(span(FRIDAY, 17, 8),)), Duty.LEAD, {Rule.ONE_PLACE}),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.replace(" ", "-"))
def test_one_person_on_one_patrol(case: str) -> None:
    person, duty, expected = CASES[case]
    posts = tuple(Post(each) for each in Duty)
    given = problem(person, patrols=(patrol(FRIDAY, *posts, wards=frozenset({"Oval"})),))
    found = breaches(given, {Assignment(str(FRIDAY), duty, person.id)})
    assert {each.rule for each in found} == expected


@examples(100)
@given(problems())
def test_what_bars_somebody_from_a_patrol_is_what_the_checker_finds(given: Problem) -> None:
    bars = bars_of(given)
    for duty in (Duty.LEAD, Duty.TRAINED, Duty.LOCAL):
        for row, person in enumerate(given.people):
            for column, each in enumerate(given.patrols):
                if each.post(duty) is None:
                    continue
                found = breaches(given, {Assignment(each.id, duty, person.id)})
                alone = {breach.rule for breach in found} & (BY_TIME_OR_SKILL | {Rule.ONE_PLACE})
                allowed = bool(bars.allowed(duty)[row, column])
                assert allowed == (not alone), DUTIES


def test_two_patrols_in_a_night() -> None:
    nights = (patrol(name="one"), patrol(name="two", span=span(FRIDAY, 10, 2)))
    roster = {Assignment("one", Duty.LEAD, "Ann"), Assignment("two", Duty.LEAD, "Ann")}
    found = breaches(problem(lead("Ann"), patrols=nights), roster)
    assert Rule.ONE_PLACE in {each.rule for each in found}


def test_more_people_than_places() -> None:
    roster = {Assignment(str(FRIDAY), Duty.LEAD, each) for each in ("Ann", "Ben")}
    found = breaches(problem(lead("Ann"), lead("Ben")), roster)
    assert {each.rule for each in found} == {Rule.ONE_PLACE}


def test_locks_and_bars_by_name() -> None:
    given = problem(
        lead("Ann"),
        officer("Ben"),
        locked=frozenset({Assignment(str(FRIDAY), Duty.LEAD, "Ann")}),
        barred=frozenset({("Ben", str(FRIDAY))}),
    )
    found = breaches(given, {Assignment(str(FRIDAY), Duty.TRAINED, "Ben")})
    assert [(each.rule, each.person) for each in found] == [
        (Rule.LOCKED, "Ann"),
        (Rule.LOCKED, "Ben"),
    ]


def _each(ann: Person, nights: list[date], **known: object) -> set[Rule]:
    given = problem(ann, patrols=tuple(patrol(night, Post(Duty.LEAD)) for night in nights))
    given = replace(given, **known)  # type: ignore[arg-type]
    roster = {Assignment(str(night), Duty.LEAD, ann.id) for night in nights}
    return {each.rule for each in breaches(given, roster)}


def test_nights_in_a_row_count_those_already_worked() -> None:
    three = [FRIDAY, SATURDAY, SATURDAY + DAY]
    assert _each(lead("Ann"), three) == set()
    before = {FRIDAY - DAY: span(FRIDAY - DAY)}
    assert _each(lead("Ann", nights_before=before), three) == {Rule.NIGHTS_IN_A_ROW}


def test_weekends_count_those_already_worked() -> None:
    fridays = [FRIDAY + 7 * DAY * n for n in range(4)]
    assert _each(lead("Ann"), fridays[:3]) == set()
    assert _each(lead("Ann"), fridays) == {Rule.WEEKENDS}
    before = {each - 21 * DAY: span(each - 21 * DAY) for each in fridays[:3]}
    assert _each(lead("Ann", nights_before=before), [FRIDAY + 7 * DAY]) == set()
    assert _each(lead("Ann", nights_before=before), [FRIDAY]) == {Rule.WEEKENDS}


def test_the_average_of_seventeen_weeks_counts_recorded_contracted_and_patrol_hours() -> None:
    busy = {MONDAY - 7 * DAY * n: 48.5 for n in range(1, 17)}
    spare = lead("Ann", hours_before=busy, contracted_hours=34)
    full = lead("Ann", hours_before=busy, contracted_hours=34.5)
    assert 16 * 48.5 + 34 + 6 == 17 * 48
    assert _each(spare, [FRIDAY]) == set()
    assert _each(full, [FRIDAY]) == {Rule.AVERAGE_HOURS}


def test_patrols_worked_in_a_week_whose_hours_are_recorded_are_not_counted_twice() -> None:
    busy = {MONDAY - 7 * DAY * n: 48.5 for n in range(1, 17)}
    nights = {each: span(each) for each in (FRIDAY - 7 * DAY * n for n in (6, 9))}
    spare = lead("Ann", hours_before=busy, nights_before=nights, contracted_hours=34)
    assert _each(spare, [FRIDAY]) == set()
    given = problem(spare, patrols=(patrol(FRIDAY, Post(Duty.LEAD)),))
    assert len(plan(given).roster) == 1


def test_a_week_needs_a_days_rest_or_its_fortnight_two() -> None:
    days = tuple(span(MONDAY + DAY * n, 8, 8) for n in range(-14, 21) if n % 7 not in (5, 6))
    every_sunday = tuple(span(MONDAY + DAY * n, 8, 8) for n in range(-14, 21) if n % 7 == 6)
    late = (SATURDAY, patrol(SATURDAY, Post(Duty.LEAD), span=span(SATURDAY, 15, 8)))
    given = problem(lead("Ann", shifts=days), patrols=(late[1],))
    roster = {Assignment(str(SATURDAY), Duty.LEAD, "Ann")}
    assert breaches(given, roster) == ()
    tired = problem(lead("Ann", shifts=days + every_sunday), patrols=(late[1],))
    assert {each.rule for each in breaches(tired, roster)} >= {Rule.WEEKLY_REST}


def test_rest_is_counted_in_true_hours_when_the_clocks_change() -> None:
    """The night of 28 October 2018 is an hour longer: 11 hours on the wall are 12."""
    night = date(2018, 10, 27)
    shift = span(night + DAY, 11.5, 6)
    given = problem(
        lead("Ann", shifts=(shift,)),
        patrols=(patrol(night, Post(Duty.LEAD), span=span(night, 19, 6)),),
    )
    assert shift.start.tzinfo is LONDON
    assert breaches(given, {Assignment(str(night), Duty.LEAD, "Ann")}) == ()


def test_limits_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="weekends worked"):
        Limits(weekends_most=5, weekends_window=4)
    with pytest.raises(ValueError, match="at least 1"):
        Limits(nights_in_a_row=0)
