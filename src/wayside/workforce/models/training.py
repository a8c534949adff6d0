"""What somebody has learned, and whether the lead finds them suited."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.partners.models import Area
from wayside.web.models import Versioned
from wayside.workforce.models.workers import VERSIONED_FIELDS, Worker
from wayside.workforce.vocabulary import Mindset, Suitability


class Course(Versioned):
    """Training that an area gives. One that qualifies is what a patrol officer must hold."""

    classified: ClassVar = dict.fromkeys(
        (*VERSIONED_FIELDS, "area", "name", "qualifies", "valid_months"), FieldClass.OPERATIONAL
    )

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="courses")
    name = models.CharField(_("course"), max_length=120)
    qualifies = models.BooleanField(_("qualifies for patrols"), default=True)
    valid_months = models.PositiveSmallIntegerField(_("valid for so many months"), default=24)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=("area", "name"), name="course_once_in_an_area"),
            models.CheckConstraint(
                condition=models.Q(valid_months__range=(1, 120)), name="course_valid_for_a_time"
            ),
        )

    def __str__(self) -> str:
        return self.name


class TrainingRecord(Versioned):
    """A course that somebody has completed: with whom, when, and until when it counts."""

    classified: ClassVar = {
        **dict.fromkeys(
            (*VERSIONED_FIELDS, "course", "completed_date", "expires_date"),
            FieldClass.OPERATIONAL,
        ),
        "worker": FieldClass.PERSONAL,
        "trainer": FieldClass.PERSONAL,
    }

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="training")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="records")
    trainer = models.CharField(_("trainer"), max_length=120)
    completed_date = models.DateField(_("completed on"))
    expires_date = models.DateField(_("valid until"))

    class Meta:
        ordering = ("-completed_date", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("worker", "course", "completed_date"), name="training_once"
            ),
            models.CheckConstraint(
                condition=models.Q(expires_date__gte=models.F("completed_date")),
                name="training_expires_after_it_is_completed",
            ),
        )

    def __str__(self) -> str:
        return str(self.course)


class SuitabilityAssessment(Versioned):
    """The lead's assessment of somebody before they join a patrol: their attitude towards
    victims, the outcome and the reasons. A later one counts; earlier ones are kept as they were
    and cannot be changed."""

    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys((*VERSIONED_FIELDS, "assessed_date"), FieldClass.OPERATIONAL),
        **dict.fromkeys(
            ("worker", "mindset", "outcome", "reasons", "assessed_by"), FieldClass.PERSONAL
        ),
    }

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="assessments")
    mindset = models.CharField(_("attitude towards victims"), max_length=16, choices=Mindset)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Suitability)
    reasons = models.TextField(_("reasons"), max_length=1000)
    assessed_by = models.ForeignKey(
        NaturalPerson, on_delete=models.PROTECT, related_name="suitability_assessments"
    )
    assessed_date = models.DateField(_("assessed on"))

    class Meta:
        ordering = ("-assessed_date", "-created_at")
        constraints = (
            models.CheckConstraint(condition=~models.Q(reasons=""), name="suitability_has_reasons"),
            models.CheckConstraint(
                condition=~models.Q(mindset=Mindset.CONCERN, outcome=Suitability.SUITED),
                name="concern_about_attitude_is_not_suited",
            ),
        )

    def __str__(self) -> str:
        return str(self.get_outcome_display())
