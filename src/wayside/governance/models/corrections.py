"""That something was put right, and, apart from it, what it said before."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.audit.retention import Goes
from wayside.partners.models import Agency, Membership
from wayside.sharing.models import Subject
from wayside.vault.fields import LockedTextField


class Correction(models.Model):
    """One field of one record was put right: which, when, by whom and why, and whether the person
    had asked for it. The record shows it; what was wrong is kept apart."""

    wayside_side = "support"
    wayside_append_only = True
    exported: ClassVar = dict.fromkeys(("model", "field"), Goes.INTERNAL)
    classified: ClassVar = {
        **dict.fromkeys(
            (
                *("id", "subject", "controller", "model", "row_number", "field"),
                *("was_asked", "made_by", "at"),
            ),
            FieldClass.OPERATIONAL,
        ),
        "why": FieldClass.SPECIAL_CATEGORY,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    model = models.CharField(_("kind of record"), max_length=80)
    row_number = models.UUIDField(_("record"))
    field = models.CharField(_("field"), max_length=80)
    why = LockedTextField(_("why"), longest=500)
    was_asked = models.BooleanField(_("asked for by the person"), default=False)
    made_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    at = models.DateTimeField(_("when"))

    class Meta:
        ordering = ("-at", "id")

    def __str__(self) -> str:
        return f"{self.model}.{self.field}"


class FormerValue(models.Model):
    """What a field said before it was put right. Whoever works with the record does not see it; a
    safeguarding lead of the agency may, and leaves that on the trail."""

    wayside_side = "support"
    wayside_append_only = True
    exported: ClassVar = {"value": Goes.THIRD_PARTY}
    classified: ClassVar = {
        **dict.fromkeys(("id", "correction", "subject", "controller"), FieldClass.OPERATIONAL),
        "value": FieldClass.SPECIAL_CATEGORY,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    correction = models.OneToOneField(Correction, on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    value = LockedTextField(_("what it said before"), longest=20_000)

    def __str__(self) -> str:
        return str(self.id)
