"""Keys: few, the same every time, shared by records of one person."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from wayside.calculations.linkage import MOST_KEYS, Born, Identity, Key, KeyKind, keys_of

from .factories import IDENTITIES, named


@given(IDENTITIES)
@settings(max_examples=60, deadline=None)
def test_keys_are_few_and_the_same_every_time(identity: Identity) -> None:
    keys = keys_of(identity)
    assert len(keys) <= MOST_KEYS
    assert keys == keys_of(replace(identity))
    assert all(key.value for key in keys)


def test_the_order_of_words_and_of_other_names_makes_no_difference() -> None:
    one = Identity(given="Maria Fernanda", family="Silva Costa", others=("Mimi", "Nanda", "Red"))
    two = Identity(given="Fernanda Maria", family="Costa Silva", others=("Red", "Mimi", "Nanda"))
    same = {key for key in keys_of(one) if key.kind != KeyKind.SOUND}
    assert same == {key for key in keys_of(two) if key.kind != KeyKind.SOUND}
    assert keys_of(replace(one, given="", family="")) == keys_of(replace(two, given="", family=""))


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (named("Mohammed"), named("Muhammad"), KeyKind.SOUND),
        (named("Наталья"), named("Natalia"), KeyKind.SOUND),
        (Identity(street="Kasia"), named("Katarzyna"), KeyKind.NICKNAME),
        (named("Patrisha"), Identity(street="Pat"), KeyKind.NICKNAME),
        (Identity(street="🦋"), Identity(others=("🦋",)), KeyKind.SPELLING),
        (named("Ann", born="1987-03-04"), named("Zed", born="1987-04-03"), KeyKind.BIRTH),
        (named("Agnieszka", born="1987-03"), named("Anezka", born="1987-03-09"), KeyKind.BIRTH),
        (named("Okafor", "Ada"), named("Ada", "Okafor"), KeyKind.SPELLING),
    ],
)
def test_records_of_one_person_share_a_key(a: Identity, b: Identity, kind: KeyKind) -> None:
    assert kind in {key.kind for key in keys_of(a) & keys_of(b)}


def test_nothing_known_has_no_keys_and_an_estimate_no_birth() -> None:
    assert keys_of(Identity()) == frozenset()
    assert keys_of(Identity(born=Born(1980, last_year=1990))) == frozenset()


def test_a_key_says_what_it_was_made_of() -> None:
    assert keys_of(Identity(street="Goldie")) == {
        Key(KeyKind.SPELLING, "goldie"),
        Key(KeyKind.SOUND, "GLD"),
    }
