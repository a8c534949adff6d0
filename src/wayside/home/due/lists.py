"""A long list shows its first rows and one that leads to all of them."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from wayside.home.presenters import Due


def capped(found: Sequence[Due], most: int, queue: str) -> Iterator[Due]:
    """So many of a list, the most urgent first, and the way to the rest in its full queue."""
    ordered = sorted(found, key=lambda each: each.urgency)
    yield from ordered[:most]
    rest = ordered[most:]
    if rest:
        words = _("See %(n)d more in the whole list")
        yield Due(words % {"n": len(rest)}, queue, rest[0].urgency)
