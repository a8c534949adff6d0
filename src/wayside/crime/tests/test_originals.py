"""Files as received are kept encrypted, whole, and given up when nothing needs them."""

import io
from pathlib import Path

import pytest

from wayside.crime import originals

SIZES = [0, 1, originals.FRAME - 1, originals.FRAME, originals.FRAME + 1, 3 * originals.FRAME]


@pytest.mark.parametrize("size", SIZES)
def test_what_is_kept_comes_back_whole(size: int) -> None:
    content = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    name = originals.keep(io.BytesIO(content))
    with originals.open_original(name) as kept:
        assert kept.read() == content
    assert originals.size_of(name) == size


def test_any_place_can_be_read_alone() -> None:
    content = bytes(n % 251 for n in range(2 * originals.FRAME + 5))
    with originals.open_original(originals.keep(io.BytesIO(content))) as kept:
        kept.seek(originals.FRAME - 3)
        assert kept.read(10) == content[originals.FRAME - 3 : originals.FRAME + 7]
        kept.seek(-5, io.SEEK_END)
        assert kept.read() == content[-5:]


def test_nothing_of_it_can_be_read_on_the_disk(originals_apart: Path) -> None:
    name = originals.keep(io.BytesIO(b"Crime ID,Month" * 1000))
    path = originals_apart / name
    assert b"Crime" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("harm", ["flip", "cut", "swap"])
def test_a_file_changed_on_the_disk_is_not_given_out(originals_apart: Path, harm: str) -> None:
    name = originals.keep(io.BytesIO(b"a" * (2 * originals.FRAME + 7)))
    path = originals_apart / name
    stored = bytearray(path.read_bytes())
    step = originals.FRAME + originals.TAG
    if harm == "flip":
        stored[100] ^= 1
    elif harm == "cut":
        del stored[8 + 2 * step :]
    else:
        stored[8 : 8 + step], stored[8 + step : 8 + 2 * step] = (
            stored[8 + step : 8 + 2 * step],
            stored[8 : 8 + step],
        )
    path.write_bytes(stored)
    with (
        pytest.raises(originals.OriginalLostError),
        originals.open_original(name) as kept,
    ):
        kept.read()


def test_a_file_given_up_is_gone() -> None:
    name = originals.keep(io.BytesIO(b"x"))
    originals.give_up(name)
    with pytest.raises(originals.OriginalLostError):
        originals.open_original(name)
