"""The roster is lawful, the best there is, and proven so."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples

from wayside.calculations.rostering import (
    Assignment,
    CannotHoldError,
    Duty,
    Limits,
    Post,
    Problem,
    breaches,
    plan,
)
from wayside.calculations.rostering.score import changes_of, score_of
from wayside.calculations.rostering.tests import brute
from wayside.calculations.rostering.tests.factories import (
    DAY,
    FRIDAY,
    PAIR,
    SATURDAY,
    TODAY,
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
slow = examples(40)


@slow
@given(problems())
def test_a_roster_breaks_no_rule_and_none_is_better(given: Problem) -> None:
    found = plan(given)
    assert breaches(given, found.roster) == ()
    assert found.score == score_of(given, found.roster) == brute.best(given)
    assert found.bounds == found.score
    assert found.gap == 0


@slow
@given(problems(), st.data())
def test_a_new_roster_changes_no_more_than_it_must(given: Problem, data: st.DataObject) -> None:
    published = plan(given).roster
    gone = data.draw(st.sets(st.sampled_from([each.id for each in given.people]), max_size=2))
    barred = frozenset((person, given.patrols[0].id) for person in gone)
    changed = replace(given, published=published, barred=barred)
    found = plan(changed)
    assert breaches(changed, found.roster) == ()
    lawful = [each for each in brute.lawful(changed) if not _uses(each, barred)]
    assert found.score == min(score_of(changed, each) for each in lawful)
    assert found.score.changes == changes_of(changed, found.roster)


@slow
@given(problems(people=3), st.data())
def test_whatever_was_published_the_new_roster_is_the_best(
    given: Problem, data: st.DataObject
) -> None:
    """Even a roster that breaks rules by now, or puts more people in a post than it has."""
    published = frozenset(
        Assignment(each.id, duty, person.id)
        for each in given.patrols
        for person in given.people
        for duty in [data.draw(st.sampled_from([None, *(post.duty for post in each.posts)]))]
        if duty
    )
    changed = replace(given, published=published)
    found = plan(changed)
    assert breaches(changed, found.roster) == ()
    assert found.score == found.bounds == brute.best(changed)


@slow
@given(problems(people=2), st.data())
def test_weekly_rest_is_kept_by_people_who_are_hardly_ever_off(
    given: Problem, data: st.DataObject
) -> None:
    days = [FRIDAY + DAY * n for n in range(-14, 21)]
    off = st.sets(st.sampled_from(days), max_size=8)
    people = tuple(
        replace(
            each,
            trained_from=TODAY,
            trained_until=None,
            absences=(),
            shifts=tuple(span(day, 15, 3.5) for day in days if day not in away),
        )
        for each in given.people
        for away in [data.draw(off)]
    )
    tired = replace(given, people=people)
    found = plan(tired)
    assert breaches(tired, found.roster) == ()
    assert found.score == found.bounds == brute.best(tired)


def _uses(roster: frozenset[Assignment], barred: frozenset[tuple[str, str]]) -> bool:
    return any((each.person, each.patrol) in barred for each in roster)


def test_nobody_is_there_to_staff() -> None:
    found = plan(problem())
    assert found.roster == frozenset()
    assert [(gap.duty, gap.missing) for gap in found.empty] == [
        (Duty.LEAD, 1),
        (Duty.TRAINED, 1),
    ]


def test_no_patrol_is_there_to_staff() -> None:
    found = plan(Problem((lead("Ann"),), (), today=FRIDAY))
    assert found.roster == frozenset()
    assert found.gap == 0


def test_the_only_lead_leads_though_an_officer_is_missing() -> None:
    found = plan(problem(lead("Ann"), officer("Ben", absences=(leave(FRIDAY),))))
    assert found.roster == {Assignment(str(FRIDAY), Duty.LEAD, "Ann")}


def test_a_partner_joins_engagement_and_nothing_else() -> None:
    posts = (Post(Duty.LEAD), Post(Duty.TRAINED), Post(Duty.PARTNER, 2))
    given = problem(lead("Ann"), partner("Pia"), partner("Pat"), patrols=(patrol(FRIDAY, *posts),))
    assert plan(given).roster == {
        Assignment(str(FRIDAY), Duty.LEAD, "Ann"),
        Assignment(str(FRIDAY), Duty.PARTNER, "Pat"),
        Assignment(str(FRIDAY), Duty.PARTNER, "Pia"),
    }


def test_weekends_are_shared_out_over_months() -> None:
    past = {FRIDAY - 7 * DAY * n: span(FRIDAY - 7 * DAY * n) for n in (2, 4, 6)}
    given = problem(
        lead("Ann", nights_before=past), lead("Ben"), patrols=(patrol(FRIDAY, Post(Duty.LEAD)),)
    )
    assert {each.person for each in plan(given).roster} == {"Ben"}


def test_one_weekend_takes_one_persons_both_nights_rather_than_two_peoples() -> None:
    nights = tuple(patrol(night, Post(Duty.LEAD)) for night in (FRIDAY, SATURDAY))
    found = plan(problem(lead("Ann"), lead("Ben"), patrols=nights))
    assert (
        found.score.fairness == brute.best(problem(lead("A"), lead("B"), patrols=nights)).fairness
    )


def test_a_lock_stays() -> None:
    locked = frozenset({Assignment(str(FRIDAY), Duty.TRAINED, "Ann")})
    found = plan(problem(lead("Ann"), officer("Ben"), locked=locked))
    assert locked <= found.roster


def test_a_lock_that_breaks_a_rule_is_refused_by_name() -> None:
    locked = frozenset({Assignment(str(FRIDAY), Duty.LEAD, "Ann")})
    with pytest.raises(CannotHoldError, match=r"Ann is locked on .*absence"):
        plan(problem(lead("Ann", absences=(leave(FRIDAY),)), locked=locked))


def test_somebody_put_on_leave_after_publishing_is_replaced() -> None:
    before = problem(lead("Ann"), lead("Ben"), patrols=(patrol(FRIDAY, Post(Duty.LEAD)),))
    published = plan(before).roster
    (chosen,) = {each.person for each in published}
    people = tuple(
        replace(each, absences=(leave(FRIDAY),)) if each.id == chosen else each
        for each in before.people
    )
    found = plan(replace(before, people=people, published=published))
    assert {each.person for each in found.roster} == {"Ann", "Ben"} - {chosen}
    assert found.score.changes == 2


def test_a_night_that_leaves_no_weekly_rest_is_not_planned() -> None:
    """Shifts on six days: a seventh night leaves no day's rest in the fortnight."""
    monday = FRIDAY - 4 * DAY
    shifts = tuple(span(monday + DAY * n, 7, 8) for n in range(-7, 14) if n not in (-2, 5, 12))
    ann = lead("Ann", shifts=shifts)
    sunday_off = patrol(SATURDAY, Post(Duty.LEAD), span=span(SATURDAY, 15, 8))
    limits = Limits(weekly_rest=30, fortnightly_rest=60)
    found = plan(problem(ann, patrols=(sunday_off,), limits=limits))
    assert breaches(problem(ann, patrols=(sunday_off,), limits=limits), found.roster) == ()


