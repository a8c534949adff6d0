"""Households and places to try: every criterion met, missed, unknown or asked case by case."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from wayside.calculations.placement import Child, Household, Place, Serves, Sex, Takes, Use, Wishes

AREAS = ("Farham", "Hereham", "Nearham")
COMMUNITIES = ("asian", "roma")
TAKEN = {
    "recourse": "has_recourse",
    "script": "on_script",
    "wheelchair": "wheelchair",
    "pets": "pets",
    "arson": "arson",
    "violence": "violence",
    "against_children": "against_children",
}
UNKNOWN = ("sex", "age", "mind", "use", "communities", "needs_on_call", *TAKEN.values())
some_areas = st.frozensets(st.sampled_from(AREAS), max_size=2)
takes = st.sampled_from(Takes)
children = st.lists(
    st.builds(Child, st.none() | st.integers(0, 20), st.none() | st.sampled_from(Sex)), max_size=2
).map(tuple)
wishes = st.builds(
    Wishes,
    areas=some_areas,
    kinds=st.frozensets(st.sampled_from(("refuge", "tenancy")), max_size=1),
    women_only=st.booleans(),
)


@st.composite
def households(draw: Any, most_unknown: int = 2) -> Household:
    """One, of whom at most so many things are not known."""
    known: Household = draw(
        st.builds(
            Household,
            sex=st.sampled_from(Sex),
            age=st.integers(16, 70),
            children=children,
            from_areas=some_areas,
            danger_areas=some_areas,
            unsafe_places=st.frozensets(st.sampled_from(("0", "1")), max_size=1),
            mind=st.integers(0, 2),
            use=st.sampled_from(Use),
            communities=st.frozensets(st.sampled_from(COMMUNITIES), max_size=1),
            needs_on_call=st.booleans(),
            wishes=wishes,
            **{name: st.booleans() for name in TAKEN.values()},
        )
    )
    gone = draw(st.sets(st.sampled_from(UNKNOWN), max_size=most_unknown))
    return replace(known, **dict.fromkeys(gone, None))  # type: ignore[arg-type]


@st.composite
def places(draw: Any, place_id: str = "0", most_strict: int = 4) -> Place:
    """One, with at most so many criteria; the rest take everybody."""
    min_age = draw(st.integers(16, 30))
    strict: dict[str, Any] = {
        "serves": draw(st.sampled_from(Serves)),
        "max_age": min_age + draw(st.integers(0, 30)),
        "bed_spaces": draw(st.integers(1, 3)),
        "max_children": draw(st.integers(0, 2)),
        "son_max_age": draw(st.integers(8, 16)),
        "not_from": draw(some_areas),
        "mind": draw(st.integers(0, 2)),
        "use": draw(st.sampled_from((Use.RECOVERING, Use.STABLE, Use.ACTIVE))),
        "is_recovery": draw(st.booleans()),
        "by_and_for": draw(st.frozensets(st.sampled_from(COMMUNITIES), max_size=1)),
        "has_on_call": draw(st.booleans()),
        "rooms": draw(st.lists(st.integers(1, 3), max_size=2).map(tuple)),
        **{name: draw(takes) for name in TAKEN},
    }
    chosen = draw(st.sets(st.sampled_from(sorted(strict)), max_size=most_strict))
    base = Place(
        id=place_id,
        area=draw(st.sampled_from(AREAS)),
        kind=draw(st.sampled_from(("refuge", "tenancy"))),
        min_age=min_age,
        bed_spaces=3,
        rooms=(3,),
        stale_hours=float(draw(st.integers(0, 3))),
    )
    return replace(base, **{name: strict[name] for name in chosen})
