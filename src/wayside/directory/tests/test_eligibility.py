"""Whom a service fits, to the sentence; what is not known is never a "does not fit"."""

from dataclasses import fields, replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples

from wayside.directory.rules.eligibility import (
    Ages,
    Child,
    Ground,
    Group,
    Known,
    Term,
    Terms,
    fits,
)
from wayside.directory.vocabulary import Answer, Sex, Verdict

HERE, THERE = UUID(int=1), UUID(int=2)
CENTRE = Terms(
    groups=(Group(Sex.FEMALE, Ages(14)), Group(Sex.MALE, Ages(16))),
    substances=Term(Answer.YES),
    script=Term(Answer.YES),
    children=Term(Answer.YES),
    recourse=Term(Answer.NO),
    grounds=(Ground("Lambeth", HERE),),
    strands=(("prostitution", "Prostitution"), ("trafficking", "Trafficking")),
)
WOMAN = Known(
    sex=Sex.FEMALE,
    ages=Ages(30, 30),
    substances=True,
    script=True,
    children=(),
    recourse=False,
    languages=frozenset(),
    area_ids=frozenset({HERE}),
    strands=frozenset({"prostitution"}),
)


def said(terms: Terms, known: Known, about: str) -> tuple[Verdict, str]:
    reason = next(each for each in fits(terms, known).reasons if each.about == about)
    return reason.verdict, str(reason.sentence)


def test_a_woman_whom_the_centre_is_made_for_fits() -> None:
    assert fits(CENTRE, WOMAN).verdict == Verdict.FITS


@pytest.mark.parametrize(
    ("sex", "age", "verdict"),
    [
        (Sex.FEMALE, 14, Verdict.FITS),
        (Sex.FEMALE, 13, Verdict.NOT),
        (Sex.MALE, 16, Verdict.FITS),
        (Sex.MALE, 15, Verdict.NOT),
        (None, 15, Verdict.FITS_IF),
        (None, 13, Verdict.NOT),
    ],
)
def test_sex_and_age_are_read_together(sex: Sex | None, age: int, verdict: Verdict) -> None:
    known = replace(WOMAN, sex=sex, ages=Ages(age, age))
    assert fits(CENTRE, known).verdict == verdict


def test_who_is_not_taken_learns_whom_the_service_takes() -> None:
    assert said(CENTRE, replace(WOMAN, ages=Ages(12, 12)), "groups") == (
        Verdict.NOT,
        "It takes women and girls from 14; men and boys from 16 only.",
    )


def test_an_age_band_that_begins_too_young_fits_if() -> None:
    assert fits(CENTRE, replace(WOMAN, ages=Ages(12, 20))).verdict == Verdict.FITS_IF


@pytest.mark.parametrize(
    ("answer", "has", "verdict", "sentence"),
    [
        (
            Answer.NO,
            True,
            Verdict.NOT,
            "It does not take people on an opioid substitution (methadone) script.",
        ),
        (
            Answer.NO,
            None,
            Verdict.FITS_IF,
            "There is no opioid substitution (methadone) script: it takes nobody who has one.",
        ),
        (
            Answer.NO,
            False,
            Verdict.FITS,
            "There is no opioid substitution (methadone) script.",
        ),
        (
            Answer.DEPENDS,
            True,
            Verdict.FITS_IF,
            "Ask whether it takes people on an opioid substitution (methadone) script. "
            "Under 40 ml.",
        ),
    ],
)
def test_a_script_is_answered_for_in_a_sentence(
    answer: Answer, has: bool | None, verdict: Verdict, sentence: str
) -> None:
    terms = replace(CENTRE, script=Term(answer, "Under 40 ml."))
    assert said(terms, replace(WOMAN, script=has), "script") == (verdict, sentence)


@pytest.mark.parametrize(
    ("child", "verdict"),
    [
        (Child(Sex.MALE, Ages(15, 15)), Verdict.NOT),
        (Child(Sex.MALE, Ages(14, 14)), Verdict.FITS),
        (Child(Sex.FEMALE, Ages(17, 17)), Verdict.FITS),
        (Child(None, Ages(17, 17)), Verdict.FITS_IF),
        (Child(Sex.MALE), Verdict.FITS_IF),
    ],
)
def test_sons_have_an_age_limit_and_daughters_none(child: Child, verdict: Verdict) -> None:
    terms = replace(CENTRE, sons_up_to=14)
    assert fits(terms, replace(WOMAN, children=(child,))).verdict == verdict


def test_recourse_that_is_needed_and_not_there_does_not_fit() -> None:
    terms = replace(CENTRE, recourse=Term(Answer.YES))
    assert said(terms, WOMAN, "recourse") == (
        Verdict.NOT,
        "It needs recourse to public funds.",
    )


