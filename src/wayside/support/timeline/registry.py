"""What a timeline is made of. Each part of this room, and a room above, adds its own as it starts:
the timeline itself knows none."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.access.permissions import Permission
from wayside.people.models import Person
from wayside.web.clock import LONDON
from wayside.web.statements import compiled
from wayside.web.states import Words

Row = TypeVar("Row")
NOON = time(12)
Most = int | None


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened with somebody, and where it stands in full."""

    at: datetime
    title: Words
    words: str = ""
    by: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of moments, and who may see it. ``find`` takes at most so many, the latest, or
    all."""

    slug: str
    label: Words
    permission: Permission
    find: Callable[[Person, Most], Iterable[Moment]]


_sources: dict[str, Source] = {}


def latest(found: Callable[[Any], QuerySet[Any, Row]]) -> Callable[[Person, Most], list[Row]]:
    """So many rows of a record, by a query set that is built from the number of its subject: on a
    timeline of many kinds, building each anew takes longer than the database takes to answer."""

    @cache
    def first(most: Most) -> Callable[[UUID], list[Row]]:
        def rows(subject: UUID) -> QuerySet[Any, Row]:
            return found(subject)[:most]

        return compiled(rows)

    return lambda person, most: first(most)(person.subject_id)


def add_source(source: Source) -> None:
    """Add a kind of moments, once."""
    _sources[source.slug] = source


def sources(*, visible_to: Actor) -> list[Source]:
    """The kinds that this actor may see."""
    return [each for each in _sources.values() if visible_to.may(each.permission)]


def on_day(day: date) -> datetime:
    """A day among moments: its noon."""
    return datetime.combine(day, NOON, tzinfo=LONDON)
