"""Records that were merged, as the database shows them to whoever acts."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db.models import QuerySet

from wayside.people.models import Merge, Person

NAMES = ("called", "given_name", "family_name", "other_names", "born")


def merges_of(person: Person) -> Sequence[Merge]:
    """What was merged into a record and is still part of it."""
    held = Merge.objects.filter(subject=person.subject_id, undone_at=None)
    return list(held.select_related("merged_by__person").order_by("merged_at", "id"))


def merge_of(person: Person, merge_id: UUID) -> Merge | None:
    """One of them."""
    held = Merge.objects.filter(subject=person.subject_id, id=merge_id, undone_at=None)
    return held.first()


def kept_for(merged_id: UUID) -> Person | None:
    """The record that another was merged into."""
    held = Merge.objects.filter(merged_id=merged_id, undone_at=None).first()
    if held is None:
        return None
    return Person.objects.select_related("subject", "worker__person").get(subject=held.subject_id)


def merged_away() -> QuerySet[Merge, UUID]:
    """The numbers of the people whose records were merged into another."""
    return Merge.objects.filter(undone_at=None).values_list("merged_id", flat=True)


def merged_names(subjects: Collection[UUID]) -> dict[UUID, list[str]]:
    """The names of the records that were merged into these, by subject."""
    found: dict[UUID, list[str]] = {}
    for each in Merge.objects.filter(subject__in=subjects, undone_at=None).order_by("merged_at"):
        said = each.names
        words = [said["called"], said["given_name"], said["family_name"]]
        words += [part.strip() for part in said["other_names"].split(",")]
        found.setdefault(each.subject_id, []).extend(filter(None, words))
    return found
