"""What the shell shows as ways to go, which a higher room fills in for each actor; and the
addresses of many rows at once."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise

ANY_ID = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Item:
    """One link of a navigation; ``current`` marks where the reader is."""

    label: str | Promise
    url: str
    current: bool = False


def addresses(name: str, *around: object) -> Callable[[UUID], str]:
    """The addresses of pages that differ in one identifier alone, the last: looked up once for
    all rows of a list, since a look is slow."""
    start, end = reverse(name, args=[*around, ANY_ID]).split(str(ANY_ID))
    return lambda key: f"{start}{key}{end}"
