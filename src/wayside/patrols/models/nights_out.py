"""A night while it runs: who went out when, and the check-ins that show they are safe."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.patrols.models.patrols import Patrol


class GoingOut(models.Model):
    """That a patrol went out: when, who said so, under which force incident number."""

    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(("id", "patrol", "at", "incident_number"), FieldClass.OPERATIONAL),
        "said_by": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patrol = models.OneToOneField(Patrol, on_delete=models.PROTECT, related_name="going_out")
    at = models.DateTimeField(_("when"))
    said_by = models.ForeignKey(
        NaturalPerson, on_delete=models.PROTECT, related_name="nights_begun"
    )
    incident_number = models.CharField(_("force incident number"), max_length=40)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(incident_number=""), name="night_has_its_incident_number"
            ),
        )

    def __str__(self) -> str:
        return f"{self.patrol}: {self.incident_number}"


class CheckIn(models.Model):
    """One time at which a patrol says that everyone is safe. When it is missed an alarm stands
    until a person settles it with a note, even if the call came late."""

    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "patrol", "due_at", "alarm_at", "made_at", "missed_at", "settled_at"),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("made_by", "settled_by", "settled_note"), FieldClass.PERSONAL),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patrol = models.ForeignKey(Patrol, on_delete=models.PROTECT, related_name="check_ins")
    due_at = models.DateTimeField(_("due"))
    alarm_at = models.DateTimeField(_("alarm at"))
    made_at = models.DateTimeField(_("made"), null=True, blank=True)
    made_by = models.ForeignKey(
        NaturalPerson, on_delete=models.PROTECT, null=True, blank=True, related_name="check_ins"
    )
    missed_at = models.DateTimeField(_("alarm raised"), null=True, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(
        NaturalPerson,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="settled_check_ins",
    )
    settled_note = models.TextField(_("what was found"), max_length=1000, blank=True)

    class Meta:
        ordering = ("due_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("patrol", "due_at"), name="check_in_once_at_a_time"),
            models.CheckConstraint(
                condition=models.Q(alarm_at__gt=models.F("due_at")),
                name="check_in_alarm_after_it_is_due",
            ),
            models.CheckConstraint(
                condition=models.Q(made_at__isnull=True, made_by__isnull=True)
                | models.Q(made_at__isnull=False, made_by__isnull=False),
                name="check_in_made_by_someone",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    settled_at__isnull=True, settled_by__isnull=True, settled_note=""
                )
                | (
                    models.Q(
                        missed_at__isnull=False,
                        settled_at__isnull=False,
                        settled_by__isnull=False,
                    )
                    & ~models.Q(settled_note="")
                ),
                name="alarm_settled_by_a_person_with_a_note",
            ),
        )
        indexes = (
            models.Index(
                fields=("alarm_at",),
                condition=models.Q(made_at__isnull=True, missed_at__isnull=True),
                name="check_ins_waited_for",
            ),
        )

    def __str__(self) -> str:
        return f"{self.patrol}: {self.due_at:%H:%M}"
