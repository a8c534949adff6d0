"""Grants of money."""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models.programmes import VERSIONED_FIELDS, Programme
from wayside.web.models import Versioned


class FundingGrant(Versioned):
    """Money from a funder, for a period, that may pay for what it says and lapses after."""

    classified: ClassVar = dict.fromkeys(
        (*VERSIONED_FIELDS, "programme", "funder", "amount", "start_date", "end_date", "pays_for"),
        FieldClass.OPERATIONAL,
    )

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="funding")
    funder = models.CharField(_("funder"), max_length=120)
    amount = models.DecimalField(
        _("amount in pounds"),
        max_digits=10,
        decimal_places=2,
        validators=[MinValueValidator(1)],
    )
    start_date = models.DateField(_("from"))
    end_date = models.DateField(_("until"))
    pays_for = models.TextField(_("what it may pay for"))

    class Meta:
        ordering = ("start_date", "funder")
        constraints = (
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="funding_positive"),
            models.CheckConstraint(
                condition=models.Q(end_date__gte=models.F("start_date")),
                name="funding_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.funder}, {self.amount}"
