"""What the governance officer of a controller sees the same day, and emergencies."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.vocabulary import Role
from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.sharing.disclosures.vocabulary import Basis
from wayside.sharing.models.grants import Grant, Subject
from wayside.sharing.oversight.vocabulary import OversightKind
from wayside.vault.fields import LockedTextField


class OversightEntry(models.Model):
    """That consent was overridden, a record opened in an emergency, or a legal demand came: who,
    when, on which basis, for whom. Never about whom, and nothing of what was shown."""

    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "kind",
                "controller",
                "record_id",
                "member",
                "happened_at",
                "recipient",
                "recipient_role",
                "basis",
                "until_at",
                "seen_by",
                "seen_at",
            ),
            FieldClass.OPERATIONAL,
        ),
        "note": FieldClass.SPECIAL_CATEGORY,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=OversightKind)
    controller = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    record_id = models.UUIDField(_("record"))
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    happened_at = models.DateTimeField(_("when"))
    recipient = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    recipient_role = models.CharField(_("role"), max_length=30, choices=Role, blank=True)
    basis = models.CharField(_("basis"), max_length=20, choices=Basis, blank=True)
    until_at = models.DateTimeField(_("until"), null=True)
    seen_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(_("seen"), null=True)
    note = LockedTextField(_("note"), longest=1000, blank=True)

    class Meta:
        ordering = ("-happened_at", "id")
        verbose_name_plural = "oversight entries"
        indexes = (
            models.Index(fields=("controller", "-happened_at"), name="sharing_oversight_of"),
        )

    def __str__(self) -> str:
        return self.get_kind_display()


class Emergency(models.Model):
    """A record opened in an emergency: by whom, why, for three hours."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "subject", "controller", "grant", "member", "from_at", "until_at"),
            FieldClass.OPERATIONAL,
        ),
        "reason": FieldClass.SPECIAL_CATEGORY,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    grant = models.OneToOneField(Grant, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    reason = LockedTextField(_("reason"), longest=1000)
    from_at = models.DateTimeField(_("from"))
    until_at = models.DateTimeField(_("until"))

    class Meta:
        verbose_name_plural = "emergencies"

    def __str__(self) -> str:
        return str(self.id)
