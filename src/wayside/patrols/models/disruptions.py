"""Nights that were cancelled or moved."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.patrols.models.patrols import Patrol
from wayside.patrols.parts.vocabulary import DisruptionKind, Upset


class Disruption(models.Model):
    """A night that was cancelled or moved: for what, how many days' notice people had, and what
    it cost. It is only ever added to, so that a season's weather can be counted."""

    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "patrol",
                "upset",
                "kind",
                "reason",
                "was_date",
                "is_date",
                "notice_days",
                "cost_pence",
                "made_at",
            ),
            FieldClass.OPERATIONAL,
        ),
        "made_by": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patrol = models.ForeignKey(Patrol, on_delete=models.PROTECT, related_name="disruptions")
    upset = models.CharField(_("what happened"), max_length=10, choices=Upset)
    kind = models.CharField(_("kind of reason"), max_length=10, choices=DisruptionKind)
    reason = models.CharField(_("reason"), max_length=300)
    was_date = models.DateField(_("night planned"))
    is_date = models.DateField(_("night moved to"), null=True, blank=True)
    notice_days = models.PositiveSmallIntegerField(_("days' notice"))
    cost_pence = models.PositiveIntegerField(_("pay committed, in pence"), default=0)
    made_by = models.ForeignKey(
        NaturalPerson, on_delete=models.PROTECT, null=True, related_name="disruptions_made"
    )
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(upset=Upset.MOVED, is_date__isnull=False)
                | models.Q(upset=Upset.CANCELLED, is_date__isnull=True),
                name="moved_patrol_has_a_new_night",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="disruption_has_a_reason"),
        )

    def __str__(self) -> str:
        return f"{self.get_upset_display()}: {self.get_kind_display()}"
