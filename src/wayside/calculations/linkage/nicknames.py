"""Which names go by one another: "Kasia" for "Katarzyna", "Mo" for "Mohammed".

``nicknames.txt`` holds a group a line, full forms before the colon, short ones behind; a name may
stand in several groups ("Alex"). Compiled for this project from general knowledge of naming in
the communities of south London; no published list was copied, and it is under the project's own
licence. It is neither complete nor an authority: add what is missing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from .sounds import sound_of
from .writing import words

SURE_SOUND = 4
"""Letters a code needs before a word that is not in the table counts as one of its names."""


def _lines() -> list[str]:
    text = files(__package__).joinpath("nicknames.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _groups() -> dict[str, frozenset[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(_lines()):
        for name in line.replace(":", " ").split():
            found["".join(words(name))].add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@cache
def _heads() -> dict[int, str]:
    """The first name of each group: a stable word for its key, whatever its line."""
    heads: dict[int, str] = {}
    for name, numbers in _groups().items():
        for number in numbers:
            heads.setdefault(number, name)
    return heads


@cache
def _sounding() -> dict[str, frozenset[int]]:
    """Groups by the sound of their full forms, where it is long enough to tell."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, names in enumerate(_lines()):
        for name in names.partition(":")[0].split():
            found[sound_of("".join(words(name)))].add(number)
    return {
        sound: frozenset(numbers) for sound, numbers in found.items() if len(sound) >= SURE_SOUND
    }


def groups_like(word: str) -> frozenset[int]:
    """The groups of a word that is in the table, else those whose full forms sound like it."""
    return groups_of(word) or _sounding().get(sound_of(word), frozenset())


def groups_of(word: str) -> frozenset[int]:
    """The groups a word in comparable form belongs to; empty when it is not in the table."""
    return _groups().get(word, frozenset())


def short_forms() -> Iterator[tuple[list[str], list[str]]]:
    """Each group: its full forms and its short ones, in comparable form."""
    for line in _lines():
        full, _, short = line.partition(":")
        yield full.split(), short.split()


def head_of(group: int) -> str:
    """The name that stands for a group."""
    return _heads()[group]
