"""What matters, who may approve, and what an assessment must say."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from wayside.access.vocabulary import Role
from wayside.patrols.calendar import Window
from wayside.patrols.risk.default_template import content
from wayside.patrols.risk.rules import (
    Coverage,
    Part,
    Risk,
    Site,
    Someone,
    check_can_go_out,
    level,
    matters,
    may_check_in,
    missing,
    on_the_night,
    refusal,
    usual_times,
)
from wayside.patrols.risk.vocabulary import Authority, Level
from wayside.web.states import NotNow
from wayside.workforce.vocabulary import Grade

START = datetime(2018, 7, 13, 19, 0, tzinfo=UTC)
END = datetime(2018, 7, 14, 1, 0, tzinfo=UTC)
HOURS = Window(START, END)
LEAD = Someone("1", "Ann Lead", "lead")
SECOND = Someone("2", "Ben Two", "trained")
PART = Part("p", "engagement", "Soup", START.isoformat(), END.isoformat(), "21:00 Church")
BEFORE = Coverage(
    START.isoformat(),
    END.isoformat(),
    (Site("Arches", -0.12, 51.46, "visible"),),
    (LEAD, SECOND),
    (PART,),
)
RISK = Risk("Violence", 3, 4, "Pairs.", 2, 3)


def later(minutes: int) -> str:
    return (START + timedelta(minutes=minutes)).isoformat()


@pytest.mark.parametrize(
    "after",
    [
        BEFORE,
        replace(BEFORE, starts_at=later(29)),
        replace(BEFORE, sites=()),
        replace(BEFORE, sites=(Site("Arches, west side", -0.1205, 51.4605, "visible"),)),
        replace(BEFORE, people=(LEAD, Someone("3", "Cat Three", "trained"))),
        replace(BEFORE, people=(LEAD, SECOND, Someone("4", "Dan Local", "local"))),
    ],
    ids=[
        "the same",
        "half an hour less one",
        "one place less",
        "across the road",
        "one trained officer for another",
        "the local officer joins",
    ],
)
def test_what_does_not_matter_asks_for_nothing(after: Coverage) -> None:
    assert matters(BEFORE, after) == ()


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (replace(BEFORE, starts_at=later(30)), "The hours are"),
        (replace(BEFORE, ends_at=later(400)), "The hours are"),
        (replace(BEFORE, sites=(Site("Station", -0.11, 51.46, "visible"),)), "was not on"),
        (replace(BEFORE, sites=(Site("Arches", -0.12, 51.46, "engagement"),)), "another way"),
        (replace(BEFORE, people=(replace(LEAD, duty="trained"), SECOND)), "does not lead"),
        (replace(BEFORE, people=(LEAD,)), "fewer officers"),
        (
            replace(BEFORE, people=(LEAD, SECOND, Someone("9", "Eve Soup", "partner"))),
            "joins as a partner",
        ),
        (replace(BEFORE, parts=(PART, replace(PART, key="q", title="Arrests"))), "new part"),
        (replace(BEFORE, parts=(replace(PART, kind="enforcement"),)), "another kind"),
        (replace(BEFORE, parts=(replace(PART, starts_at=later(45)),)), "another time"),
        (replace(BEFORE, parts=(replace(PART, meeting="22:00 Station"),)), "meet elsewhere"),
    ],
)
def test_what_matters_is_said_in_a_sentence(after: Coverage, words: str) -> None:
    found = [str(each) for each in matters(BEFORE, after)]
    assert len(found) == 1
    assert words in found[0]


def test_what_was_kept_reads_back_as_it_was() -> None:
    assert Coverage.from_json(BEFORE.as_json()) == BEFORE


@pytest.mark.parametrize(
    ("score", "weighs"),
    [
        (1, Level.LOW),
        (4, Level.LOW),
        (5, Level.MEDIUM),
        (9, Level.MEDIUM),
        (10, Level.HIGH),
        (16, Level.HIGH),
        (20, Level.VERY_HIGH),
        (25, Level.VERY_HIGH),
    ],
)
def test_a_score_has_its_weight(score: int, weighs: Level) -> None:
    assert level(score) == weighs


PERSON = uuid.uuid4()


@pytest.mark.parametrize(
    ("role", "grade", "writers", "may"),
    [
        (Role.WARD_SERGEANT, None, (), True),
        (Role.WARD_SERGEANT, Grade.SERGEANT, (), True),
        (Role.WARD_SERGEANT, Grade.CONSTABLE, (), False),
        (Role.COORDINATOR, Grade.SERGEANT, (), True),
        (Role.COORDINATOR, Grade.INSPECTOR, (), True),
        (Role.COORDINATOR, Grade.CONSTABLE, (), False),
        (Role.COORDINATOR, None, (), False),
        (Role.DEPUTY_COORDINATOR, None, (), False),
        (Role.WARD_SERGEANT, None, (PERSON,), False),
        (Role.COORDINATOR, Grade.INSPECTOR, (PERSON,), False),
    ],
)
def test_another_person_of_the_grade_approves(
    role: Role, grade: str | None, writers: tuple[uuid.UUID, ...], may: bool
) -> None:
    said = refusal(role=role, grade=grade, person_id=PERSON, writers=writers)
    assert (not said) is may


def test_nobody_known_approves_nothing() -> None:
    assert refusal(role=Role.WARD_SERGEANT, grade=None, person_id=None, writers=())


def test_a_whole_assessment_lacks_nothing_and_each_gap_is_named() -> None:
    whole = {"weather": ("weather", "Rain."), "partner_contacts": ("who partners call", "")}
    given = {"authority": Authority.NOT_NEEDED, "check_ins": 1, "with_partners": False}
    assert missing(whole, (RISK,), **given) == ()  # type: ignore[arg-type]
    with_partners = missing(whole, (RISK,), **(given | {"with_partners": True}))  # type: ignore[arg-type]
    assert "who partners call" in str(with_partners[0])
    assert len(missing({}, (), authority="", check_ins=0, with_partners=False)) == 3


def test_what_the_usual_template_leaves_open_is_filled_in_before_it_is_sent() -> None:
    usual = {name: (name, content()[name]) for name in ("contacts", "partner_contacts")}
    given = {"authority": Authority.NOT_NEEDED, "check_ins": 1}
    assert len(missing(usual, (RISK,), **given, with_partners=True)) == 2  # type: ignore[arg-type]
    assert len(missing(usual, (RISK,), **given, with_partners=False)) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("risk", "words"),
    [
        (replace(RISK, residual_likelihood=5, residual_severity=5), "more than"),
        (
            replace(RISK, likelihood=5, severity=5, residual_likelihood=5, residual_severity=4),
            "still very high",
        ),
    ],
)
def test_a_risk_that_controls_do_not_lower_enough_stops_it(risk: Risk, words: str) -> None:
    found = missing({}, (risk,), authority=Authority.HELD, check_ins=1, with_partners=False)
    assert words in str(found[0])


def test_an_authority_that_is_needed_and_not_held_stops_it() -> None:
    found = missing({}, (RISK,), authority=Authority.MISSING, check_ins=1, with_partners=False)
    assert "not held" in str(found[0])


def test_the_usual_check_ins_end_with_the_patrol() -> None:
    found = usual_times(HOURS, 60)
    assert len(found) == 6
    assert found[0] == START + timedelta(hours=1)
    assert found[-1] == END


def test_times_of_day_become_moments_on_either_side_of_midnight() -> None:
    assert on_the_night(HOURS, (time(1, 30), time(21, 0), time(2, 0), time(21, 0))) == (
        datetime(2018, 7, 13, 20, 0, tzinfo=UTC),
        datetime(2018, 7, 14, 0, 30, tzinfo=UTC),
        END,
    )


@pytest.mark.parametrize("clock", [time(19, 59), time(20, 0), time(2, 1), time(12, 0)])
def test_a_time_outside_the_night_is_refused(clock: time) -> None:
    with pytest.raises(NotNow):
        on_the_night(HOURS, (clock,))


def test_going_out_is_from_two_hours_before_until_the_end() -> None:
    check_can_go_out(HOURS, START - timedelta(hours=2))
    for moment in (START - timedelta(hours=2, minutes=1), END):
        with pytest.raises(NotNow):
            check_can_go_out(HOURS, moment)


def test_a_check_in_is_open_a_quarter_of_an_hour_before_and_however_late() -> None:
    assert may_check_in(START, START - timedelta(minutes=15))
    assert may_check_in(START, END)
    assert not may_check_in(START, START - timedelta(minutes=16))