def test_a_refuge_takes_nobody_from_its_own_area() -> None:
    terms = replace(CENTRE, grounds=(Ground("Lambeth", HERE, excluded=True),))
    assert said(terms, WOMAN, "area") == (Verdict.NOT, "It takes nobody from Lambeth.")
    away = replace(WOMAN, area_ids=frozenset({THERE}))
    assert fits(terms, away).verdict == Verdict.FITS


def test_an_area_told_in_words_is_asked_about() -> None:
    terms = replace(CENTRE, grounds=(Ground("South London"),))
    assert said(terms, WOMAN, "area") == (
        Verdict.FITS_IF,
        "Home is where it works: South London.",
    )


def test_a_service_for_other_strands_says_which() -> None:
    known = replace(WOMAN, strands=frozenset({"stalking"}))
    assert said(CENTRE, known, "strands") == (
        Verdict.NOT,
        "It works with Prostitution and Trafficking only.",
    )


def test_another_language_asks_for_an_interpreter() -> None:
    terms = replace(CENTRE, languages=("Polish",))
    assert said(terms, replace(WOMAN, languages=frozenset({"romanian"})), "languages")[0] == (
        Verdict.FITS_IF
    )
    assert fits(terms, replace(WOMAN, languages=frozenset({"polish"}))).verdict == Verdict.FITS


AGES = st.builds(
    lambda low, more: Ages(low, low + more), st.integers(0, 90), st.integers(0, 20)
) | st.just(Ages())
TERM = st.builds(Term, st.sampled_from([None, *Answer]))
AREAS = st.sampled_from([HERE, THERE])
TERMS = st.builds(
    Terms,
    groups=st.lists(st.builds(Group, st.sampled_from(list(Sex)), AGES), max_size=3).map(tuple),
    substances=TERM,
    script=TERM,
    children=TERM,
    sons_up_to=st.none() | st.integers(0, 18),
    recourse=TERM,
    grounds=st.lists(
        st.builds(Ground, st.just("A"), st.none() | AREAS, st.booleans()), max_size=3
    ).map(tuple),
    languages=st.lists(st.sampled_from(["Polish", "Arabic"]), max_size=2).map(tuple),
    strands=st.lists(st.sampled_from([("a", "A"), ("b", "B")]), max_size=2).map(tuple),
)
CHILD = st.builds(Child, st.none() | st.sampled_from([Sex.MALE, Sex.FEMALE]), AGES)
KNOWN = st.builds(
    Known,
    sex=st.none() | st.sampled_from([Sex.MALE, Sex.FEMALE]),
    ages=st.none() | AGES,
    substances=st.none() | st.booleans(),
    script=st.none() | st.booleans(),
    children=st.none() | st.lists(CHILD, max_size=2).map(tuple),
    recourse=st.none() | st.booleans(),
    languages=st.none() | st.frozensets(st.sampled_from(["polish", "thai"])),
    area_ids=st.none() | st.frozensets(AREAS),
    strands=st.none() | st.frozensets(st.sampled_from(["a", "c"])),
)
UNKNOWN: dict[str, Any] = {
    each.name: each.default for each in fields(Terms) if each.name != "sons_up_to"
}


@given(TERMS)
@examples(100)
def test_nothing_known_is_never_a_does_not_fit(terms: Terms) -> None:
    assert fits(terms, Known()).verdict != Verdict.NOT


@given(KNOWN)
@examples(100)
def test_an_entry_that_says_nothing_never_does_not_fit(known: Known) -> None:
    assert fits(Terms(), known).verdict != Verdict.NOT


@given(TERMS, KNOWN, st.sampled_from([each.name for each in fields(Known)]))
@examples(200)
def test_knowing_less_never_shuts_a_door(terms: Terms, known: Known, forgotten: str) -> None:
    less = replace(known, **{forgotten: None})
    if fits(terms, known).verdict != Verdict.NOT:
        assert fits(terms, less).verdict != Verdict.NOT


@given(TERMS, KNOWN, st.sampled_from(sorted(UNKNOWN)))
@examples(200)
def test_an_answer_taken_out_never_shuts_a_door(terms: Terms, known: Known, gone: str) -> None:
    less = replace(terms, **{gone: UNKNOWN[gone]})
    if fits(terms, known).verdict != Verdict.NOT:
        assert fits(less, known).verdict != Verdict.NOT


@given(TERMS, KNOWN)
@examples(200)
def test_every_verdict_has_a_reason_that_is_a_sentence(terms: Terms, known: Known) -> None:
    found = fits(terms, known)
    assert found.because
    assert all(str(each.sentence).endswith(".") for each in found.reasons)
