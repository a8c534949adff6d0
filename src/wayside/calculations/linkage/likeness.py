"""How alike two spellings are: the Jaro-Winkler similarity, 0 to 1.

Reference: Winkler (1990), "String comparator metrics and enhanced decision rules in the
Fellegi-Sunter model of record linkage", with its prefix scale of 0.1 on at most four letters.
"""

from __future__ import annotations

PREFIX = 4
SCALE = 0.1


def likeness(a: str, b: str) -> float:
    """Jaro-Winkler similarity of two words; symmetric, 1 for equal ones, 0 beside an empty one."""
    if a == b:
        return 1.0
    jaro = _jaro(a, b)
    same = 0
    for left, right in zip(a[:PREFIX], b[:PREFIX], strict=False):
        if left != right:
            break
        same += 1
    return jaro + same * SCALE * (1 - jaro)


def letters_of(word: str) -> int:
    """Which letters a word has, as bits; letters of large alphabets share bits."""
    bits = 0
    for letter in word:
        bits |= 1 << ord(letter) % 64
    return bits


def at_most(a: str, b: str, letters_a: int, letters_b: int) -> float:
    """An upper bound of ``likeness``, found without comparing: letters that one lacks cannot
    meet."""
    size_a, size_b = len(a), len(b)
    met = min(
        size_a - (letters_a & ~letters_b).bit_count(), size_b - (letters_b & ~letters_a).bit_count()
    )
    if met <= 0:
        return 0.0
    jaro = (met / size_a + met / size_b + 1) / 3
    return jaro + PREFIX * SCALE * (1 - jaro) if a[0] == b[0] else jaro


def _jaro(a: str, b: str) -> float:
    if len(a) > len(b) or (len(a) == len(b) and a > b):
        a, b = b, a
    reach = max(len(b) // 2 - 1, 0)
    taken = [False] * len(b)
    ours = []
    for i, letter in enumerate(a):
        for j in range(max(0, i - reach), min(len(b), i + reach + 1)):
            if not taken[j] and b[j] == letter:
                taken[j] = True
                ours.append(letter)
                break
    if not ours:
        return 0.0
    theirs = [letter for letter, met in zip(b, taken, strict=True) if met]
    moved = sum(x != y for x, y in zip(ours, theirs, strict=True)) / 2
    met = len(ours)
    return (met / len(a) + met / len(b) + (met - moved) / met) / 3
