"""How long an agency keeps each kind of record, from a day on."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.governance.retention.rules import LONGEST_MONTHS
from wayside.governance.retention.vocabulary import Begins, PeriodState, RecordKind
from wayside.partners.models import Agency
from wayside.web.models import Versioned


class RetentionPeriod(Versioned):
    """From a day on: how many months an agency keeps a kind of record, or a class of the data in
    it, counted from what, and on whose word. One person proposes it, another approves; of two
    for one day, the later holds. What was approved is never written over."""

    classified: ClassVar = dict.fromkeys(
        (
            *("id", "version", "created_at", "updated_at", "controller", "kind", "field_class"),
            *("months", "begins", "source", "to_check", "from_date", "state"),
            *("proposed_by", "decided_by", "decided_at"),
        ),
        FieldClass.OPERATIONAL,
    )

    controller = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=12, choices=RecordKind)
    field_class = models.CharField(
        _("class of data"), max_length=20, choices=FieldClass, blank=True
    )
    months = models.PositiveSmallIntegerField(
        _("months"), validators=(MinValueValidator(1), MaxValueValidator(LONGEST_MONTHS))
    )
    begins = models.CharField(_("counted from"), max_length=14, choices=Begins)
    source = models.CharField(_("source"), max_length=300)
    to_check = models.BooleanField(_("check before use"), default=False)
    from_date = models.DateField(_("from"))
    state = models.CharField(
        _("state"), max_length=10, choices=PeriodState, default=PeriodState.PROPOSED
    )
    proposed_by = models.ForeignKey(NaturalPerson, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(
        NaturalPerson, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True)

    class Meta:
        ordering = ("kind", "field_class", "-from_date", "-created_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(months__range=(1, LONGEST_MONTHS)),
                name="governance_period_can_be",
            ),
            models.CheckConstraint(
                condition=models.Q(state="proposed", decided_by=None)
                | (
                    ~models.Q(state="proposed")
                    & models.Q(decided_by__isnull=False, decided_at__isnull=False)
                ),
                name="governance_period_decided",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by=None) | ~models.Q(decided_by=models.F("proposed_by")),
                name="governance_period_second_person",
            ),
            models.UniqueConstraint(
                fields=("controller", "kind", "field_class"),
                condition=models.Q(state="proposed"),
                name="governance_period_one_proposal",
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()
