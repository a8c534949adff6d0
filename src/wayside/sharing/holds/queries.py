"""Legal holds, as the database shows them; that there is one, to whoever would erase."""

from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from wayside.sharing.models import LegalHold


def is_held(subject_id: UUID) -> bool:
    """Whether a record must not be erased. The database answers that alone to whoever acts for the
    agency that keeps it, also where the record is not open to them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT support.is_held(%s)", [subject_id])
        return bool(cursor.fetchone()[0])


def holds_of(subject_id: UUID) -> QuerySet[LegalHold]:
    """The holds of a record, those in force first."""
    found = LegalHold.objects.filter(subject=subject_id).select_related("put_by__person")
    return found.order_by("lifted_at", "-put_at", "id")


def hold_of(subject_id: UUID, hold_id: UUID) -> LegalHold | None:
    """One of them."""
    return holds_of(subject_id).filter(id=hold_id).first()
