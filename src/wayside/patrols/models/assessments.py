"""The risk assessment that every deployment needs."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.patrols.models.patrols import Patrol
from wayside.patrols.models.risk_templates import SECTIONS, RiskTemplate, Sections
from wayside.patrols.models.weeks import VERSIONED_FIELDS
from wayside.patrols.risk.vocabulary import AssessmentState, Authority
from wayside.web.models import Versioned


class RiskAssessment(Versioned, Sections):
    """What could go wrong on one patrol and what is done about it: written by one person,
    approved by another. What it covers is kept as it stood when it was sent for approval; the
    database itself refuses an approval by anybody who wrote in it."""

    classified: ClassVar = {
        **dict.fromkeys(
            (
                *VERSIONED_FIELDS,
                "patrol",
                "number",
                "state",
                "template",
                "template_edition",
                "authority",
                "incident_number",
                "check_in_times",
                "grace_minutes",
                "briefing_hours",
                "because",
                "submitted_at",
                "approved_as",
                "approved_at",
            ),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(
            (*SECTIONS, "covers", "writer_ids", "written_by", "approved_by", "sent_back_because"),
            FieldClass.PERSONAL,
        ),
    }

    patrol = models.ForeignKey(Patrol, on_delete=models.PROTECT, related_name="assessments")
    number = models.PositiveSmallIntegerField(_("number"))
    state = models.CharField(
        _("state"), max_length=12, choices=AssessmentState, default=AssessmentState.DRAFT
    )
    template = models.ForeignKey(
        RiskTemplate, on_delete=models.PROTECT, null=True, related_name="assessments"
    )
    template_edition = models.PositiveIntegerField(_("edition of the template"), default=0)
    covers = models.JSONField(_("what it covers"), default=dict)
    authority = models.CharField(
        _("surveillance authority"), max_length=12, choices=Authority, blank=True
    )
    incident_number = models.CharField(_("force incident number"), max_length=40, blank=True)
    check_in_times = models.JSONField(_("check-in times"), default=list)
    because = models.TextField(_("why a new one was asked for"), max_length=2000, blank=True)
    writer_ids = ArrayField(models.UUIDField(), default=list, verbose_name=_("who wrote in it"))
    written_by = models.ForeignKey(
        NaturalPerson,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="written_assessments",
        verbose_name=_("written by"),
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        NaturalPerson,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="approved_assessments",
        verbose_name=_("approved by"),
    )
    approved_as = models.CharField(_("approved as"), max_length=80, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    sent_back_because = models.TextField(_("why it was sent back"), max_length=1000, blank=True)

    class Meta:
        ordering = ("patrol", "-number")
        constraints = (
            models.UniqueConstraint(fields=("patrol", "number"), name="assessment_number"),
            models.UniqueConstraint(
                fields=("patrol",),
                condition=~models.Q(state=AssessmentState.SUPERSEDED),
                name="one_assessment_stands_a_patrol",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=AssessmentState.APPROVED)
                | models.Q(
                    written_by__isnull=False,
                    approved_by__isnull=False,
                    approved_at__isnull=False,
                    submitted_at__isnull=False,
                ),
                name="assessment_approved_by_someone",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True)
                | (
                    ~models.Q(approved_by=models.F("written_by"))
                    & ~models.Q(writer_ids__contains=[models.F("approved_by")])
                ),
                name="assessment_approved_by_another_person",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=AssessmentState.SENT_BACK)
                | ~models.Q(sent_back_because=""),
                name="assessment_sent_back_for_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=AssessmentState.values),
                name="assessment_state_known",
            ),
        )

    def __str__(self) -> str:
        return str(_("Risk assessment %(number)s") % {"number": self.number})


class Hazard(models.Model):
    """Something that could harm somebody: how likely and how bad, what is done about it, and
    what is left then."""

    classified: ClassVar = dict.fromkeys(
        (
            "id",
            "assessment",
            "position",
            "title",
            "likelihood",
            "severity",
            "controls",
            "residual_likelihood",
            "residual_severity",
            "for_partners",
        ),
        FieldClass.OPERATIONAL,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(RiskAssessment, on_delete=models.CASCADE, related_name="hazards")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("what could happen, and to whom"), max_length=300)
    likelihood = models.PositiveSmallIntegerField(_("likelihood"))
    severity = models.PositiveSmallIntegerField(_("severity"))
    controls = models.TextField(_("what is done about it"), max_length=2000)
    residual_likelihood = models.PositiveSmallIntegerField(_("likelihood that is left"))
    residual_severity = models.PositiveSmallIntegerField(_("severity that is left"))
    for_partners = models.BooleanField(_("shown to partners"), default=False)

    class Meta:
        ordering = ("assessment", "position")
        constraints = (
            models.UniqueConstraint(fields=("assessment", "position"), name="hazard_position_once"),
            models.CheckConstraint(
                condition=models.Q(
                    likelihood__range=(1, 5),
                    severity__range=(1, 5),
                    residual_likelihood__range=(1, 5),
                    residual_severity__range=(1, 5),
                ),
                name="hazard_scores_from_one_to_five",
            ),
            models.CheckConstraint(
                condition=~models.Q(controls="") & ~models.Q(title=""),
                name="hazard_has_its_controls",
            ),
        )

    def __str__(self) -> str:
        return self.title
