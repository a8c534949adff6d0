"""What was decided about a week, and why."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.patrols.models.patrols import Patrol, PatrolPlace
from wayside.patrols.models.weeks import Week
from wayside.patrols.vocabulary import Verb


class Decision(models.Model):
    """One step of a week's story: who did what, when and why. It is only ever added to. The
    token is the form's: a form that arrives twice, by a double click or on a bad line, finds
    its own row and does nothing more. It says so of one week only; in another it is new."""

    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "token", "week", "patrol", "place", "verb", "subject", "reason", "made_at"),
            FieldClass.OPERATIONAL,
        ),
        "made_by": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token = models.UUIDField(default=uuid.uuid4, editable=False)
    week = models.ForeignKey(Week, on_delete=models.PROTECT, related_name="decisions")
    patrol = models.ForeignKey(
        Patrol, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    place = models.ForeignKey(
        PatrolPlace, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    verb = models.CharField(max_length=20, choices=Verb)
    subject = models.CharField(_("what"), max_length=300, blank=True)
    reason = models.TextField(_("why"), max_length=1000, blank=True)
    made_by = models.ForeignKey(
        NaturalPerson,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="week_decisions",
    )
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at", "id")
        indexes = (models.Index(fields=("week", "-made_at"), name="decision_in_week"),)
        constraints = (
            models.UniqueConstraint(fields=("week", "token"), name="form_acts_once_in_week"),
        )

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.subject}"
