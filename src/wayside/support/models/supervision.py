"""Who supervises whom, and what they noted together."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.vault.fields import LockedTextField


class Supervision(models.Model):
    """That one member supervises another, from a day on until it ends."""

    wayside_side = "support"
    classified: ClassVar = dict.fromkeys(
        ("id", "controller", "worker", "supervisor", "from_date", "ended_at"),
        FieldClass.OPERATIONAL,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    worker = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    supervisor = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    from_date = models.DateField(_("from"))
    ended_at = models.DateTimeField(_("ended"), null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(worker=models.F("supervisor")),
                name="support_nobody_supervises_themselves",
            ),
            models.UniqueConstraint(
                fields=("worker",),
                condition=models.Q(ended_at=None),
                name="support_one_supervisor",
            ),
        )

    def __str__(self) -> str:
        return f"{self.supervisor_id} → {self.worker_id}"


class SupervisionNote(models.Model):
    """What a worker and a supervisor noted of a talk: read by the two alone, and never changed."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "controller",
                "supervision",
                "written_by",
                "written_at",
                "held_date",
                "next_date",
            ),
            FieldClass.OPERATIONAL,
        ),
        "words": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    supervision = models.ForeignKey(Supervision, on_delete=models.PROTECT, related_name="notes")
    written_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    written_at = models.DateTimeField(_("written"))
    held_date = models.DateField(_("day of the talk"))
    next_date = models.DateField(_("next talk"), null=True, blank=True)
    words = LockedTextField(_("what was talked about"), longest=4000)

    class Meta:
        ordering = ("-held_date", "-written_at", "id")

    def __str__(self) -> str:
        return f"{self.held_date}"
