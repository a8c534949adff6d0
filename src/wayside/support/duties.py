"""What else is due today. Each part of this room, and a room above, adds its own as it starts, so
that the page which shows all of it knows none."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from wayside.access.actor import Actor
from wayside.access.permissions import Permission
from wayside.web.states import Words


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that is due: for whom, what, since or until when, and where it is done."""

    called: str
    label: Words
    due_date: date
    url: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where duties come from, and who has such."""

    slug: str
    permission: Permission
    find: Callable[[Actor, datetime], Iterable[Duty]]


_sources: dict[str, Source] = {}


def add_source(source: Source) -> None:
    """Add what is due of one kind, once."""
    _sources[source.slug] = source


def due(*, visible_to: Actor, now: datetime) -> list[Duty]:
    """Everything that is due, the longest due first."""
    found = [
        duty
        for source in _sources.values()
        if visible_to.may(source.permission)
        for duty in source.find(visible_to, now)
    ]
    return sorted(found, key=lambda each: (each.due_date, each.called))
