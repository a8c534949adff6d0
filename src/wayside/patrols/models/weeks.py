"""Weeks: what an area's patrols are planned in."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Area, Programme
from wayside.patrols.calendar import FIRST_YEAR, LAST_YEAR, IsoWeek, week_title
from wayside.patrols.vocabulary import WeekState
from wayside.web.models import Versioned

VERSIONED_FIELDS = ("id", "version", "created_at", "updated_at")


class Week(Versioned):
    """One area's plan for one ISO week: in review, then planned, then closed. It keeps the
    ranking it was planned from as it stood then, so that later data cannot rewrite the reasons."""

    classified: ClassVar = dict.fromkeys(
        (
            *VERSIONED_FIELDS,
            "area",
            "programme",
            "iso_year",
            "iso_week",
            "state",
            "seed",
            "ranking",
            "ranked_at",
        ),
        FieldClass.OPERATIONAL,
    )

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="weeks")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="weeks")
    iso_year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    iso_week = models.PositiveSmallIntegerField(
        _("week"), validators=[MinValueValidator(1), MaxValueValidator(53)]
    )
    state = models.CharField(_("state"), max_length=10, choices=WeekState, default=WeekState.REVIEW)
    seed = models.PositiveIntegerField(_("seed of the proposal"), default=0)
    ranking = models.JSONField(_("ranking as it stood"), default=dict, blank=True)
    ranked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-iso_year", "-iso_week")
        constraints = (
            models.UniqueConstraint(
                fields=("area", "iso_year", "iso_week"), name="week_once_an_area"
            ),
            models.CheckConstraint(
                condition=models.Q(iso_week__gte=1, iso_week__lte=53), name="week_of_the_calendar"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=WeekState.values), name="week_state_known"
            ),
        )

    def __str__(self) -> str:
        return week_title(self.iso)

    @property
    def iso(self) -> IsoWeek:
        """The week of the calendar."""
        return IsoWeek(self.iso_year, self.iso_week)
