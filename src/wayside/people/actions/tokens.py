"""Keeps the search tokens of people in step with their names, and those of merged records, and
with the keys."""

from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.people.matching import keys_of
from wayside.people.merging.queries import merged_away, merged_names
from wayside.people.models import Person, SearchToken
from wayside.people.permissions import RENEW_TOKENS
from wayside.vault import holding

BATCH = 500
Tokens = set[tuple[str, bytes]]


def renew_tokens(person: Person) -> None:
    """Write the tokens of the names as they now stand, under the current key."""
    also = merged_names([person.subject_id]).get(person.subject_id, ())
    forget_tokens(person)
    _write({person.subject_id: _tokens_of(person, also)})


def forget_tokens(person: Person) -> None:
    """Let nobody find the record by its names."""
    SearchToken.objects.filter(subject_id=person.subject_id).delete()


@transaction.atomic
def renew_all_tokens(*, by: Actor, now: datetime) -> int:
    """Write again, a batch at a time, the tokens of every record that stands under another key
    than the current one; how many records. For a process that sees them all."""
    require(by, RENEW_TOKENS)
    count = sum(map(_renew, _batches()))
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action="people.renew_tokens",
        record_type=SearchToken._meta.label,
        count=count,
        now=now,
    )
    return count


def _batches() -> Iterator[list[Person]]:
    """Everybody who is found by names, so many at a time; whoever changes one waits."""
    everybody = Person.objects.exclude(id__in=merged_away()).order_by("id").select_for_update()
    batch = list(everybody[:BATCH])
    while batch:
        yield batch
        batch = list(everybody.filter(id__gt=batch[-1].id)[:BATCH])


def _renew(batch: Collection[Person]) -> int:
    subjects = [each.subject_id for each in batch]
    also = merged_names(subjects)
    held: dict[UUID, Tokens] = {}
    rows = SearchToken.objects.filter(subject_id__in=subjects)
    for subject, kind, token in rows.values_list("subject_id", "kind", "token"):
        held.setdefault(subject, set()).add((kind, bytes(token)))
    wanted = {each.subject_id: _tokens_of(each, also.get(each.subject_id, ())) for each in batch}
    stale = {key: made for key, made in wanted.items() if made != held.get(key, set())}
    rows.filter(subject_id__in=stale).delete()
    _write(stale)
    return len(stale)


def _tokens_of(person: Person, also: Collection[str]) -> Tokens:
    ring = holding.ring(holding.SUPPORT)
    return {
        (key.kind.value, ring.token(key.value, purpose=f"people:{key.kind}"))
        for key in keys_of(person, also=also)
    }


def _write(made: dict[UUID, Tokens]) -> None:
    SearchToken.objects.bulk_create(
        [
            SearchToken(subject_id=subject, kind=kind, token=token)
            for subject, tokens in made.items()
            for kind, token in sorted(tokens)
        ],
        batch_size=BATCH * 4,
    )
