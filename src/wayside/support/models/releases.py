"""What is told of needs beyond the wall: counted late, coarsely, and once."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Area


class NeedRelease(models.Model):
    """What people supported in a borough talked about in one month, as the planning of patrols
    may see it: protected, worked out once, and never again. It names nobody and no agency."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = dict.fromkeys(
        ("id", "area", "month_date", "cells", "released_at"), FieldClass.OPERATIONAL
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.ForeignKey(Area, on_delete=models.DO_NOTHING, related_name="+")
    month_date = models.DateField(_("month"))
    cells = models.JSONField(_("what is shown"), default=list)
    released_at = models.DateTimeField(_("released"))

    class Meta:
        ordering = ("-month_date", "area")
        constraints = (
            models.UniqueConstraint(fields=("area", "month_date"), name="support_released_once"),
            models.CheckConstraint(
                condition=models.Q(month_date__day=1), name="support_release_of_a_month"
            ),
        )

    def __str__(self) -> str:
        return f"{self.month_date:%Y-%m}"
