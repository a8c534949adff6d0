"""Needs by strand as a table."""

from wayside.support.strands.figures import Counts
from wayside.support.vocabulary import NeedKind
from wayside.web.states import Words

HELD_BACK = "*"


def rows(counts: Counts, strand: str) -> list[tuple[Words, str]]:
    """Each need of one strand, in the order of the field's list, with how many people have it; a
    need that nobody has is told from none."""
    held = counts.get(strand, {})
    return [(kind.label, _number(held[kind])) for kind in NeedKind if kind in held]


def _number(people: int | None) -> str:
    return HELD_BACK if people is None else str(people)
