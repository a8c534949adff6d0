"""Keys: few short words of which the same person's records very likely share one.

A register hashes them, so that likely pairs are found without reading names. Kinds: the spelling
of a word; its sound; the group of its nicknames; a birth, as the whole date (day and month in
either order) and as year and month with the first of a sound, which finds a name misspelt beyond
its sound. At most twelve a person; the order in which names are given makes no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from .identity import Identity
from .names import Word
from .nicknames import head_of

MOST_KEYS = 12
MOST_GROUPS = 3
"""A short form of more names than these finds by its spelling and sound."""


class KeyKind(StrEnum):
    """What a key is made of."""

    SPELLING = "spelling"
    SOUND = "sound"
    NICKNAME = "nickname"
    BIRTH = "birth"


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """One key: never stored as it is."""

    kind: KeyKind
    value: str


def keys_of(identity: Identity) -> frozenset[Key]:
    """The keys of an identity, 0 (nothing known) to 12.

    Where there are more, those that find most are kept: sounds (spellings where a script has
    none), the whole date, nicknames, months, then spellings and words written as one.
    """
    words = [word for name in identity.names for word in name.forms[0]]
    joined = [word for name in identity.names for form in name.forms[1:] for word in form]
    sounds = sorted({word.sound for word in words if word.sound})
    ranked = [
        *(Key(KeyKind.SOUND, each) for each in sounds),
        *sorted(Key(KeyKind.SPELLING, word.text) for word in words if not word.sound),
        *_births(identity, sounds),
        *sorted(Key(KeyKind.NICKNAME, head_of(each)) for word in words for each in _groups(word)),
        *sorted(Key(KeyKind.SPELLING, word.text) for word in words),
        *sorted(Key(KeyKind.SOUND, word.sound) for word in joined if word.sound),
    ]
    return frozenset(list(dict.fromkeys(ranked))[:MOST_KEYS])


def _groups(word: Word) -> frozenset[int]:
    return word.like if len(word.like) <= MOST_GROUPS else frozenset()


def _births(identity: Identity, sounds: Iterable[str]) -> Iterator[Key]:
    born = identity.born
    if born is None or not born.month:
        return
    if born.day:
        low, high = sorted((born.month, born.day))
        yield Key(KeyKind.BIRTH, f"{born.year}:{low}:{high}")
    for begins in sorted({each[:1] for each in sounds}):
        yield Key(KeyKind.BIRTH, f"{born.year}-{born.month}:{begins}")
