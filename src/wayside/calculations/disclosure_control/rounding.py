"""Rounds counts of people, so that one person more or fewer seldom shows."""

BASE = 5


def rounded(count: int, base: int = BASE) -> int:
    """To the nearest multiple of the base; halves up.

    Raises:
        ValueError: a count is negative, or the base below 1.
    """
    if count < 0 or base < 1:
        raise ValueError("Counts are 0 or more, the base 1 or more.")
    return (2 * count + base) // (2 * base) * base
