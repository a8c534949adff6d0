"""Names as written, made comparable: one form for any script, case, accent or direction.

Method: NFKC, case folding, decomposition, dropping the accents of alphabets that have them (never
the vowel signs of Indic scripts), then Cyrillic, Greek and Arabic letters as Latin ones (after the
plain forms of BGN/PCGN), so that a name and its transliteration meet. Apostrophes join, anything
else that is no letter or digit parts. What has neither (an emoji) is kept as it is.

Source: Unicode Standard Annex 15 (normalisation forms) and 44 (general categories).
"""

from __future__ import annotations

import unicodedata

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻ`´ʾʿـ"))
_ONE_FOR_ONE = (
    ("łøđðıəɔɛɓɗƙħ", "loddieoebdkh"),
    ("абвгдезиклмнопрстуфыэіґјў", "abvgdeziklmnoprstufyeigjw"),
    ("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo"),
    ("ابتجحدرزسصضطظفقكلمنهويىة", "abtjhdrzssdtzfqklmnhwyaa"),
    ("پگکیہھٹڈڑںے", "pgkyhhtdrne"),
)
_SEVERAL_FOR_ONE = (
    "ŋng þth æae œoe жzh хkh цts чch шsh щshch юyu яya єye љlj њnj ћc ђdj џdz ѓgj ќkj ѕdz "
    "θth χkh ψps ثth خkh ذdh شsh غgh چch ژzh"
)
_SILENT = "ъьعء"
_LETTERS = str.maketrans(
    {
        letter: by
        for letters, latin in _ONE_FOR_ONE
        for letter, by in zip(letters, latin, strict=True)
    }
    | {each[0]: each[1:] for each in _SEVERAL_FOR_ONE.split()}
    | dict.fromkeys(_SILENT, "")
)
_WORDS_BESIDE = (
    "al el ul bin bint ibn abu um umm de da do dos das del della di la le van von der den "
    "big little lil wee auntie aunty mama miss ms mrs mr dr the"
)
_BESIDE = frozenset(_WORDS_BESIDE.split())
"""Words beside a name: they are left off where something else remains."""


def words(text: str) -> tuple[str, ...]:
    """The words of a name in comparable form, in their order; empty for a blank one."""
    found = tuple(_parted(_folded(text)))
    if not found:
        signs = "".join(each for each in text if unicodedata.category(each) == "So")
        return (signs,) if signs else ()
    kept = tuple(each for each in found if each not in _BESIDE)
    return kept or found


def is_latin(word: str) -> bool:
    """Whether sounds can be told from it: plain letters, after folding."""
    return word.isascii() and any(each.isalpha() for each in word)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(each for each in plain if not _is_accent(each))
    return unicodedata.normalize("NFC", bare.translate(_APOSTROPHES).translate(_LETTERS))


def _is_accent(sign: str) -> bool:
    """Accents, Hebrew and Arabic points, joiners and marks of direction."""
    if unicodedata.category(sign) == "Cf":
        return True
    point = ord(sign)
    pointed = 0x0300 <= point <= 0x036F or 0x0591 <= point <= 0x05C7 or 0x064B <= point <= 0x065F
    return pointed or point == 0x0670


def _parted(text: str) -> list[str]:
    spaced = (each if _belongs(each) else " " for each in text)
    return "".join(spaced).split()


def _belongs(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign) in {"Mn", "Mc"}
