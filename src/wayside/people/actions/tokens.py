"""Keeps the search tokens of a person in step with her names, and those of merged records."""

from wayside.people.matching import keys_of
from wayside.people.merging.queries import merged_names
from wayside.people.models import Person, SearchToken
from wayside.vault import holding


def renew_tokens(person: Person) -> None:
    """Write the tokens of the names as they now stand, under the current key."""
    ring = holding.ring(holding.SUPPORT)
    also = merged_names([person.subject_id]).get(person.subject_id, ())
    made = {
        (key.kind.value, ring.token(key.value, purpose=f"people:{key.kind}"))
        for key in keys_of(person, also=also)
    }
    forget_tokens(person)
    SearchToken.objects.bulk_create(
        [
            SearchToken(subject_id=person.subject_id, kind=kind, token=token)
            for kind, token in sorted(made)
        ]
    )


def forget_tokens(person: Person) -> None:
    """Let nobody find the record by its names."""
    SearchToken.objects.filter(subject_id=person.subject_id).delete()
