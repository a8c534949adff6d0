"""Who is around somebody, as the database shows it to whoever acts."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from wayside.people.models import Custody, Person, Relation
from wayside.people.queries.persons import own_people
from wayside.people.relations import rules
from wayside.people.relations.vocabulary import HARM, WindowKind
from wayside.web.statements import compiled


@dataclass(frozen=True, slots=True)
class Window:
    """A date of release, and what it makes possible or urgent today."""

    custody: Custody
    kind: WindowKind


@dataclass(frozen=True, slots=True)
class Around:
    """Somebody around a person supported, and the windows of their absence."""

    relation: Relation
    windows: tuple[Window, ...]


def around(person: Person, *, today: date) -> tuple[Around, ...]:
    """Who is around somebody, those no longer so left out; with each time away that is not over,
    also one that lies ahead, so that what was written wrongly can be put right."""
    windows: dict[UUID, list[Window]] = {}
    for each in _windows(_away([person.subject_id]), today):
        windows.setdefault(each.custody.relation_id, []).append(each)
    return tuple(
        Around(each, tuple(windows.get(each.id, ()))) for each in _relations(person.subject_id)
    )


def windows_of(subjects: list[UUID], *, today: date) -> Sequence[Window]:
    """The windows open today in these records, the earliest release first."""
    return _windows(_begun(subjects, today), today)


@compiled
def _relations(subject: UUID) -> QuerySet[Relation]:
    found = Relation.objects.filter(subject=subject, ended_at=None)
    return found.order_by("created_at", "id")


@compiled
def _away(subjects: list[UUID]) -> QuerySet[Custody]:
    return _not_over(subjects)


@compiled
def _begun(subjects: list[UUID], today: date) -> QuerySet[Custody]:
    return _not_over(subjects).filter(from_date__lte=today)


def _not_over(subjects: Collection[UUID]) -> QuerySet[Custody]:
    held = Custody.objects.filter(subject__in=subjects, over_at=None, relation__ended_at=None)
    return held.select_related("relation").order_by("release_date", "id")


def _windows(rows: Iterable[Custody], today: date) -> Sequence[Window]:
    return [
        Window(
            each,
            rules.window(
                from_date=each.from_date,
                release_date=each.release_date,
                prepared=each.prepared_at is not None,
                today=today,
            ),
        )
        for each in rows
    ]


def names_of_harm(person: Person) -> list[str]:
    """The names of those around somebody who harm, or did."""
    held = Relation.objects.filter(subject=person.subject_id, ended_at=None)
    return [each.name for each in held if each.name and (each.coercion or each.kind in HARM)]


def relation_of(person: Person, relation_id: UUID) -> Relation | None:
    """One of those around somebody."""
    return Relation.objects.filter(subject=person.subject_id, id=relation_id, ended_at=None).first()


def custody_of(person: Person, custody_id: UUID) -> Custody | None:
    """One time during which somebody around a person is away."""
    held = Custody.objects.filter(subject=person.subject_id, id=custody_id, over_at=None)
    return held.select_related("relation").first()


def around_own() -> QuerySet[Relation]:
    """Everybody around a member's own people, person by person."""
    own = own_people().values("subject_id")
    found = Relation.objects.filter(subject__in=own, ended_at=None)
    return found.select_related("subject__person").order_by("subject_id", "created_at", "id")
