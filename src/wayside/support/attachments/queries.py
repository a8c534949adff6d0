"""Files of a record, as the database shows them to whoever acts."""

from uuid import UUID

from django.db.models import QuerySet

from wayside.sharing.models import Subject
from wayside.support.models import Attachment


def attachments_of(subject: Subject) -> QuerySet[Attachment]:
    """Somebody's files without their content, the latest first."""
    found = Attachment.objects.filter(subject=subject).select_related("added_by__person")
    return found.defer("content").order_by("-added_at", "id")


def attachment(attachment_id: UUID, subject: Subject) -> Attachment | None:
    """One file of a record, without its content."""
    return attachments_of(subject).filter(id=attachment_id).first()
