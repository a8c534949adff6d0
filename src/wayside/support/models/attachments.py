"""Letters and pictures of a record."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.files.vocabulary import FileKind
from wayside.partners.models import Agency, Membership
from wayside.sharing.models import Subject
from wayside.vault.fields import LockedBytesField, LockedTextField


class Attachment(models.Model):
    """A file of a person supported: scanned before it was kept, its name and content locked. To
    remove it leaves nothing of it but that it was removed."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "subject", "controller", "added_by", "added_at", "kind", "size"),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("name", "about", "content"), FieldClass.SPECIAL_CATEGORY),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="attachments")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    added_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    added_at = models.DateTimeField(_("added"))
    kind = models.CharField(_("kind"), max_length=4, choices=FileKind)
    size = models.PositiveIntegerField(_("size"))
    name = LockedTextField(_("name"), longest=90)
    about = LockedTextField(_("what it is"), longest=200, blank=True)
    content = LockedBytesField(_("content"))

    class Meta:
        ordering = ("-added_at", "id")
        indexes = (models.Index(fields=("subject", "-added_at"), name="support_attachments_of"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=FileKind.values), name="support_attachment_kind_known"
            ),
        )

    def __str__(self) -> str:
        return str(self.get_kind_display())
