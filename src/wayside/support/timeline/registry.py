"""What a timeline is made of. Each part of this room, and a room above, adds its own as it starts:
the timeline itself knows none."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import CharField, DateTimeField, F, Func, Model, QuerySet, Value

from wayside.access.actor import Actor
from wayside.access.permissions import Permission
from wayside.people.models import Person
from wayside.web.clock import LONDON
from wayside.web.statements import compiled
from wayside.web.states import Words

Row = TypeVar("Row")
NOON = time(12)
Most = int | None
Rows = Callable[[Any], QuerySet[Any]]


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
    all. ``when``: rows of a record, each with a moment of this kind as ``moment`` (``dated``);
    without, the kind is always looked through."""

    slug: str
    label: Words
    permission: Permission
    find: Callable[[Person, Most], Iterable[Moment]]
    when: tuple[Rows, ...] = ()


class Noon(Func):
    """The noon of a day in London, as ``on_day`` has it."""

    template = "((%(expressions)s + time '12:00') AT TIME ZONE 'Europe/London')"
    output_field = DateTimeField()


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


def lately(person: Person, *, visible_to: Actor, now: datetime, most: int) -> list[Source]:
    """The kinds among somebody's latest moments, found in one statement: of many kinds, few have
    something new."""
    kinds = sources(visible_to=visible_to)
    dated_kinds = tuple(each.slug for each in kinds if each.when)
    found = _statement(dated_kinds, most)(person.subject_id, now) if dated_kinds else []
    slugs = {slug for slug, _moment in found}
    return [each for each in kinds if not each.when or each.slug in slugs]


@cache
def _statement(
    slugs: tuple[str, ...], most: int
) -> Callable[[UUID, datetime], list[tuple[str, datetime]]]:
    """The latest moments of these kinds, compiled once for all who may see the same."""

    def build(subject: UUID, now: datetime) -> QuerySet[Any, tuple[str, datetime]]:
        first, *others = [
            rows(subject)
            .filter(moment__lte=now)
            .annotate(source=Value(slug, output_field=CharField()))
            .order_by()
            .values_list("source", "moment")
            for slug in slugs
            for rows in _sources[slug].when
        ]
        found: QuerySet[Any, tuple[str, datetime]] = first.union(*others, all=True)
        return found.order_by("-moment")[:most]

    return compiled(build)


def dated(found: Rows, field: str) -> Rows:
    """Rows of a record, with the moment or the day that one of their fields holds."""

    def rows(subject: Any) -> QuerySet[Any]:
        there = found(subject)
        is_moment = isinstance(there.model._meta.get_field(field), DateTimeField)
        known: QuerySet[Any] = there.annotate(moment=F(field) if is_moment else Noon(field))
        return known

    return rows


def rows_of(model: type[Model], field: str = "at", *, by: str = "subject") -> Rows:
    """The same, of all the rows of a kind that are of a record."""
    return dated(lambda subject: model._default_manager.filter(**{by: subject}), field)


def on_day(day: date) -> datetime:
    """A day among moments: its noon."""
    return datetime.combine(day, NOON, tzinfo=LONDON)
