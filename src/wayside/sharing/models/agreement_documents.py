"""The signed documents of agreements."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.files.vocabulary import FileKind
from wayside.sharing.models.agreements import AgreementVersion
from wayside.vault.fields import LockedBytesField, LockedTextField

NEUTRAL = "neutral"


class AgreementDocument(models.Model):
    """A document of one version of an agreement, as it was signed: scanned before it was kept,
    locked with the keys that belong to neither side. A later one stands beside it, never in its
    place."""

    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(("id", "version", "added_at", "kind", "size"), FieldClass.OPERATIONAL),
        **dict.fromkeys(("added_by", "name", "content"), FieldClass.PERSONAL),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(
        AgreementVersion, on_delete=models.PROTECT, related_name="documents"
    )
    added_by = models.ForeignKey(NaturalPerson, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("added"))
    kind = models.CharField(_("kind"), max_length=4, choices=FileKind)
    size = models.PositiveIntegerField(_("size"))
    name = LockedTextField(_("name"), longest=90, ring=NEUTRAL)
    content = LockedBytesField(_("content"), ring=NEUTRAL)

    class Meta:
        ordering = ("-added_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=FileKind.values), name="sharing_document_kind_known"
            ),
        )

    def __str__(self) -> str:
        return str(self.get_kind_display())
