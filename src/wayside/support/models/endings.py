"""When support ended, why, and when it began again."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.sharing.models import Subject
from wayside.support.endings.vocabulary import EndReason
from wayside.vault.fields import LockedTextField
from wayside.web.models import Versioned


class Ending(Versioned):
    """One time of support that ended: from when to when, why, and what was looked back on. When
    somebody comes back, the next time begins and this one stays as it was."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "version",
                "created_at",
                "updated_at",
                "subject",
                "controller",
                "began_date",
                "closed_at",
                "closed_by",
                "reopened_at",
                "reopened_by",
            ),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(
            ("reason", "review", "own_words", "if_back", "reopened_because"),
            FieldClass.SPECIAL_CATEGORY,
        ),
    }

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="endings")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    began_date = models.DateField(_("began"))
    closed_at = models.DateTimeField(_("ended"))
    closed_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    reason = models.CharField(_("why it ends"), max_length=14, choices=EndReason)
    review = LockedTextField(_("what was reached, and what was not"), longest=4000)
    own_words = LockedTextField(_("in their own words"), longest=1000, blank=True)
    if_back = LockedTextField(_("what to do if they come back"), longest=1000, blank=True)
    reopened_at = models.DateTimeField(_("began again"), null=True)
    reopened_by = models.ForeignKey(
        Membership, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    reopened_because = LockedTextField(_("why it begins again"), longest=500, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("subject",),
                condition=models.Q(reopened_at=None),
                name="support_ended_once",
            ),
            models.CheckConstraint(
                condition=models.Q(reopened_at=None)
                | models.Q(reopened_at__gte=models.F("closed_at")),
                name="support_reopened_after_ending",
            ),
        )
        indexes = (models.Index(fields=("subject", "-closed_at"), name="support_endings"),)

    def __str__(self) -> str:
        return f"{self.get_reason_display()}, {self.closed_at:%Y-%m-%d}"
