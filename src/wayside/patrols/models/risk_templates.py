"""What a partnership starts every risk assessment from, and what it said before."""

import uuid
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.partners.models import Programme
from wayside.patrols.models.weeks import VERSIONED_FIELDS
from wayside.web.models import Versioned

SECTIONS = (
    "seen_with_police",
    "lone_working",
    "known_risks",
    "weather",
    "surveillance",
    "informants",
    "body_worn_video",
    "contacts",
    "partner_contacts",
)
NUMBERS = ("check_in_minutes", "grace_minutes", "briefing_hours")


class Sections(models.Model):
    """The written parts that a template and an assessment share."""

    seen_with_police = models.TextField(
        _("partner agencies: being seen with police"), max_length=3000, blank=True
    )
    lone_working = models.TextField(_("lone working"), max_length=3000, blank=True)
    known_risks = models.TextField(_("known risks at the places"), max_length=3000, blank=True)
    weather = models.TextField(_("weather"), max_length=3000, blank=True)
    surveillance = models.TextField(_("surveillance"), max_length=3000, blank=True)
    informants = models.TextField(
        _("helpers must not become informants"), max_length=3000, blank=True
    )
    body_worn_video = models.TextField(_("body-worn video"), max_length=3000, blank=True)
    contacts = models.TextField(_("who to call"), max_length=3000, blank=True)
    partner_contacts = models.TextField(_("who partners call"), max_length=3000, blank=True)
    grace_minutes = models.PositiveSmallIntegerField(
        _("minutes until a missed check-in raises the alarm"),
        default=10,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    briefing_hours = models.PositiveSmallIntegerField(
        _("hours after the patrol until its briefing closes"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(72)],
    )

    class Meta:
        abstract = True


class RiskTemplate(Versioned, Sections):
    """What a programme's risk assessments start from, for one kind of patrol. It is edited by
    the partnership; every edition that was ever saved is kept."""

    classified: ClassVar = dict.fromkeys(
        (*VERSIONED_FIELDS, "programme", "name", "hazards", *SECTIONS, *NUMBERS),
        FieldClass.OPERATIONAL,
    )

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="risk_templates"
    )
    name = models.CharField(_("kind of patrol"), max_length=120)
    hazards = models.JSONField(_("hazards"), default=list)
    check_in_minutes = models.PositiveSmallIntegerField(
        _("minutes between check-ins"),
        default=60,
        validators=[MinValueValidator(15), MaxValueValidator(240)],
    )

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "name"), name="risk_template_name_once_a_programme"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    check_in_minutes__range=(15, 240),
                    grace_minutes__range=(1, 60),
                    briefing_hours__range=(1, 72),
                ),
                name="risk_template_times",
            ),
        )

    def __str__(self) -> str:
        return self.name


class RiskTemplateEdition(models.Model):
    """One edition of a template as it was saved. It is only ever added to."""

    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(("id", "template", "number", "content", "made_at"), FieldClass.OPERATIONAL),
        "made_by": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    template = models.ForeignKey(RiskTemplate, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    made_by = models.ForeignKey(
        NaturalPerson, on_delete=models.PROTECT, null=True, related_name="risk_template_editions"
    )
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("template", "-number")
        constraints = (
            models.UniqueConstraint(fields=("template", "number"), name="edition_once_a_template"),
        )

    def __str__(self) -> str:
        return f"{self.template}, {self.number}"
