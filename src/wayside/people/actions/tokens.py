"""Keeps the search tokens of a person in step with her names."""

from wayside.people.matching import keys_of
from wayside.people.models import Person, SearchToken
from wayside.vault import holding


def renew_tokens(person: Person) -> None:
    """Write the tokens of the names as they now stand, under the current key."""
    ring = holding.ring(holding.SUPPORT)
    made = {
        (key.kind.value, ring.token(key.value, purpose=f"people:{key.kind}"))
        for key in keys_of(person)
    }
    SearchToken.objects.filter(subject_id=person.subject_id).delete()
    SearchToken.objects.bulk_create(
        [
            SearchToken(subject_id=person.subject_id, kind=kind, token=token)
            for kind, token in sorted(made)
        ]
    )
