"""Terms are hashed whole, so that a stored ranking is never shown for another question."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from wayside.crime.hotspots.terms import CountedKind, Terms

DRUGS = CountedKind("street", "Drugs", police_generated=True)
ROBBERY = CountedKind("street", "Robbery", weight=2.0)
TERMS = Terms(date(2018, 7, 1), (DRUGS, ROBBERY))
AREA = UUID(int=1)


def fingerprint(terms: Terms = TERMS, **changed: Any) -> str:
    given: dict[str, Any] = {
        "area_id": AREA,
        "ground": "g",
        "data": ("1.1.9", "2.1.9"),
        "method": "m",
    } | changed
    return terms.fingerprint(**given)


@pytest.mark.parametrize(
    "terms",
    [
        replace(TERMS, as_of=date(2018, 6, 1)),
        replace(TERMS, kinds=(DRUGS, replace(ROBBERY, weight=3.0))),
        replace(TERMS, kinds=(DRUGS, replace(ROBBERY, police_generated=True))),
        replace(TERMS, window_months=12),
        replace(TERMS, radius_m=200),
        replace(TERMS, spacing_m=600),
        replace(TERMS, unit_m=100),
        replace(TERMS, half_life_weeks=26),
    ],
)
def test_every_term_changes_the_fingerprint(terms: Terms) -> None:
    assert fingerprint(terms) != fingerprint()


@pytest.mark.parametrize(
    "changed",
    [
        {"area_id": UUID(int=2)},
        {"ground": "other"},
        {"data": ("1.2.9", "2.1.9")},
        {"data": ("1.1.9",)},
        {"method": "other"},
    ],
)
def test_data_ground_and_method_change_the_fingerprint(changed: dict[str, Any]) -> None:
    assert fingerprint(**changed) != fingerprint()


def test_the_order_of_extracts_does_not_change_the_fingerprint() -> None:
    assert fingerprint(data=("2.1.9", "1.1.9")) == fingerprint()


def test_terms_come_back_from_json_as_they_were() -> None:
    assert Terms.from_json(TERMS.as_json()) == TERMS


@pytest.mark.parametrize(
    ("window", "first"), [(3, date(2018, 4, 1)), (6, date(2018, 1, 1)), (24, date(2016, 7, 1))]
)
def test_a_window_begins_with_a_whole_month(window: int, first: date) -> None:
    assert replace(TERMS, window_months=window).first_month == first


def test_kinds_and_sources_narrow_the_terms() -> None:
    assert TERMS.of_kinds(["street:Drugs"]).kinds == (DRUGS,)
    assert TERMS.of_datasets(["force"]).kinds == ()
    assert TERMS.police_keys == {"street:Drugs"}
