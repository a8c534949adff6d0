"""What every page about somebody begins with: the record of the address, where it is open."""

from uuid import UUID

from django.http import Http404

from wayside.sharing.models import Subject
from wayside.sharing.queries import may_open


def subject_at(subject_id: UUID) -> Subject:
    """The record of the address, if it is open to whoever acts; nothing tells why not."""
    found = Subject.objects.filter(id=subject_id).first()
    if found is None or not may_open(subject_id):
        raise Http404(str(subject_id))
    return found
