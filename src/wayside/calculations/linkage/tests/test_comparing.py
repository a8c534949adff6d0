"""Comparing two records: what always holds, and each rule by an example."""

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayside.calculations.linkage import (
    Born,
    Field,
    Identity,
    NameAgreement,
    Shares,
    best,
    compare,
    general_parameters,
    keys_of,
    probability,
)

from .factories import BIRTHS, IDENTITIES, NAMES, changed, named

TINY = 1e-9
EXAMPLES = settings(max_examples=80, deadline=None)


@given(IDENTITIES, IDENTITIES)
@EXAMPLES
def test_it_makes_no_difference_which_record_comes_first(a: Identity, b: Identity) -> None:
    there, back = compare(a, b), compare(b, a)
    assert there.bits == pytest.approx(back.bits)
    assert (there.likely, there.may_be_relatives) == (back.likely, back.may_be_relatives)


@given(IDENTITIES, IDENTITIES)
@EXAMPLES
def test_nothing_matches_better_than_the_same(a: Identity, b: Identity) -> None:
    assert compare(a, a).bits >= compare(a, b).bits - TINY


@given(IDENTITIES, IDENTITIES, st.sampled_from(["given", "family", "street"]), NAMES)
@EXAMPLES
def test_a_field_that_agrees_never_lowers(a: Identity, b: Identity, field: str, name: str) -> None:
    without = compare(changed(a, **{field: ""}), changed(b, **{field: ""}))
    assert compare(changed(a, **{field: name}), changed(b, **{field: name})).bits >= (
        without.bits - TINY
    )


@given(IDENTITIES, IDENTITIES, BIRTHS)
@EXAMPLES
def test_a_birth_that_agrees_never_lowers(a: Identity, b: Identity, born: Born) -> None:
    without = compare(replace(a, born=None), replace(b, born=None))
    assert compare(replace(a, born=born), replace(b, born=born)).bits >= without.bits - TINY


@given(IDENTITIES)
@EXAMPLES
def test_what_is_missing_never_counts_against(a: Identity) -> None:
    for field in ("street", "given", "family", "area"):
        assert compare(a, changed(a, **{field: ""})).bits >= 0
    assert compare(a, Identity()).bits == 0
    assert compare(a, Identity()).reasons == ()


@pytest.mark.parametrize(
    "text", ["", "🦋", "🏳️‍🌈👩‍👩‍👧", "\u202e\u200fعائشة", "\x00", "’’’", "a" * 500]
)
def test_any_text_ends_in_a_sensible_result(text: str) -> None:
    identity = Identity(street=text, others=(text,))
    assert compare(identity, identity).bits >= 0
    assert len(keys_of(identity)) <= 12


def test_a_name_of_ten_megabytes_is_refused_at_once_with_a_sentence() -> None:
    began = time.perf_counter()
    with pytest.raises(ValueError, match="at most 500 characters"):
        Identity(given="a" * 10_000_000)
    with pytest.raises(ValueError, match="at most 20 other names"):
        Identity(others=("a",) * 21)
    assert time.perf_counter() - began < 1


