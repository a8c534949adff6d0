"""What an agency sets for itself, from a day on."""

import uuid
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.support.periods.rules import LONGEST_DAYS

DAYS = (MinValueValidator(1), MaxValueValidator(LONGEST_DAYS))


class AgencyPeriods(models.Model):
    """From a day on: within how many days an agency acknowledges and answers complaints, and
    after how many it asks about stalking again. Never written over: of two for one day, the later
    holds."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = dict.fromkeys(
        (
            "id",
            "controller",
            "number",
            "from_date",
            "acknowledge_days",
            "answer_days",
            "screen_days",
            "set_by",
            "set_at",
        ),
        FieldClass.OPERATIONAL,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    number = models.PositiveSmallIntegerField(_("number"))
    from_date = models.DateField(_("from"))
    acknowledge_days = models.PositiveSmallIntegerField(
        _("days until a complaint is acknowledged"), validators=DAYS
    )
    answer_days = models.PositiveSmallIntegerField(
        _("days until a complaint is answered"), validators=DAYS
    )
    screen_days = models.PositiveSmallIntegerField(
        _("days until the next screening"), validators=DAYS
    )
    set_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    set_at = models.DateTimeField(_("set"))

    class Meta:
        ordering = ("-from_date", "-number")
        verbose_name_plural = "agency periods"
        constraints = (
            models.UniqueConstraint(
                fields=("controller", "number"), name="support_periods_numbered"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    acknowledge_days__range=(1, LONGEST_DAYS),
                    answer_days__range=(1, LONGEST_DAYS),
                    screen_days__range=(1, LONGEST_DAYS),
                    answer_days__gte=models.F("acknowledge_days"),
                ),
                name="support_periods_can_be",
            ),
        )

    def __str__(self) -> str:
        return f"{self.from_date:%Y-%m-%d}"
