"""The search tokens that people are found by, and those they should be found by."""

from collections import Counter
from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from wayside.people.matching import keys_of
from wayside.people.merging.queries import merged_away, merged_names
from wayside.people.models import Person, SearchToken
from wayside.vault import holding

BATCH = 500
Tokens = set[tuple[str, bytes]]


def everybody() -> QuerySet[Person]:
    """Everybody who is found by names."""
    return Person.objects.exclude(id__in=merged_away()).order_by("id")


def tokens_of(person: Person, also: Collection[str], under: str = "") -> Tokens:
    """The tokens somebody should be found by, under the current key or the one named."""
    ring = holding.ring(holding.SUPPORT)
    return {
        (key.kind.value, ring.token(key.value, purpose=f"people:{key.kind}", under=under))
        for key in keys_of(person, also=also)
    }


def held_tokens(people: Collection[Person]) -> dict[UUID, Tokens]:
    """The tokens that these people are found by, by the number of the record's subject."""
    found: dict[UUID, Tokens] = {}
    rows = SearchToken.objects.filter(subject_id__in=[each.subject_id for each in people])
    for subject, kind, token in rows.values_list("subject_id", "kind", "token"):
        found.setdefault(subject, set()).add((kind, bytes(token)))
    return found


def tokens_by_key() -> Counter[str]:
    """How many search tokens each key of the ring made; for a process that sees them all."""
    ring, found = holding.ring(holding.SUPPORT), Counter[str]()
    batch = list(everybody()[:BATCH])
    while batch:
        held, also = held_tokens(batch), merged_names([each.subject_id for each in batch])
        for each in batch:
            names = also.get(each.subject_id, ())
            for key in ring.keys:
                made = tokens_of(each, names, key) & held.get(each.subject_id, set())
                found[key] += len(made)
        batch = list(everybody().filter(id__gt=batch[-1].id)[:BATCH])
    return +found
