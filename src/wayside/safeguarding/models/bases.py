"""What the records of this room have in common: whom they are about, and who answers for them."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.partners.models import Agency, Membership
from wayside.sharing.models import Subject
from wayside.vault.fields import LockedTextField
from wayside.web.models import Versioned

STAMPS = ("id", "version", "created_at", "updated_at", "subject", "controller")
NOTED = ("id", "subject", "controller", "at", "by")
STEPPED = (*NOTED, "verb", "state", "on_date")


class AboutSomebody(Versioned):
    """A record about a person supported that several may edit."""

    wayside_side = "support"

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        abstract = True


class NotedOnce(models.Model):
    """What was noted about a person supported by whom and when, and is never changed."""

    wayside_side = "support"
    wayside_append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        abstract = True
        ordering = ("at", "id")


class SteppedOnce(NotedOnce):
    """One step of something that goes step by step: the day it was taken, and words of it. Which
    step, and where it led, each says by the names of its own machine."""

    on_date = models.DateField(_("day"))
    words = LockedTextField(_("words"), longest=1000, blank=True)

    class Meta(NotedOnce.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.get_state_display())  # type: ignore[attr-defined]
