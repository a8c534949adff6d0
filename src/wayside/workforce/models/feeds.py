"""A person's own calendar, read by their phone under a secret address."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.workforce.models.workers import Worker


class CalendarFeed(models.Model):
    """A secret address that shows when somebody is on duty, and nothing else of it. Only a
    digest of the secret is kept; it works until it is revoked or the person leaves."""

    classified: ClassVar = {
        **dict.fromkeys(("id", "made_at", "revoked_at"), FieldClass.OPERATIONAL),
        "worker": FieldClass.PERSONAL,
        "digest": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="feeds")
    digest = models.CharField(_("digest of the secret"), max_length=64, unique=True)
    made_at = models.DateTimeField(_("made"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("worker",),
                condition=models.Q(revoked_at__isnull=True),
                name="one_calendar_a_person",
            ),
        )

    def __str__(self) -> str:
        return str(self.made_at.date())
