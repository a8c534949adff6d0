"""How many days support waits, from a day on."""

import uuid
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.support.waits.vocabulary import Wait


class WaitingDays(models.Model):
    """From a day on: within how many days a complaint is acknowledged and answered, and after how
    many the screening about stalking is asked again. Each partnership checks its own rules."""

    classified: ClassVar = dict.fromkeys(
        ("id", "wait", "from_date", "days"), FieldClass.OPERATIONAL
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wait = models.CharField(_("what is waited for"), max_length=12, choices=Wait)
    from_date = models.DateField(_("from"))
    days = models.PositiveSmallIntegerField(
        _("days"), validators=[MinValueValidator(1), MaxValueValidator(365)]
    )

    class Meta:
        ordering = ("wait", "-from_date")
        verbose_name_plural = "waiting days"
        constraints = (
            models.UniqueConstraint(fields=("wait", "from_date"), name="support_wait_once_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.from_date}: {self.days}"
