"""What the shell shows as ways to go; a higher room fills it in for each actor."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Item:
    """One link of a navigation; ``current`` marks where the reader is."""

    label: str | Promise
    url: str
    current: bool = False
