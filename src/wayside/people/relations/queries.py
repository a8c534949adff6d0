"""Who is around somebody, as the database shows it to whoever acts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wayside.people.models import Custody, Person, Relation
from wayside.people.relations import rules
from wayside.people.relations.vocabulary import HARM, WindowKind


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
    """Who is around somebody, those no longer so left out."""
    relations = Relation.objects.filter(subject=person.subject_id, ended_at=None)
    windows: dict[UUID, list[Window]] = {}
    for each in windows_of([person.subject_id], today=today):
        windows.setdefault(each.custody.relation_id, []).append(each)
    return tuple(
        Around(each, tuple(windows.get(each.id, ())))
        for each in relations.order_by("created_at", "id")
    )


def windows_of(subjects: Collection[UUID], *, today: date) -> Sequence[Window]:
    """The windows open today in these records, the earliest release first."""
    rows = Custody.objects.filter(
        subject__in=subjects, over_at=None, from_date__lte=today, relation__ended_at=None
    ).select_related("relation")
    found = []
    for each in rows.order_by("release_date", "id"):
        kind = rules.window(
            from_date=each.from_date,
            release_date=each.release_date,
            prepared=each.prepared_at is not None,
            today=today,
        )
        if kind is not None:
            found.append(Window(each, kind))
    return found


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
