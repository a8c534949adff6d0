"""Keeps whom somebody must not meet, so that no group brings them together."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.people.permissions import RENEW_TOKENS
from wayside.people.relations.permissions import KNOW_RELATIONS
from wayside.people.relations.queries import names_of_harm
from wayside.support.groups import queries
from wayside.support.groups.permissions import INVITE_TO_GROUPS
from wayside.support.models import KeptApart
from wayside.web.collisions import Collision, save_versioned

BATCH = 500


@look
def read_kept_apart(*, person: Person, by: Actor, now: datetime) -> KeptApart | None:
    """Whom somebody must not meet.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, INVITE_TO_GROUPS)
    check_open(person.subject_id)
    told(person, "support.read_kept_apart", Operation.CONSULTATION, by, now)
    return queries.apart_of(person)


@transaction.atomic
def keep_apart(
    *, person: Person, names: str, expected_version: int, by: Actor, now: datetime
) -> KeptApart:
    """Write whom somebody must not meet, one to a line; version 0 begins it.

    Raises:
        NotOpenError: the record is not open to whoever writes.
        Collision: somebody else wrote it since.
    """
    require(by, INVITE_TO_GROUPS)
    check_open(person.subject_id)
    held = queries.apart_of(person)
    if held is not None and held.version != expected_version:
        raise Collision(held)
    return _keep(person, held, names, by, now)


@transaction.atomic
def keep_names_apart(*, subject_id: UUID, by: Actor, now: datetime) -> None:
    """Take up that those around somebody changed.

    Raises:
        NotOpenError: the record is not open to whoever changed it.
    """
    require(by, KNOW_RELATIONS)
    check_open(subject_id)
    person = Person.objects.get(subject=subject_id)
    held = queries.apart_of(person)
    if held is not None or names_of_harm(person):
        _keep(person, held, held.names if held else "", by, now)


@transaction.atomic
def renew_apart(*, by: Actor, now: datetime) -> int:
    """Make every hash again under the keys at hand; how many records. For a process that sees
    them all, after the keys changed."""
    require(by, RENEW_TOKENS)
    count = 0
    for held in KeptApart.objects.select_related("subject__person").iterator(BATCH):
        held.tokens = _tokens(held.subject.person, held.names)
        held.save(update_fields=("tokens",))
        count += 1
    told(KeptApart, "support.keep_apart", Operation.ADMINISTRATION, by, now, count=count)
    return count


def _keep(
    person: Person, held: KeptApart | None, names: str, by: Actor, now: datetime
) -> KeptApart:
    if held is None:
        held = KeptApart(
            subject_id=person.subject_id,
            controller_id=person.controller_id,
            created_at=now,
            updated_at=now,
            names=names,
            tokens=_tokens(person, names),
        )
        held.save(force_insert=True)
    else:
        held.names, held.tokens = names, _tokens(person, names)
        fields = ("names", "tokens")
        save_versioned(held, expected_version=held.version, now=now, fields=fields)
    told(held, "support.keep_apart", Operation.ALTERATION, by, now, fields=("names",))
    return held


def _tokens(person: Person, names: str) -> list[bytes]:
    said = [each.strip() for each in names.splitlines() if each.strip()]
    return queries.tokens_of([*names_of_harm(person), *said])