def test_many_names_alike_end_quickly() -> None:
    names = tuple("Shan" + "aeiou"[i % 5] * (1 + i // 5) for i in range(20))
    began = time.perf_counter()
    compare(Identity(others=names), Identity(others=names[::-1]))
    assert time.perf_counter() - began < 2


def test_a_street_name_meets_the_given_name_it_is_short_for() -> None:
    match = compare(Identity(street="Kasia"), named("Katarzyna"))
    (reason,) = match.reasons
    assert (reason.ours, reason.theirs) == (Field.STREET, Field.GIVEN)
    assert reason.agreement == NameAgreement.NICKNAME
    assert reason.bits > 3


def test_swapped_names_count_for_less_than_names_in_their_place() -> None:
    right = compare(named("Ada", "Okafor"), named("Ada", "Okafor"))
    swapped = compare(named("Ada", "Okafor"), named("Okafor", "Ada"))
    assert 0 < swapped.bits < right.bits
    assert {(each.ours, each.theirs) for each in swapped.reasons} == {
        (Field.GIVEN, Field.FAMILY),
        (Field.FAMILY, Field.GIVEN),
    }


@pytest.mark.parametrize(
    ("a", "b"),
    [("Amina", "Halima"), ("Hassan", "Hussein"), ("Taiwo", "Kehinde"), ("Sarah", "Laura")],
)
def test_twins_never_rank_as_a_match(a: str, b: str) -> None:
    one, two = (named(each, "Bello", "1987-03-04", area="Vassall") for each in (a, b))
    match = compare(one, two)
    assert match.bits <= 0 + TINY
    assert match.may_be_relatives
    assert not match.likely


def test_a_common_street_name_makes_twins_a_question_again() -> None:
    one = named("Amina", "Bello", "1987-03-04", street="Goldie")
    assert compare(one, replace(one, given="Halima")).bits > 0


def test_a_birth_and_a_place_alone_never_name_anybody() -> None:
    one = named("Ann", born="1987-03-04", area="Vassall")
    match = compare(one, Identity(street="Goldie", born=one.born, area="Vassall"))
    assert match.bits > general_parameters().likely_bits
    assert not match.likely


def test_births_weigh_by_how_much_of_them_agrees() -> None:
    def bits(a: Born, b: Born) -> float:
        return compare(Identity(born=a), Identity(born=b)).bits

    whole = Born.of("1987-03-04")
    grades = [
        bits(whole, whole),
        bits(whole, Born.of("1987-04-03")),
        bits(whole, Born.of("1987-03")),
        bits(whole, Born.of("1987")),
        bits(whole, Born(1985, last_year=1992)),
        bits(whole, Born.of("1975-08-09")),
    ]
    assert grades == sorted(grades, reverse=True)
    assert grades[-2] > 0 > grades[-1]
    assert bits(whole, Born.of("1987-03-14")) == pytest.approx(grades[3])
    narrow, wide = Born(1986, last_year=1988), Born(1970, last_year=2000)
    assert bits(whole, narrow) > bits(whole, wide) >= 0


def test_an_age_as_estimated_gives_the_years_it_allows() -> None:
    born = Born.aged(28, 32, date(2018, 7, 1))
    assert (born.year, born.last_year) == (1985, 1990)


@pytest.mark.parametrize("written", ["1987-13", "1987-02-30", "87", "4/3/1987", ""])
def test_a_birth_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Born.of(written)


def test_a_birth_holds_together() -> None:
    with pytest.raises(ValueError, match="must not lie before"):
        Born(1990, last_year=1980)
    with pytest.raises(ValueError, match="A day needs its month"):
        Born(1990, day=3)


def test_a_common_name_says_less_than_a_rare_one() -> None:
    common, rare = named("Sarah", "Smith"), named("Ximena", "Quispe")
    assert compare(common, common).bits < compare(rare, rare).bits


def test_a_registers_own_counts_change_what_is_common() -> None:
    general = general_parameters()
    own = replace(general, shares=Shares.of([named("Ximena")] * 200 + [named("Ada")] * 200))
    who = named("Ximena")
    assert compare(who, who, parameters=own).bits < compare(who, who, parameters=general).bits


def test_the_prior_turns_bits_into_a_probability() -> None:
    assert probability(0, 0.25) == pytest.approx(0.25)
    assert probability(10, 1 / 1025) == pytest.approx(0.5)
    assert probability(1e6, 0.5) == 1
    with pytest.raises(ValueError, match="between 0 and 1"):
        compare(Identity(), Identity(), prior=1)


def test_the_best_come_first_and_no_more_than_asked_for() -> None:
    known = {
        "other": named("Oksana", "Melnyk"),
        "same": named("Katarzyna", "Nowak", "1987-03-04"),
        "namesake": named("Katarzyna", "Nowak", "1961-10-20"),
    }
    found = best(Identity(street="Kasia", born=Born.of("1987")), known, limit=2)
    assert [each.id for each in found] == ["same", "namesake"]
    with pytest.raises(ValueError, match="at least 1"):
        best(Identity(), known, limit=0)


def test_better_levels_never_weigh_less() -> None:
    general = general_parameters()
    for field, levels in general.m.items():
        weights = [general.weight(field, level) for level in sorted(levels)]
        assert weights == sorted(weights)
        assert sum(general.m[field].values()) == pytest.approx(1, abs=0.05)
