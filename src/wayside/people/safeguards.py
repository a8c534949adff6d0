"""What is warned of on each page of a record, and what is never offered there. A room above adds
what it knows as it starts, such as the strands of a plan."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wayside.people.models import Person
from wayside.web.states import Words


@dataclass(frozen=True, slots=True)
class Safeguard:
    """One warning, and the page where something is to be done about it. ``bars_others``: nobody is
    reached through anybody else, who may be family or tell them."""

    sentence: Words
    url: str = ""
    bars_others: bool = False


Ask = Callable[[Person], Sequence[Safeguard]]
_asked: list[Ask] = []


def guard_with(ask: Ask) -> None:
    """Ask this too, once."""
    if ask not in _asked:
        _asked.append(ask)


def safeguards_of(person: Person) -> list[Safeguard]:
    """What is warned of in this record."""
    return [each for ask in _asked for each in ask(person)]


def bars(found: Sequence[Safeguard]) -> bool:
    """Whether one of these bars everybody else."""
    return any(each.bars_others for each in found)


def bars_others(person: Person) -> bool:
    """Whether nobody is contacted through anybody else in this record."""
    return bars(safeguards_of(person))
