"""Against brute force: every way in which the unknown can turn out, every set of relaxations."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayside.calculations.placement import (
    Child,
    DoesNotFit,
    Fits,
    FitsIf,
    Household,
    Place,
    Reason,
    Serves,
    Sex,
    Takes,
    Use,
    judged,
    openings,
    ordered,
)
from wayside.calculations.placement.judging import wishes_met
from wayside.calculations.placement.tests.drawing import (
    COMMUNITIES,
    TAKEN,
    UNKNOWN,
    households,
    places,
)

OPEN: dict[Reason, dict[str, Any]] = {
    Reason.WHO: {"serves": Serves.ALL},
    Reason.TOO_YOUNG: {"min_age": 0},
    Reason.TOO_OLD: {"max_age": None},
    Reason.BEDS: {"bed_spaces": 99},
    Reason.CHILDREN: {"max_children": None},
    Reason.SON_AGE: {"son_max_age": None},
    Reason.AREA: {"not_from": frozenset()},
    Reason.MIND: {"mind": 2},
    Reason.USE: {"use": Use.ACTIVE},
    Reason.RECOVERY_ONLY: {"is_recovery": False},
    Reason.FOR_OTHERS: {"by_and_for": frozenset()},
    Reason.ON_CALL: {"has_on_call": True},
    **{Reason(name): {name: Takes.YES} for name in TAKEN},
}
VALUES: dict[str, tuple[object, ...]] = {
    "sex": (Sex.WOMAN, Sex.MAN),
    "age": (0, 15, 16, *range(17, 62), 110),
    "mind": (0, 1, 2),
    "use": tuple(Use),
    "communities": (frozenset(), *(frozenset({each}) for each in COMMUNITIES)),
    "needs_on_call": (True, False),
    **dict.fromkeys(TAKEN.values(), (True, False)),
}

NEEDS = sorted(set(TAKEN.values()) - {"has_recourse"})


def takes_in(of: Household, place: Place, decides: dict[str, bool], room_comes: bool) -> bool:
    """Whether a place takes a household of which everything is known, written out by hand."""
    needs = {name: bool(getattr(of, need)) for name, need in TAKEN.items()}
    needs["recourse"] = not of.has_recourse
    assert of.age is not None
    assert of.mind is not None
    assert of.use is not None
    fits_sex = (of.sex == Sex.WOMAN) == (place.serves is Serves.WOMEN)
    if of.sex == Sex.ANOTHER:
        fits_sex = decides["who"]
    return all(
        (
            place.serves is Serves.ALL or fits_sex,
            of.age >= place.min_age,
            place.max_age is None or of.age <= place.max_age,
            1 + len(of.children) <= place.bed_spaces,
            place.max_children is None or len(of.children) <= place.max_children,
            not any(_too_old(each, place.son_max_age, decides) for each in of.children),
            not of.from_areas & place.not_from,
            of.mind <= place.mind,
            of.use <= place.use,
            not (place.is_recovery and of.use == Use.NONE),
            not place.by_and_for or bool(place.by_and_for & (of.communities or frozenset())),
            place.has_on_call or not of.needs_on_call,
            max(place.rooms, default=0) >= 1 + len(of.children) or room_comes,
            place.area not in of.danger_areas,
            place.id not in of.unsafe_places,
            *(
                not needed
                or getattr(place, name) == Takes.YES
                or (getattr(place, name) == Takes.ASKS and decides[name])
                for name, needed in needs.items()
            ),
        )
    )


def _too_old(child: Child, limit: int | None, decides: dict[str, bool]) -> bool:
    if limit is None or child.sex == Sex.WOMAN or (child.age is not None and child.age <= limit):
        return False
    return not (child.age is None or child.sex != Sex.MAN) or not decides["sons"]


def ways(of: Household, place: Place) -> Iterator[bool]:
    """Whether it takes them in, for every way in which things can turn out."""
    open_names = [name for name in UNKNOWN if getattr(of, name) is None]
    asked = ["who", "sons", *(name for name in TAKEN if getattr(place, name) == Takes.ASKS)]
    for values in product(*(VALUES[name] for name in open_names)):
        known = replace(of, **dict(zip(open_names, values, strict=True)))  # type: ignore[arg-type]
        for decided in product((True, False), repeat=len(asked)):
            decides = dict(zip(asked, decided, strict=True))
            for room_comes in (True, False):
                yield takes_in(known, place, decides, room_comes)


@settings(max_examples=150, deadline=None)
@given(households(), places())
def test_a_judgement_is_what_every_way_it_can_turn_out_says(of: Household, place: Place) -> None:
    found, turned = judged(of, place), set(ways(of, place))
    expected = {frozenset({True}): Fits, frozenset({False}): DoesNotFit}
    assert type(found) is expected.get(frozenset(turned), FitsIf)


@settings(max_examples=100, deadline=None)
@given(households(), places(most_strict=6))
def test_the_smallest_set_that_opens_a_place_is_the_smallest(of: Household, place: Place) -> None:
    found = judged(of, place)
    smallest = openings([found]).smallest.get(place.id)
    if not isinstance(found, DoesNotFit) or Reason.NOT_SAFE in found.reasons:
        assert smallest is None
        return
    assert smallest is not None
    opening = next(
        frozenset(each)
        for size in range(len(OPEN) + 1)
        for each in combinations(OPEN, size)
        if not isinstance(judged(of, relaxed(place, each)), DoesNotFit)
    )
    assert smallest == opening


def relaxed(place: Place, reasons: tuple[Reason, ...]) -> Place:
    """The place without these criteria."""
    return replace(place, **{k: v for each in reasons for k, v in OPEN[each].items()})


@settings(max_examples=150, deadline=None)
@given(households(), places(most_strict=6), st.sampled_from(sorted(OPEN)))
def test_relaxing_never_shuts_and_tightening_never_opens(
    of: Household, place: Place, reason: Reason
) -> None:
    open_place = relaxed(place, (reason,))
    rank = {Fits: 0, FitsIf: 1, DoesNotFit: 2}
    assert rank[type(judged(of, open_place))] <= rank[type(judged(of, place))]


@settings(max_examples=150, deadline=None)
@given(
    households(most_unknown=0),
    places(most_strict=6),
    st.sampled_from(sorted(set(TAKEN.values()) - {"has_recourse"})),
)
def test_one_need_more_never_makes_a_place_fit(of: Household, place: Place, need: str) -> None:
    rank = {Fits: 0, FitsIf: 1, DoesNotFit: 2}
    without, more = replace(of, **{need: False}), replace(of, **{need: True})  # type: ignore[arg-type]
    assert rank[type(judged(without, place))] <= rank[type(judged(more, place))]


@settings(max_examples=60, deadline=None)
@given(households(), st.tuples(*(places(str(number)) for number in range(5))), st.randoms())
def test_the_order_is_exact_and_the_same_however_places_come(
    of: Household, given_places: tuple[Place, ...], random: Any
) -> None:
    mixed = list(given_places)
    random.shuffle(mixed)
    found = ordered(of, mixed)
    assert found == ordered(of, given_places)
    assert {each.place for each in found} == set(given_places)
    for first, second in pairwise(found):
        assert not comes_before(of, second, first)


def comes_before(of: Household, one: Any, other: Any) -> bool:
    """The order, sentence by sentence."""
    rank = [Fits, FitsIf, DoesNotFit]
    if type(one) is not type(other):
        return rank.index(type(one)) < rank.index(type(other))
    if isinstance(one, DoesNotFit):
        unsafe = [Reason.NOT_SAFE in each.reasons for each in (one, other)]
        if unsafe[0] != unsafe[1]:
            return unsafe[1]
        if len(one.reasons) != len(other.reasons):
            return len(one.reasons) < len(other.reasons)
    if isinstance(one, FitsIf) and len(one.conditions) != len(other.conditions):
        return len(one.conditions) < len(other.conditions)
    met = [wishes_met(of.wishes, each.place) for each in (one, other)]
    if met[0] != met[1]:
        return met[0] > met[1]
    age = [each.place.stale_hours if each.place.rooms else float("inf") for each in (one, other)]
    return age[0] < age[1] if age[0] != age[1] else one.place.id < other.place.id


@pytest.mark.parametrize("reason", list(OPEN))
def test_each_criterion_can_shut_out_by_itself_and_one_change_opens_it(reason: Reason) -> None:
    shuts: dict[Reason, dict[str, Any]] = {
        Reason.WHO: {"serves": Serves.MEN},
        Reason.TOO_YOUNG: {"min_age": 40},
        Reason.TOO_OLD: {"max_age": 20},
        Reason.BEDS: {"bed_spaces": 1},
        Reason.CHILDREN: {"max_children": 0},
        Reason.SON_AGE: {"son_max_age": 14},
        Reason.AREA: {"not_from": frozenset({"Hereham"})},
        Reason.MIND: {"mind": 0},
        Reason.USE: {"use": Use.NONE},
        Reason.RECOVERY_ONLY: {"is_recovery": True},
        Reason.FOR_OTHERS: {"by_and_for": frozenset({"roma"})},
        Reason.ON_CALL: {"has_on_call": False},
        **{Reason(name): {name: Takes.NO} for name in TAKEN},
    }
    of = Household(
        sex=Sex.WOMAN,
        age=34,
        children=(Child(15, Sex.MAN),),
        from_areas=frozenset({"Hereham"}),
        mind=1,
        use=Use.NONE if reason == Reason.RECOVERY_ONLY else Use.STABLE,
        communities=frozenset(),
        needs_on_call=True,
        has_recourse=False,
    )
    of = replace(of, **dict.fromkeys(NEEDS, True))  # type: ignore[arg-type]
    roomy = Place(id="a", area="Farham", bed_spaces=4, rooms=(4,))
    place = replace(roomy, **shuts[reason])
    found = judged(of, place)
    assert found == DoesNotFit(place, (reason,))
    assert openings([found]).singly == ((reason, ("a",)),)
    assert isinstance(judged(of, relaxed(place, (reason,))), Fits)


def test_what_one_change_opens_is_told_with_the_most_places_first() -> None:
    of = Household(sex=Sex.WOMAN, age=30, on_script=True, pets=True)
    shut = [Place(id=each, area="A", script=Takes.NO, pets=Takes.YES) for each in "ab"]
    more = Place(id="c", area="A", pets=Takes.NO)
    both = Place(id="d", area="A", pets=Takes.NO, script=Takes.NO)
    found = openings(ordered(of, [*shut, more, both]))
    assert found.singly == ((Reason.SCRIPT, ("a", "b")), (Reason.PETS, ("c",)))
    assert found.smallest["d"] == {Reason.SCRIPT, Reason.PETS}


def test_criteria_that_shut_everybody_out_are_refused() -> None:
    for wrong in ({"max_age": 17}, {"is_recovery": True, "use": Use.NONE}):
        with pytest.raises(ValueError, match=r"youngest|recovery"):
            Place(id="a", area="A", **wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="id of its own"):
        ordered(Household(), [Place(id="a", area="A"), Place(id="a", area="B")])
