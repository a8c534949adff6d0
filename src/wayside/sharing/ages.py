"""How old the person of a subject is taken to be. Sharing knows no record: the room above that
keeps it says so as it starts."""

from collections.abc import Callable
from uuid import UUID

Ask = Callable[[UUID], str | None]
_asked: list[Ask] = []


def ask_with(ask: Ask) -> None:
    """Ask this, once: it answers an ``AgeMark``, or None where it knows nobody."""
    if ask not in _asked:
        _asked.append(ask)


def age_of(subject_id: UUID) -> str | None:
    """The age mark of whoever it is about, if a room knows."""
    return next((age for ask in _asked if (age := ask(subject_id))), None)
