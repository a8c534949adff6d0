"""What services ask about somebody, as it was noted."""

from django.db.models import QuerySet

from wayside.sharing.models import Subject
from wayside.support.models import Particulars


def particulars_of(subject: Subject) -> QuerySet[Particulars]:
    """Every note, the latest first."""
    found = Particulars.objects.filter(subject=subject).select_related("noted_by__person")
    return found.order_by("-noted_at", "id")
