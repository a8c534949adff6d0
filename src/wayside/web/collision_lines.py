"""Edits that meet in a list that belongs to a record: each of its lines is settled by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Generic, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayside.web.collisions import Difference, keeps_theirs

NOT_LISTED = _("Not listed")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Line(Generic[Value]):
    """One line of a list: what tells it from the others, its label, what it says, its value."""

    key: str
    label: str | Promise
    words: str | Promise
    value: Value

    @property
    def name(self) -> str:
        """The key as the name of a form's field may hold it."""
        return sha256(self.key.encode()).hexdigest()[:12]


def lines_apart(
    part: str, mine: Sequence[Line[Value]], theirs: Sequence[Line[Value]]
) -> tuple[Difference, ...]:
    """The lines that stand in one list alone, or say different things, for the collision page."""
    my_words = {line.key: line.words for line in mine}
    their_words = {line.key: line.words for line in theirs}
    return tuple(
        Difference(
            f"{part}-{line.name}",
            line.label,
            my_words.get(line.key, NOT_LISTED),
            their_words.get(line.key, NOT_LISTED),
        )
        for line in _both(mine, theirs)
        if my_words.get(line.key) != their_words.get(line.key)
    )


def lines_kept(
    part: str,
    mine: Sequence[Line[Value]],
    theirs: Sequence[Line[Value]],
    choices: Mapping[str, str],
) -> tuple[Value, ...]:
    """My list, with theirs in each line for which the collision page was answered so."""
    found = []
    for line in _both(mine, theirs):
        chosen = theirs if keeps_theirs(choices, f"{part}-{line.name}") else mine
        found += [each.value for each in chosen if each.key == line.key]
    return tuple(found)


def _both(mine: Sequence[Line[Value]], theirs: Sequence[Line[Value]]) -> list[Line[Value]]:
    return list({line.key: line for line in (*mine, *theirs)}.values())
