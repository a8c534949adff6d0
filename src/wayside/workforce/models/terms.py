"""The numbers that rosters and costs are worked out with."""

import uuid
from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Area
from wayside.web.models import Versioned
from wayside.workforce.models.workers import VERSIONED_FIELDS

FACTOR = r"^[1-9][0-9]{0,2}(/[1-9][0-9]?)?$"
FACTOR_FIELDS = ("overtime", "rest_day", "public_holiday")
PENCE_FIELDS = ("constable_pence", "sergeant_pence", "inspector_pence")
PAY_FIELDS = (
    *PENCE_FIELDS,
    *FACTOR_FIELDS,
    "notice_days",
    "rest_day_least_minutes",
    "period_minutes",
    "source",
)
LIMIT_FIELDS = (
    "daily_rest",
    "longest_duty",
    "joins_within",
    "weekly_rest",
    "fortnightly_rest",
    "average_hours",
    "average_weeks",
    "nights_in_a_row",
    "weekends_most",
    "weekends_window",
)
factor_is_a_fraction = RegexValidator(FACTOR, _("Write a whole number or a fraction, like 4/3."))


class PayRates(Versioned):
    """What a force pays for a patrol from a day on: the plain hour by grade, what multiplies it,
    and how much notice turns pay into another rest day. Until somebody has checked them against
    the force's own rules, every cost says so."""

    classified: ClassVar = {
        **dict.fromkeys(
            (*VERSIONED_FIELDS, "agency", "from_date", *PAY_FIELDS, "checked_date"),
            FieldClass.OPERATIONAL,
        ),
        "checked_by": FieldClass.PERSONAL,
    }

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="pay_rates")
    from_date = models.DateField(_("in force from"))
    constable_pence = models.PositiveIntegerField(_("constable, pence an hour"))
    sergeant_pence = models.PositiveIntegerField(_("sergeant, pence an hour"))
    inspector_pence = models.PositiveIntegerField(
        _("inspector, pence an hour"), null=True, blank=True
    )
    overtime = models.CharField(
        _("overtime"), max_length=6, default="4/3", validators=[factor_is_a_fraction]
    )
    rest_day = models.CharField(
        _("rest day at short notice"),
        max_length=6,
        default="3/2",
        validators=[factor_is_a_fraction],
    )
    public_holiday = models.CharField(
        _("public holiday"), max_length=6, default="2", validators=[factor_is_a_fraction]
    )
    notice_days = models.PositiveSmallIntegerField(_("days of notice"), default=15)
    rest_day_least_minutes = models.PositiveSmallIntegerField(
        _("least minutes paid on a rest day"), default=240
    )
    period_minutes = models.PositiveSmallIntegerField(_("minutes of a paid period"), default=15)
    source = models.CharField(_("where the numbers come from"), max_length=300)
    checked_by = models.ForeignKey(
        NaturalPerson,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="pay_rates_checked",
    )
    checked_date = models.DateField(_("checked on"), null=True, blank=True)

    class Meta:
        ordering = ("agency", "-from_date")
        verbose_name_plural = "pay rates"
        constraints = (
            models.UniqueConstraint(fields=("agency", "from_date"), name="pay_rates_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(
                    *(models.Q(**{f"{name}__regex": FACTOR}) for name in FACTOR_FIELDS)
                ),
                name="pay_factors_are_fractions",
            ),
            models.CheckConstraint(
                condition=models.Q(period_minutes__range=(1, 60)), name="pay_period_in_an_hour"
            ),
            models.CheckConstraint(
                condition=models.Q(checked_by__isnull=True, checked_date__isnull=True)
                | models.Q(checked_by__isnull=False, checked_date__isnull=False),
                name="pay_rates_checked_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency}, {self.from_date:%Y-%m-%d}"


class RosterRules(Versioned):
    """The rules that an area's rosters keep: the law's working time or stricter, never laxer,
    and how many trained officers a patrol needs beside its lead."""

    classified: ClassVar = dict.fromkeys(
        (*VERSIONED_FIELDS, "area", *LIMIT_FIELDS, "trained_wanted"), FieldClass.OPERATIONAL
    )

    area = models.OneToOneField(Area, on_delete=models.PROTECT, related_name="roster_rules")
    daily_rest = models.DecimalField(
        _("hours of rest between duties"), max_digits=4, decimal_places=1, default=11
    )
    longest_duty = models.DecimalField(
        _("longest duty in hours, overtime included"), max_digits=4, decimal_places=1, default=12
    )
    joins_within = models.DecimalField(
        _("duties this close, in hours, count as one"), max_digits=4, decimal_places=1, default=1
    )
    weekly_rest = models.DecimalField(
        _("hours of rest in a week"), max_digits=4, decimal_places=1, default=24
    )
    fortnightly_rest = models.DecimalField(
        _("or hours of rest in a fortnight"), max_digits=4, decimal_places=1, default=48
    )
    average_hours = models.DecimalField(
        _("hours a week on average"), max_digits=4, decimal_places=1, default=48
    )
    average_weeks = models.PositiveSmallIntegerField(_("averaged over so many weeks"), default=17)
    nights_in_a_row = models.PositiveSmallIntegerField(_("nights in a row"), default=3)
    weekends_most = models.PositiveSmallIntegerField(_("weekends worked at most"), default=3)
    weekends_window = models.PositiveSmallIntegerField(_("of so many weekends"), default=4)
    trained_wanted = models.PositiveSmallIntegerField(
        _("trained officers a patrol needs beside its lead"), default=2
    )

    class Meta:
        verbose_name_plural = "roster rules"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(
                    daily_rest__gte=11,
                    weekly_rest__gte=24,
                    fortnightly_rest__gte=48,
                    average_hours__range=(1, 48),
                    average_weeks__range=(1, 17),
                ),
                name="roster_rules_keep_the_law",
                violation_error_message=_(
                    "Rules may be stricter than the Working Time Regulations, never laxer: 11 "
                    "hours of rest a day, 24 a week or 48 a fortnight, at most 48 hours a week "
                    "on average over at most 17 weeks."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(
                    longest_duty__range=(1, 12),
                    joins_within__range=(0, 4),
                    nights_in_a_row__range=(1, 7),
                    weekends_window__range=(1, 17),
                    weekends_most__lte=models.F("weekends_window"),
                    trained_wanted__lte=20,
                ),
                name="roster_rules_make_sense",
                violation_error_message=_(
                    "A duty lasts at most 12 hours, joins within at most 4, with 1 to 7 nights in "
                    "a row, and weekends worked are no more than weekends counted (at most 17)."
                ),
            ),
        )

    def __str__(self) -> str:
        return str(self.area)


class RulesChange(models.Model):
    """One setting of an area's rules: which numbers changed, from what to what, by whom and why.
    Nobody rewrites it."""

    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(("id", "rules", "changes", "because", "made_at"), FieldClass.OPERATIONAL),
        "made_by": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    rules = models.ForeignKey(RosterRules, on_delete=models.PROTECT, related_name="changes")
    made_by = models.ForeignKey(NaturalPerson, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("changed"))
    because = models.CharField(_("why"), max_length=300)
    changes = models.JSONField(_("what changed, from what to what"))

    class Meta:
        ordering = ("-made_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(because=""), name="rules_change_for_a_reason"
            ),
        )

    def __str__(self) -> str:
        return self.because
