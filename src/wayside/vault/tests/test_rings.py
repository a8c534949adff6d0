"""What is locked opens with its key, at its place, and otherwise says why not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples

from wayside.vault.boxes import Box, box_of, unseal
from wayside.vault.errors import BadKeysError, LostKeyError, TamperedError
from wayside.vault.rings import KeyRing, key_of

OLD, NEW = "old:" + "11" * 32, "new:" + "22" * 32
RING = KeyRing.parse("support", OLD)
PLACE = "people.person:1:name"


@examples(100)
@given(st.binary(max_size=2000), st.text(max_size=60))
def test_what_was_locked_opens_at_its_place(plain: bytes, place: str) -> None:
    locked = RING.lock(plain, bound_to=place)
    assert RING.open(locked, bound_to=place) == plain
    assert plain not in locked or len(plain) < 4


@examples(100)
@given(st.data())
def test_a_single_changed_byte_opens_nothing(data: st.DataObject) -> None:
    locked = bytearray(RING.lock(b"Rosie of Example Street", bound_to=PLACE))
    position = data.draw(st.integers(0, len(locked) - 1))
    locked[position] ^= data.draw(st.integers(1, 255))
    with pytest.raises((TamperedError, LostKeyError)):
        RING.open(bytes(locked), bound_to=PLACE)


@examples(100)
@given(st.binary(max_size=80))
def test_bytes_that_were_never_locked_open_nothing(noise: bytes) -> None:
    with pytest.raises((TamperedError, LostKeyError)):
        RING.open(noise, bound_to=PLACE)


def test_it_opens_at_no_other_place() -> None:
    locked = RING.lock(b"Rosie", bound_to=PLACE)
    with pytest.raises(TamperedError, match="moved from another record"):
        RING.open(locked, bound_to="people.person:2:name")


def test_the_same_text_is_never_locked_alike() -> None:
    assert len({RING.lock(b"Rosie", bound_to=PLACE) for _ in range(50)}) == 50


def test_a_new_key_in_front_locks_and_the_old_one_still_opens() -> None:
    both = KeyRing.parse("support", f"{NEW}, {OLD}")
    assert both.open(RING.lock(b"Rosie", bound_to=PLACE), bound_to=PLACE) == b"Rosie"
    assert key_of(both.lock(b"Rosie", bound_to=PLACE)) == "new"


def test_a_lost_key_is_named_and_so_are_those_there_are() -> None:
    locked = RING.lock(b"Rosie", bound_to=PLACE)
    with pytest.raises(LostKeyError, match=r"with the key old.*among the support keys.*new"):
        KeyRing.parse("support", NEW).open(locked, bound_to=PLACE)


def test_another_sides_ring_of_the_same_keys_opens_nothing() -> None:
    with pytest.raises(TamperedError):
        KeyRing.parse("police", OLD).open(RING.lock(b"x", bound_to=PLACE), bound_to=PLACE)


def test_tokens_are_the_same_for_the_same_word_and_apart_by_purpose() -> None:
    both = KeyRing.parse("support", f"{NEW} {OLD}")
    assert both.tokens("rosie", purpose="name")[1] == RING.token("rosie", purpose="name")
    assert RING.token("rosie", purpose="name") != RING.token("rosie", purpose="sound")
    assert len(RING.token("rosie", purpose="name")) == 16


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Entry 1"),
        ("old:1234", "Entry 1"),
        (f"{OLD} bad", "Entry 2"),
        (f"{OLD} {OLD}", "twice"),
        (f"OLD:{'11' * 32}", "Entry 1"),
    ],
)
def test_a_text_that_is_no_ring_says_where(text: str, said: str) -> None:
    with pytest.raises(BadKeysError, match=said) as caught:
        KeyRing.parse("support", text)
    assert "1234" not in str(caught.value)


def test_a_ring_shows_no_key_when_printed() -> None:
    assert "11" not in repr(RING)


@examples(50)
@given(st.binary(max_size=2000))
def test_what_is_put_into_a_box_only_the_ring_takes_out(plain: bytes) -> None:
    box = Box.parse("support", box_of(RING).written())
    sealed = box.seal(plain, bound_to="handover:1")
    assert unseal(RING, sealed, bound_to="handover:1") == plain
    with pytest.raises(TamperedError):
        unseal(RING, sealed, bound_to="handover:2")


@examples(100)
@given(st.data())
def test_a_changed_box_opens_nothing(data: st.DataObject) -> None:
    sealed = bytearray(box_of(RING).seal(b"A child may be at risk", bound_to="handover:1"))
    position = data.draw(st.integers(0, len(sealed) - 1))
    sealed[position] ^= data.draw(st.integers(1, 255))
    with pytest.raises((TamperedError, LostKeyError)):
        unseal(RING, bytes(sealed), bound_to="handover:1")


def test_a_box_of_the_old_key_opens_after_a_rotation_and_not_after_its_loss() -> None:
    sealed = box_of(RING).seal(b"x", bound_to="handover:1")
    assert unseal(KeyRing.parse("support", f"{NEW} {OLD}"), sealed, bound_to="handover:1") == b"x"
    with pytest.raises(LostKeyError):
        unseal(KeyRing.parse("support", NEW), sealed, bound_to="handover:1")


@pytest.mark.parametrize("noise", [b"", b"\x05", b"\x03old", b"\x03old" + b"\0" * 40])
def test_what_is_no_box_opens_nothing(noise: bytes) -> None:
    with pytest.raises((TamperedError, LostKeyError)):
        unseal(RING, noise, bound_to="handover:1")
