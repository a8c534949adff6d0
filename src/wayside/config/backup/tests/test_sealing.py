"""The sealed file: it opens with its key alone, whole and unchanged."""

import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples

from wayside.config.backup.errors import BackupError, DamagedError
from wayside.config.backup.frames import HEAD, Parts, frames
from wayside.config.backup.sealing import CHUNK, TAG_BYTES, SealedWriter, opened
from wayside.vault.boxes import box_of
from wayside.vault.errors import LostKeyError
from wayside.vault.rings import KeyRing

RING = KeyRing.parse("backup", f"one:{'1f' * 32}")
OTHER = KeyRing.parse("backup", f"two:{'2e' * 32}")
SAME_NAME = KeyRing.parse("backup", f"one:{'2e' * 32}")
WHOLE = 3 * CHUNK + 17


def sealed(plain: bytes, *, at_once: int = 300_000) -> bytes:
    out = io.BytesIO()
    writer = SealedWriter(out, box_of(RING))
    for start in range(0, len(plain), at_once):
        writer.write(plain[start : start + at_once])
    writer.close()
    return out.getvalue()


def read(content: bytes, ring: KeyRing = RING) -> bytes:
    return b"".join(opened(io.BytesIO(content), ring))


@pytest.fixture(scope="module")
def content() -> bytes:
    return sealed(bytes(WHOLE))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, WHOLE])
def test_what_was_sealed_comes_out(size: int) -> None:
    plain = bytes(range(256)) * (size // 256) + bytes(size % 256)
    assert read(sealed(plain)) == plain


def test_nothing_of_it_can_be_read_in_the_file() -> None:
    assert b"Rosie" not in sealed(b"Rosie" * 1000)


def test_two_backups_of_the_same_are_not_alike() -> None:
    assert sealed(b"x" * 100)[-50:] != sealed(b"x" * 100)[-50:]


@given(st.integers(0, 10**9), st.integers(0, 7))
@examples(25)
def test_a_bit_that_was_turned_anywhere_is_found(place: int, bit: int) -> None:
    changed = bytearray(sealed(b"some words" * 40))
    changed[place % len(changed)] ^= 1 << bit
    with pytest.raises((BackupError, LostKeyError)):
        read(bytes(changed))


@pytest.mark.parametrize("missing", [1, TAG_BYTES, 18 + TAG_BYTES, CHUNK, 2 * CHUNK])
def test_a_file_that_was_cut_is_found(content: bytes, missing: int) -> None:
    with pytest.raises(DamagedError, match="cut short"):
        read(content[:-missing])


def test_a_file_cut_just_between_two_chunks_is_found(content: bytes) -> None:
    ends = len(content) - (17 + TAG_BYTES)
    with pytest.raises(DamagedError, match="part 3"):
        read(content[:ends])


def test_a_file_without_any_chunk_is_found(content: bytes) -> None:
    head = len(content) - WHOLE - 4 * TAG_BYTES
    with pytest.raises(DamagedError):
        read(content[:head])


def test_chunks_that_changed_places_are_found(content: bytes) -> None:
    size = CHUNK + TAG_BYTES
    start = len(content) - WHOLE - 4 * TAG_BYTES
    first, second = content[start : start + size], content[start + size : start + 2 * size]
    with pytest.raises(DamagedError, match="part 1 "):
        read(content[:start] + second + first + content[start + 2 * size :])


def test_what_was_added_behind_is_found(content: bytes) -> None:
    with pytest.raises(DamagedError):
        read(content + b"more")


def test_the_head_of_one_file_does_not_open_another() -> None:
    one, other = sealed(b"a" * 100), sealed(b"b" * 100)
    with pytest.raises(DamagedError):
        read(one[: -(100 + TAG_BYTES)] + other[-(100 + TAG_BYTES) :])


def test_another_key_says_that_it_is_another() -> None:
    with pytest.raises(LostKeyError, match="The key one is not among the backup keys"):
        read(sealed(b"words"), OTHER)
    with pytest.raises(DamagedError, match="another key"):
        read(sealed(b"words"), SAME_NAME)


def test_any_other_file_is_no_backup() -> None:
    with pytest.raises(BackupError, match="not a backup"):
        read(b"%PDF-1.7")


def test_whole_chunks_alone_are_handed_on_before_the_damage(content: bytes) -> None:
    changed = bytearray(content)
    changed[-1] ^= 1
    chunks: Iterator[bytes] = opened(io.BytesIO(bytes(changed)), RING)
    assert [len(next(chunks)) for _each in range(3)] == [CHUNK] * 3
    with pytest.raises(DamagedError):
        next(chunks)


def test_frames_come_back_wherever_the_stream_was_cut() -> None:
    class Kept(bytearray):
        def write(self, plain: bytes) -> None:
            self.extend(plain)

    out = Kept()
    parts = Parts(out)
    parts.head({"form": 1})
    parts.part("database", iter([b"abc", b"", b"d" * 5000]))
    parts.manifest({})
    for step in (1, 7, 4096):
        pieces = (bytes(out[at : at + step]) for at in range(0, len(out), step))
        found = list(frames(pieces))
        assert found[0] == (HEAD, b'{"form": 1}')
        assert [len(data) for _kind, data in found] == [11, 8, 3, 0, 5000, 2]
    assert parts.written["database"].told()["bytes"] == 5003
    with pytest.raises(DamagedError, match="middle"):
        list(frames(iter([bytes(out[:-1])])))
