"""What was asked of somebody who is stalked."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.sharing.models import Subject
from wayside.support.strands.vocabulary import Sign
from wayside.vault.fields import LockedTextField


class StalkingScreen(models.Model):
    """The signs of stalking that somebody told on one day. The next screening does not write over
    it: whether it becomes worse is seen from one to the next."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "subject", "controller", "asked_by", "asked_at"), FieldClass.OPERATIONAL
        ),
        "signs": FieldClass.SPECIAL_CATEGORY,
        "words": FieldClass.SPECIAL_CATEGORY,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="stalking_screens")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    asked_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    asked_at = models.DateTimeField(_("asked"))
    signs = ArrayField(models.CharField(max_length=10, choices=Sign), default=list)
    words = LockedTextField(_("in their own words"), longest=2000, blank=True)

    class Meta:
        ordering = ("-asked_at", "id")
        indexes = (models.Index(fields=("subject", "-asked_at"), name="support_screens"),)

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d}"
