"""What services ask about somebody before they take her on."""

import uuid
from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.sharing.models import Subject
from wayside.support.vocabulary import Medicine, Recourse
from wayside.vault.fields import LockedTextField

MOST_MISSED = 90


class Particulars(models.Model):
    """Her script, where she has one, and whether she can have public funds, as they stood on one
    day: what services ask first. The next note does not write over it."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "subject", "controller", "noted_by", "noted_at"), FieldClass.OPERATIONAL
        ),
        **dict.fromkeys(
            ("medicine", "dose", "collected_at", "missed_days", "prescriber", "recourse"),
            FieldClass.SPECIAL_CATEGORY,
        ),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="particulars")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    noted_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    noted_at = models.DateTimeField(_("noted"))
    medicine = models.CharField(_("script"), max_length=14, choices=Medicine, blank=True)
    dose = LockedTextField(_("dose, in words"), longest=200, blank=True)
    collected_at = LockedTextField(_("where it is collected"), longest=200, blank=True)
    missed_days = models.PositiveSmallIntegerField(
        _("days missed in a row"), null=True, validators=[MaxValueValidator(MOST_MISSED)]
    )
    prescriber = LockedTextField(_("who prescribes it"), longest=200, blank=True)
    recourse = models.CharField(
        _("recourse to public funds"), max_length=3, choices=Recourse, blank=True
    )

    class Meta:
        verbose_name_plural = "particulars"
        ordering = ("-noted_at", "id")
        indexes = (models.Index(fields=("subject", "-noted_at"), name="support_particulars_story"),)

    def __str__(self) -> str:
        return f"{self.noted_at:%Y-%m-%d}"
