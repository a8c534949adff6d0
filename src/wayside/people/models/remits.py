"""Whom an agency serves."""

import uuid
from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency
from wayside.people.vocabulary import Sex

HIGHEST_AGE = 110


class RemitLine(models.Model):
    """One line of whom an agency serves: who, from which age until which, and their children. An
    agency without lines serves anyone harmed."""

    wayside_side = "support"
    classified: ClassVar = dict.fromkeys(
        ("id", "controller", "sex", "age_from", "age_until", "with_children", "created_at"),
        FieldClass.OPERATIONAL,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    sex = models.CharField(_("who"), max_length=10, choices=Sex, blank=True)
    age_from = models.PositiveSmallIntegerField(
        _("from age"), default=0, validators=[MaxValueValidator(HIGHEST_AGE)]
    )
    age_until = models.PositiveSmallIntegerField(
        _("until age"), null=True, blank=True, validators=[MaxValueValidator(HIGHEST_AGE)]
    )
    with_children = models.BooleanField(_("and their children"), default=False)
    created_at = models.DateTimeField(_("written"))

    class Meta:
        ordering = ("created_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(age_until=None) | models.Q(age_until__gte=models.F("age_from")),
                name="people_remit_ages_in_order",
            ),
        )

    def __str__(self) -> str:
        return str(self.get_sex_display()) if self.sex else str(_("Anyone"))
