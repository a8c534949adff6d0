"""Risk: assessments and what else it is read from."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Area, Membership
from wayside.safeguarding.dash.vocabulary import (
    AssessmentState,
    Criterion,
    Instrument,
    Level,
    RiseState,
    Source,
)
from wayside.sharing.models import Subject
from wayside.vault.fields import LockedJSONField, LockedTextField
from wayside.web.models import Versioned

OWN = ("id", "subject", "controller")
STAMPS = (*OWN, "version", "created_at", "updated_at")
NOTED = (*OWN, "at", "by")


class RiskThresholds(models.Model):
    """From a day on: which score counts as medium and high in an area, and how many events within
    how many months as escalation. Never written over."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = dict.fromkeys(
        (
            "id",
            "controller",
            "area",
            "from_date",
            "medium_from",
            "high_from",
            "escalation_from",
            "months",
            "note",
            "set_by",
            "set_at",
        ),
        FieldClass.OPERATIONAL,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.DO_NOTHING, related_name="+")
    from_date = models.DateField(_("from"))
    medium_from = models.PositiveSmallIntegerField(_("medium from so many “yes”"))
    high_from = models.PositiveSmallIntegerField(_("high from so many “yes”"))
    escalation_from = models.PositiveSmallIntegerField(_("escalation from so many events"))
    months = models.PositiveSmallIntegerField(_("within so many months"))
    note = models.CharField(_("who agreed it"), max_length=200)
    set_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    set_at = models.DateTimeField(_("set"))

    class Meta:
        ordering = ("-from_date", "-set_at")
        verbose_name_plural = "risk thresholds"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(medium_from__gte=1)
                & models.Q(high_from__gte=models.F("medium_from"))
                & models.Q(high_from__lte=24),
                name="safeguarding_high_from_medium",
            ),
            models.CheckConstraint(
                condition=models.Q(escalation_from__gte=1, months__gte=1),
                name="safeguarding_escalation_of_something",
            ),
        )

    def __str__(self) -> str:
        return f"{self.area_id}, {self.from_date}"


class InstrumentWording(models.Model):
    """The questions of an instrument as an agency may use them: whose licence, from when. They say
    nothing of anybody, and are not shipped."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = dict.fromkeys(
        (
            "id",
            "controller",
            "instrument",
            "wording",
            "licence",
            "from_date",
            "questions",
            "loaded_by",
            "loaded_at",
        ),
        FieldClass.OPERATIONAL,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    instrument = models.CharField(_("instrument"), max_length=6, choices=Instrument)
    wording = models.CharField(_("version"), max_length=30)
    licence = models.CharField(_("whose licence"), max_length=200)
    from_date = models.DateField(_("from"))
    questions = models.JSONField(_("questions"))
    loaded_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    loaded_at = models.DateTimeField(_("loaded"))

    class Meta:
        ordering = ("-from_date", "-loaded_at")

    def __str__(self) -> str:
        return f"{self.get_instrument_display()} {self.wording}"


class RiskAssessment(Versioned):
    """A DASH or DARA: with which version, who gave the answers, each answer with a note, and what
    it came to. Finished, it is never written again."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            (*STAMPS, "instrument", "wording", "state", "by", "finished_at", "high_from"),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(
            ("answers_from", "known_from", "answers", "score", "level"), FieldClass.SPECIAL_CATEGORY
        ),
    }

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="assessments")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    instrument = models.CharField(_("instrument"), max_length=6, choices=Instrument)
    wording = models.CharField(_("version"), max_length=30)
    answers_from = models.CharField(_("who gave the answers"), max_length=8, choices=Source)
    known_from = LockedTextField(_("from whom it is known"), longest=300, blank=True)
    answers = LockedJSONField(_("answers"), longest=20_000)
    state = models.CharField(
        _("state"), max_length=8, choices=AssessmentState, default=AssessmentState.DRAFT
    )
    score = models.PositiveSmallIntegerField(_("score"), null=True)
    level = models.PositiveSmallIntegerField(_("level"), choices=Level, null=True)
    high_from = models.PositiveSmallIntegerField(_("high from"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)
    by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        ordering = ("created_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("subject",),
                condition=models.Q(state="draft"),
                name="safeguarding_one_draft_at_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="finished")
                | models.Q(finished_at__isnull=False, level__isnull=False),
                name="safeguarding_finished_with_level",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_instrument_display()}, {self.created_at:%Y-%m-%d}"


class RiskJudgement(models.Model):
    """That a professional judges the risk to be higher, and why. It can say nothing lower than a
    level above standard, and is never taken back."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(NOTED, FieldClass.OPERATIONAL),
        **dict.fromkeys(("level", "reasons"), FieldClass.SPECIAL_CATEGORY),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    level = models.PositiveSmallIntegerField(_("level"), choices=Level)
    reasons = LockedTextField(_("reasons"), longest=3000)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(level__gt=Level.STANDARD),
                name="safeguarding_judgement_raises",
            ),
        )

    def __str__(self) -> str:
        return self.get_level_display()


class AbuseEvent(models.Model):
    """One event of abuse, known to any agency or to none, a crime or not; or that a MARAC was
    asked before, elsewhere."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(NOTED, FieldClass.OPERATIONAL),
        **dict.fromkeys(
            ("happened_date", "is_marac", "happened", "known_to"), FieldClass.SPECIAL_CATEGORY
        ),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    happened_date = models.DateField(_("when it happened"))
    is_marac = models.BooleanField(_("a MARAC was asked"), default=False)
    happened = LockedTextField(_("what happened"), longest=2000)
    known_to = LockedTextField(_("who knows of it"), longest=300, blank=True)
    at = models.DateTimeField(_("noted"))
    by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        ordering = ("happened_date", "at", "id")

    def __str__(self) -> str:
        return f"{self.happened_date}"


class RiskRise(Versioned):
    """That a risk rose, or met a criterion, and what a worker says comes of it: before anything
    else is done in the record's pages of risk."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys((*STAMPS, "state", "by", "answered_at"), FieldClass.OPERATIONAL),
        **dict.fromkeys(("level", "criteria", "reasons"), FieldClass.SPECIAL_CATEGORY),
    }

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    level = models.PositiveSmallIntegerField(_("level"), choices=Level)
    criteria = ArrayField(models.CharField(max_length=12, choices=Criterion), default=list)
    state = models.CharField(_("state"), max_length=8, choices=RiseState, default=RiseState.OPEN)
    reasons = LockedTextField(_("reasons"), longest=2000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        ordering = ("created_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("subject",),
                condition=models.Q(state="open"),
                name="safeguarding_one_rise_to_answer",
            ),
        )

    def __str__(self) -> str:
        return self.get_level_display()
