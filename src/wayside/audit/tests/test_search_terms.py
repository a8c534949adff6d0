"""Search terms are hashed with a key, after spelling is made one."""

import pytest

from wayside.audit.search_terms import normalise, search_hash


@pytest.mark.parametrize("typed", ["mary ann", " MARY  ANN", "Mary\tAnn", "ｍary ann"])
def test_spellings_of_one_term_are_one(typed: str) -> None:
    assert normalise(typed) == "mary ann"
    assert search_hash(typed) == search_hash("Mary Ann")


def test_another_key_gives_another_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYSIDE_AUDIT_SEARCH_KEY", "one")
    first = search_hash("mary")
    monkeypatch.setenv("WAYSIDE_AUDIT_SEARCH_KEY", "two")
    assert search_hash("mary") != first
