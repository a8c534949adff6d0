"""Writes down who is around somebody."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look
from wayside.people.actions.looks import check_open
from wayside.people.models import Person, Relation
from wayside.people.relations import following, queries
from wayside.people.relations.actions.trail import note
from wayside.people.relations.permissions import KNOW_RELATIONS
from wayside.people.relations.queries import Around
from wayside.people.relations.vocabulary import Coercion, RelationKind
from wayside.web.clock import day_of
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow

RELATION = ("kind", "name", "coercion", "words")


@dataclass(frozen=True, slots=True)
class Known:
    """What was told of somebody around a person; a name is not needed."""

    kind: RelationKind
    name: str = ""
    coercion: tuple[Coercion, ...] = ()
    words: str = ""

    def said(self) -> dict[str, object]:
        """The values as the record holds them."""
        held = {name: getattr(self, name) for name in RELATION}
        return {**held, "coercion": sorted(each.value for each in self.coercion)}


@look
def read_relations(*, person: Person, by: Actor, now: datetime) -> tuple[Around, ...]:
    """Who is around somebody."""
    require(by, KNOW_RELATIONS)
    check_open(person.subject_id)
    note(person, "people.read_relations", Operation.CONSULTATION, by, now)
    return queries.around(person, today=day_of(now))


@transaction.atomic
def add_relation(*, person: Person, known: Known, by: Actor, now: datetime) -> Relation:
    """Write down who is around somebody.

    Raises:
        NotOpenError: the record is not open to whoever writes.
    """
    require(by, KNOW_RELATIONS)
    check_open(person.subject_id)
    made = Relation(
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        created_at=now,
        updated_at=now,
        **known.said(),
    )
    made.save(force_insert=True)
    said = [name for name, value in known.said().items() if value]
    note(made, "people.add_relation", Operation.COLLECTION, by, now, fields=said)
    following.changed(person.subject_id, by=by, now=now)
    return made


@transaction.atomic
def change_relation(
    *, relation: Relation, known: Known, expected_version: int, by: Actor, now: datetime
) -> Relation:
    """Change what is known of them.

    Raises:
        NotOpenError: the record is not open to whoever writes.
        Collision: somebody else changed it since.
    """
    require(by, KNOW_RELATIONS)
    check_open(relation.subject_id)
    said = known.said()
    changed = [name for name, value in said.items() if getattr(relation, name) != value]
    for name in changed:
        setattr(relation, name, said[name])
    if changed:
        save_versioned(relation, expected_version=expected_version, now=now, fields=changed)
        note(relation, "people.change_relation", Operation.ALTERATION, by, now, fields=changed)
        following.changed(relation.subject_id, by=by, now=now)
    return relation


@transaction.atomic
def end_relation(*, relation: Relation, by: Actor, now: datetime) -> None:
    """Note that they are no longer around; what was known stays on record.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: it was noted already.
    """
    require(by, KNOW_RELATIONS)
    check_open(relation.subject_id)
    if not Relation.objects.filter(id=relation.id, ended_at=None).exists():
        raise NotNow(_("This was noted already."))
    relation.ended_at = now
    save_versioned(relation, expected_version=relation.version, now=now, fields=("ended_at",))
    note(relation, "people.end_relation", Operation.ALTERATION, by, now, fields=("ended_at",))
    following.changed(relation.subject_id, by=by, now=now)
