"""What else is due today. Each part of this room, and a room above, adds its own as it starts, so
that the page which shows all of it knows none.

What is due for the people whom a member supports is asked of all parts in one statement, and with
it what is due for people whom colleagues support, where a part reaches further: each gives its
rows, and says afterwards what they mean.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import CharField, Model, QuerySet, Value

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role
from wayside.people.models import Person
from wayside.people.queries.mine import Mine
from wayside.web.statements import compiled
from wayside.web.states import Words

Seen = TypeVar("Seen", bound=Model)
Row = tuple[str, UUID, str, date | None]
Ask = Callable[[list[UUID], list[UUID], date, datetime, UUID | None], list[Row]]


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that is due: for whom, what, since or until when, and where it is done; what
    guards a life or a child comes first on its day."""

    called: str
    label: Words
    due_date: date
    url: str
    guards: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where duties come from, and who has such."""

    slug: str
    permission: Permission
    find: Callable[[Mine], Iterable[Duty]]


@dataclass(frozen=True, slots=True)
class Asking:
    """Of whom and when, as places in a statement: the people a member was given, those among them
    whose worker the member is, the day and the moment, and who the member is. A safeguarding lead
    sees to people whom colleagues support too."""

    given: Any
    led: Any
    today: Any
    now: Any
    person: Any
    is_lead: bool

    def seen_to(self, found: QuerySet[Seen]) -> QuerySet[Seen]:
        """What a lead sees to, all of it; of others, what is of the people they were given."""
        return found if self.is_lead else found.filter(subject_id__in=self.given)


@dataclass(frozen=True, slots=True)
class Rows:
    """Duties towards people whom a member supports: ``find`` gives a query set with their
    ``subject_id``, a ``word`` and a ``day``, and ``say`` the duty that a row means today.
    ``reaches_further`` where they may be people whom only colleagues support."""

    slug: str
    permission: Permission
    find: Callable[[Asking], QuerySet[Any]]
    say: Callable[[Person, str, date | None, date], Duty | None]
    reaches_further: bool = False


NO_WORD = Value("", output_field=CharField())
_sources: dict[str, Source] = {}
_rows: dict[str, Rows] = {}


def add_source(source: Source | Rows) -> None:
    """Add what is due of one kind, once."""
    if isinstance(source, Rows):
        _rows[source.slug] = source
    else:
        _sources[source.slug] = source


def due(mine: Mine) -> list[Duty]:
    """Everything that is due from a member: what guards a life or a child, then the longest due."""
    found = [
        duty
        for source in _sources.values()
        if mine.actor.may(source.permission)
        for duty in source.find(mine)
    ]
    return sorted([*found, *_towards(mine)], key=_order(mine.today))


def _order(today: date) -> Callable[[Duty], tuple[bool, date, str]]:
    return lambda each: (
        not (each.guards and each.due_date <= today),
        each.due_date,
        each.called,
    )


def _towards(mine: Mine) -> Iterator[Duty]:
    slugs = tuple(
        each.slug
        for each in _rows.values()
        if mine.actor.may(each.permission) and (mine.subjects or each.reaches_further)
    )
    if not slugs:
        return
    ask = _statement(slugs, mine.actor.role == Role.SAFEGUARDING_LEAD)
    found = ask(mine.subjects, mine.led, mine.today, mine.now, mine.actor.person_id)
    people = _people(mine, {subject for _slug, subject, _word, _day in found})
    for slug, subject, word, day in found:
        if subject in people:
            duty = _rows[slug].say(people[subject], word, day, mine.today)
            if duty is not None:
                yield duty


def _people(mine: Mine, subjects: set[UUID]) -> Mapping[UUID, Person]:
    """Whom rows are about: known already, but for those whom only colleagues support."""
    others = subjects - mine.by_subject.keys()
    if not others:
        return mine.by_subject
    return {**mine.by_subject, **Person.objects.in_bulk([*others], field_name="subject_id")}


@cache
def _statement(slugs: tuple[str, ...], is_lead: bool) -> Ask:
    """The rows of these, compiled once for all who may see the same."""

    def build(
        given: list[UUID], led: list[UUID], today: date, now: datetime, person: UUID | None
    ) -> QuerySet[Any, Row]:
        asking = Asking(given, led, today, now, person, is_lead)
        first, *others = [_row(_rows[slug], asking) for slug in slugs]
        return first.union(*others, all=True)

    return compiled(build)


def _row(source: Rows, asking: Asking) -> QuerySet[Any, Any]:
    found: QuerySet[Any] = source.find(asking).annotate(
        source=Value(source.slug, output_field=CharField())
    )
    if not found.query.is_sliced:
        found = found.order_by()
    return found.values_list("source", "subject_id", "word", "day")
