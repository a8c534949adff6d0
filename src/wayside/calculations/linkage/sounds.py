"""How a name sounds, as a short code: spellings that are said alike should have the same.

Method: a consonant skeleton after Metaphone (Philips 1990, "Hanging on the Metaphone", Computer
Language 7(12)), with the treatment of Slavic clusters of the Daitch-Mokotoff Soundex (Mokotoff
1985), written anew from their descriptions and widened for transliterations common in south
London: Polish w and cz, Romanian and Slavic i or j for y, Arabic kh, dh, gh, the Yoruba s said sh,
South Asian bh and dh. Hissing sounds are one (s, z, sh, ch, cz, ts); a vowel counts only as a
beginning, where all vowels are one. A name with fewer than two consonants keeps its vowels in
three classes, or "Mia" and "Emmy" would be the same.

Limits: made for names in Latin letters (others reach it transliterated, by ``writing``); tones,
vowel length and most of Chinese and Vietnamese are beyond it.
"""

from __future__ import annotations

import re

LONGEST_CODE = 6

_RULES = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"^(?:kn|gn|pn|ng)", "n"),
        (r"^wr", "r"),
        (r"^(?:ps|x)", "s"),
        (r"^(?:mac|mc)(?=[bcdfgjklmnpqrstvwz])", "mk"),
        (r"^[yi](?=[aeouw])", "j"),
        (r"ch(?=[rlmn])", "k"),
        (r"dzh|dzi|dj|gj|xh|dg(?=e)", "j"),
        (r"(?<=[tnlsv])j(?=a$|u|e)", ""),
        (r"(?<=[aeiou])j(?=a$)", "y"),
        (r"shch|szcz|tsch|tch|sch|ch|cz|sh|sz|rz|zh|ts|tz|dz", "s"),
        (r"ph", "f"),
        (r"(?<=[aeiou])gh(?![aeiou])", ""),
        (r"([bdgkprt])h", r"\1"),
        (r"qu?|ck", "k"),
        (r"x", "ks"),
        (r"c(?=[eiyv])", "s"),
        (r"c", "k"),
        (r"g(?=[eiy])", "j"),
        (r"z", "s"),
        (r"w(?=[aeiouy])", "v"),
        (r"w", ""),
        (r"(.)\1+", r"\1"),
        (r"(?<!^)h", ""),
        (r"d$", "t"),
        (r"mb$", "m"),
    )
)
_VOWELS = re.compile(r"[aeiouy]+")
_CLASSES = str.maketrans("eiyou", "iiiuu")


def sound_of(word: str) -> str:
    """The code of one word in plain Latin letters, 1 to 6 capitals; "" when it has no letters."""
    said = re.sub(r"[^a-z]", "", word[:40])
    for pattern, by in _RULES:
        said = pattern.sub(by, said)
    if not said:
        return ""
    begins = "a" if said[0] in "aeiouy" else ""
    code = begins + _VOWELS.sub("", said)
    if len(code) - len(begins) < 2:
        code = re.sub(r"(.)\1+", r"\1", said.translate(_CLASSES))
    return code[:LONGEST_CODE].upper()
