"""From what records were begun."""

import uuid
from typing import ClassVar

from django.db import models

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.sharing.models import Handover, Subject
from wayside.support.models.referrals import Referral


class Beginning(models.Model):
    """From which referral or handover a record was begun. Whom it is about is known to those alone
    to whom that record is open."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = dict.fromkeys(
        ("id", "subject", "controller", "referral", "handover", "begun_by", "begun_at"),
        FieldClass.OPERATIONAL,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="beginnings")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    referral = models.OneToOneField(
        Referral, null=True, on_delete=models.PROTECT, related_name="beginning"
    )
    handover = models.OneToOneField(
        Handover, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    begun_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    begun_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(referral__isnull=False) | models.Q(handover__isnull=False),
                name="support_beginning_from_something",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
