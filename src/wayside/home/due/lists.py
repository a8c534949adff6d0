"""A long list shows its first rows and one that leads to all of them."""

from collections.abc import Iterator, Sequence

from django.utils.translation import ngettext

from wayside.home.presenters import Due


def capped(found: Sequence[Due], most: int, queue: str) -> Iterator[Due]:
    """So many of a list, the most urgent first, and the way to the rest in its full queue."""
    ordered = sorted(found, key=lambda each: each.urgency)
    yield from ordered[:most]
    rest = ordered[most:]
    if rest:
        words = ngettext("%(n)d more like this", "%(n)d more like these", len(rest))
        yield Due(words % {"n": len(rest)}, queue, rest[0].urgency)
