"""Two names beside each other: how far they agree, from the same to different."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .levels import Field, NameAgreement
from .likeness import at_most, letters_of, likeness
from .nicknames import groups_like, groups_of
from .sounds import sound_of
from .writing import is_latin, words

CLOSE_FROM = 0.92
NEAR_FROM = 0.85
SHORTEST_SURE_SOUND = 3
SOUND_ALIKE_FROM = 0.8
SHORTEST_CUT = 3
WORDS_KEPT = 8192


@dataclass(frozen=True, slots=True, order=True)
class Word:
    """One word of a name with what is asked of it again and again.

    groups: of nicknames it stands in. like: the same, or those of the names it sounds like.
    letters: which letters it has, for ``likeness``.
    """

    text: str
    sound: str
    groups: frozenset[int]
    like: frozenset[int]
    letters: int

    @classmethod
    @lru_cache(maxsize=WORDS_KEPT)
    def of(cls, text: str) -> Word:
        """Worked out from the comparable form, once for the many who are called it."""
        sound = sound_of(text) if is_latin(text) else ""
        return cls(text, sound, groups_of(text), groups_like(text), letters_of(text))


Form = tuple[Word, ...]


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name in one or more forms, and the fields it was written in."""

    fields: tuple[Field, ...]
    forms: tuple[Form, ...]

    @classmethod
    def of(cls, field: Field, text: str) -> Name:
        """From text as given; no forms when it holds no name.

        The first form has the words in order of the alphabet, so that their order makes no
        difference; a second has several words in one, for "Mary Anne" and "Maryanne".
        """
        given = words(text)
        forms = [tuple(Word.of(each) for each in sorted(set(given)))] if given else []
        if len(given) > 1:
            forms.append((Word.of("".join(given)),))
        return cls((field,), tuple(forms))

    def joined(self, other: Name) -> Name:
        """Both as one name of several forms."""
        fields = tuple(dict.fromkeys((*self.fields, *other.fields)))
        return Name(fields, tuple(dict.fromkeys((*self.forms, *other.forms))))

    def is_form_of(self, other: Name) -> bool:
        """Whether one person may well be called both: one is said for the other, or sounds like
        it, or is made from it. Then the second says little that the first does not."""
        return any(
            agreement(mine, theirs, given=True) >= NameAgreement.CLOSE
            or _is_made_from(mine, theirs)
            for mine in self.forms
            for theirs in other.forms
        )


def _is_made_from(a: Form, b: Form) -> bool:
    """Two single words of which one begins as the other does, or is a part of it."""
    if len(a) > 1 or len(b) > 1:
        return False
    ours, theirs = a[0].text, b[0].text
    short, long = sorted((ours, theirs), key=len)
    return ours[:2] == theirs[:2] or (len(short) >= SHORTEST_CUT and short in long)


def agreement(a: Form, b: Form, *, given: bool) -> NameAgreement:
    """How far two forms agree; nicknames count for given names alone. Symmetric."""
    if a == b:
        return NameAgreement.EXACT
    if len(a) == 1 and len(b) == 1:
        return _of_words(a[0], b[0], given=given)
    if len(a) > len(b):
        a, b = b, a
    best = [max(_of_words(mine, theirs, given=given) for theirs in b) for mine in a]
    back = [max(_of_words(mine, theirs, given=given) for mine in a) for theirs in b]
    if len(a) == len(b) and min(best + back) > NameAgreement.DIFFERENT:
        return min(best + back)
    return NameAgreement.PART if max(best) >= NameAgreement.SOUND else NameAgreement.DIFFERENT


def _of_words(a: Word, b: Word, *, given: bool) -> NameAgreement:
    if a.text == b.text:
        return NameAgreement.EXACT
    if given and a.groups and b.groups:
        # Two names that are both known and not each other's: "Hassan" is no misspelt "Hussein"
        return NameAgreement.NICKNAME if a.groups & b.groups else NameAgreement.DIFFERENT
    alike = _alike(a, b)
    if (given and a.like & b.like) or _sounds_same(a, b, alike):
        return NameAgreement.SOUND
    if alike >= CLOSE_FROM:
        return NameAgreement.CLOSE
    near = alike >= NEAR_FROM or (given and _is_cut(a.text, b.text))
    return NameAgreement.NEAR if near else NameAgreement.DIFFERENT


def _sounds_same(a: Word, b: Word, alike: float) -> bool:
    """Whether both have one code; a short code is no proof without some likeness."""
    sure = len(a.sound) >= SHORTEST_SURE_SOUND or alike >= SOUND_ALIKE_FROM
    return bool(a.sound) and a.sound == b.sound and sure


def _alike(a: Word, b: Word) -> float:
    """Jaro-Winkler similarity; 0 where a glance at the letters shows it cannot matter."""
    if a.sound != b.sound and at_most(a.text, b.text, a.letters, b.letters) < NEAR_FROM:
        return 0.0
    return likeness(a.text, b.text)


def _is_cut(a: str, b: str) -> bool:
    """Whether one is the other cut short, or cut and given an ending: "Shan", "Shanny"."""
    if a[:SHORTEST_CUT] != b[:SHORTEST_CUT]:
        return False
    short, long = (a, b) if len(a) < len(b) else (b, a)
    for ending in ("", "ie", "y", "i"):
        stem = short.removesuffix(ending)
        if len(stem) >= SHORTEST_CUT and long.startswith(stem):
            return True
    return False