def test_a_search_that_is_out_of_time_still_gives_a_lawful_roster() -> None:
    given = problem(
        *(lead(f"L{n}") for n in range(6)),
        patrols=tuple(patrol(FRIDAY + timedelta(days=7 * n)) for n in range(6)),
    )
    found = plan(given, seconds=0)
    assert breaches(given, found.roster) == ()
    assert found.gap >= 0
    assert found.bounds.fairness <= found.score.fairness


def test_a_published_roster_that_breaks_the_weekend_cap_by_now_is_planned_again() -> None:
    """Its only sign in the model is a column of the weekend, not of a place."""
    before = frozenset({Assignment("fri", Duty.LEAD, "Ann")})
    found = plan(
        problem(
            lead("Ann"),
            lead("Bob"),
            patrols=(patrol(FRIDAY, Post(Duty.LEAD), name="fri"),),
            published=before,
            limits=Limits(weekends_most=0),
        )
    )
    assert found.roster == frozenset()


def test_somebody_with_too_many_nights_behind_them_leaves_the_others_to_be_planned() -> None:
    worked = {FRIDAY - DAY * n: span(FRIDAY - DAY * n) for n in range(1, 6)}
    again = {**worked, FRIDAY: span(FRIDAY, 13, 5.5)}
    found = plan(
        problem(
            lead("Ann", nights_before=again),
            lead("Bob"),
            patrols=(patrol(FRIDAY, Post(Duty.LEAD), name="fri"),),
        )
    )
    assert [each.person for each in found.roster] == ["Bob"]


def test_more_people_published_than_a_post_has_are_too_many_and_one_stays() -> None:
    both = frozenset({Assignment(str(FRIDAY), Duty.LEAD, name) for name in ("Ann", "Bob")})
    found = plan(
        problem(
            lead("Ann"),
            lead("Bob"),
            patrols=(patrol(FRIDAY, Post(Duty.LEAD)),),
            published=both,
        )
    )
    assert len(found.roster) == 1
    assert found.score.changes == 1


def test_forty_people_with_a_day_off_in_fourteen_are_planned_within_their_weekly_rest() -> None:
    """Each night that breaks it is cut off with all that would break it alike."""
    people = tuple(
        lead(
            f"L{n}",
            contracted_hours=0,
            shifts=tuple(span(MONDAY + DAY * k, 7, 5) for k in range(-14, 42) if (k + n) % 14),
        )
        for n in range(40)
    )
    nights = [MONDAY + DAY * (7 * week + day) for week in range(4) for day in (4, 5)]
    given = problem(*people, patrols=tuple(patrol(night, *PAIR) for night in nights))
    found = plan(given, seconds=60)
    assert breaches(given, found.roster) == ()
    assert found.gap == 0
