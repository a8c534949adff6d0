"""Identities for tests, and strategies that make them up."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from wayside.calculations.linkage import Born, Identity

NAMES = st.one_of(
    st.just(""),
    st.sampled_from(
        [
            "Kasia",
            "Katarzyna",
            "Kate",
            "Nowak",
            "Novak",
            "Mohammed",
            "Muhammad",
            "Hassan",
            "Hussein",
            "Shan",
            "Shanice",
            "Smith",
            "Okafor",
            "Наталья",
            "Natalia",
            "فاطمة",
            "Fatima",
            "Ṣade",
            "Begum",
            "Red",
            "Goldie",
            "Geordie",
            "Mia",
            "Maya",
        ]
    ),
    st.sampled_from(["Mary Anne", "Maryanne", "Anne-Marie", "Little Red", "Dos Santos", "🦋"]),
    st.text(max_size=12),
)
YEARS = st.integers(1950, 2010)
BIRTHS = st.one_of(
    st.none(),
    st.builds(Born, YEARS),
    st.builds(Born, YEARS, st.integers(1, 12)),
    st.builds(Born, YEARS, st.integers(1, 12), st.integers(1, 28)),
    st.builds(lambda year, more: Born(year, last_year=year + more), YEARS, st.integers(1, 12)),
)
IDENTITIES = st.builds(
    Identity,
    street=NAMES,
    given=NAMES,
    family=NAMES,
    others=st.lists(NAMES, max_size=3).map(tuple),
    born=BIRTHS,
    area=st.sampled_from(["", "Vassall", "Larkhall"]),
)


def named(given: str, family: str = "", born: str = "", **more: Any) -> Identity:
    """Somebody by given and family name and a written birth."""
    return Identity(given=given, family=family, born=Born.of(born) if born else None, **more)


def changed(identity: Identity, **fields: Any) -> Identity:
    """The same with other fields, named while the test runs."""
    return replace(identity, **fields)
