"""Keeps the search tokens of people in step with their names, and those of merged records, and
with the keys."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.people.merging.queries import merged_names
from wayside.people.models import Person, SearchToken
from wayside.people.permissions import RENEW_TOKENS
from wayside.people.queries.tokens import Tokens, everybody, held_tokens, tokens_of

BATCH = 500


def renew_tokens(person: Person) -> None:
    """Write the tokens of the names as they now stand, under the current key."""
    also = merged_names([person.subject_id]).get(person.subject_id, ())
    forget_tokens(person)
    _write([(person, tokens_of(person, also))])


def forget_tokens(person: Person) -> None:
    """Let nobody find the record by its names."""
    SearchToken.objects.filter(subject_id=person.subject_id).delete()


def renew_all_tokens(*, by: Actor, now: datetime) -> int:
    """Write again, a batch and a transaction at a time, the tokens of every record that stands
    under another key than the current one; how many records. For a process that sees them all."""
    require(by, RENEW_TOKENS)
    total, after = 0, None
    while True:
        count, after = _renew_batch(after, by, now)
        total += count
        if after is None:
            return total


@transaction.atomic
def _renew_batch(after: UUID | None, by: Actor, now: datetime) -> tuple[int, UUID | None]:
    """Those behind the one named; how many records, and the last, or none after the last batch.
    Whoever changes one of them meanwhile waits."""
    waiting = everybody().select_for_update()
    batch = list((waiting.filter(id__gt=after) if after else waiting)[:BATCH])
    count = _renew(batch)
    if count:
        record(
            by=by,
            operation=Operation.ADMINISTRATION,
            action="people.renew_tokens",
            record_type=SearchToken._meta.label,
            count=count,
            now=now,
        )
    return count, batch[-1].id if len(batch) == BATCH else None


def _renew(batch: Collection[Person]) -> int:
    subjects = [each.subject_id for each in batch]
    also, held = merged_names(subjects), held_tokens(batch)
    rows = SearchToken.objects.filter(subject_id__in=subjects)
    wanted = [(each, tokens_of(each, also.get(each.subject_id, ()))) for each in batch]
    stale = [(each, made) for each, made in wanted if made != held.get(each.subject_id, set())]
    rows.filter(subject_id__in=[each.subject_id for each, _made in stale]).delete()
    _write(stale)
    return len(stale)


def _write(made: Iterable[tuple[Person, Tokens]]) -> None:
    SearchToken.objects.bulk_create(
        [
            SearchToken(
                subject_id=person.subject_id,
                controller_id=person.controller_id,
                kind=kind,
                token=token,
            )
            for person, tokens in made
            for kind, token in sorted(tokens)
        ],
        batch_size=BATCH * 4,
    )
