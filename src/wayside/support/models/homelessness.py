"""Applications as homeless: each with its steps, what is due, and the periods of the law."""

import uuid
from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.sharing.models import Subject
from wayside.support.homelessness.rules import RUNNING
from wayside.support.homelessness.vocabulary import (
    AppState,
    Milestone,
    Priority,
    Standing,
    Unit,
)
from wayside.vault.fields import LockedTextField
from wayside.web.models import Versioned

STAMPS = ("id", "version", "created_at", "updated_at", "subject", "controller")
LONGEST = 400


class StatutoryPeriod(models.Model):
    """From a day on: how long something takes by the housing law or by good practice, with the
    law that says so. Those that come with Wayside belong to no agency; an agency sets its own
    beside them, and the latest day counts. Never written over."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = dict.fromkeys(
        (
            "id",
            "controller",
            "milestone",
            "number",
            "days",
            "unit",
            "first_day_counts",
            "from_date",
            "law",
            "is_to_check",
            "set_by",
            "set_at",
        ),
        FieldClass.OPERATIONAL,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    controller = models.ForeignKey(Agency, null=True, on_delete=models.DO_NOTHING, related_name="+")
    milestone = models.CharField(_("what is due"), max_length=16, choices=Milestone)
    number = models.PositiveSmallIntegerField(_("number"), default=0)
    days = models.PositiveSmallIntegerField(_("days"), validators=[MaxValueValidator(LONGEST)])
    unit = models.CharField(_("what is counted"), max_length=12, choices=Unit, default=Unit.DAYS)
    first_day_counts = models.BooleanField(_("the first day counts"), default=False)
    from_date = models.DateField(_("from"))
    law = models.CharField(_("where it stands"), max_length=400)
    is_to_check = models.BooleanField(_("check before use"), default=True)
    set_by = models.ForeignKey(Membership, null=True, on_delete=models.DO_NOTHING, related_name="+")
    set_at = models.DateTimeField(_("set"))

    class Meta:
        ordering = ("milestone", "-from_date", "-number", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("controller", "milestone", "number"),
                name="support_statutory_period_numbered",
            ),
            models.CheckConstraint(
                condition=models.Q(days__lte=LONGEST), name="support_statutory_period_can_be"
            ),
            models.CheckConstraint(
                condition=models.Q(controller=None, set_by=None)
                | models.Q(controller__isnull=False, set_by__isnull=False),
                name="support_statutory_period_set_by_its_agency",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_milestone_display()}, {self.from_date:%Y-%m-%d}"


class HousingApplication(Versioned):
    """Somebody's application to a council as homeless or threatened with it, as their worker goes
    along with it. The council decides; what is due by law is counted here."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys((*STAMPS, "state", "step_date"), FieldClass.OPERATIONAL),
        **dict.fromkeys(("council", "applied_date", "leaves_date"), FieldClass.PERSONAL),
        **dict.fromkeys(("standing", "priority"), FieldClass.SPECIAL_CATEGORY),
    }

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    council = LockedTextField(_("council"), longest=200)
    applied_date = models.DateField(_("applied"))
    standing = models.CharField(_("how they stood"), max_length=10, choices=Standing)
    leaves_date = models.DateField(_("when the home is likely to be lost"), null=True, blank=True)
    priority = models.CharField(_("priority need"), max_length=8, choices=Priority)
    state = models.CharField(_("state"), max_length=11, choices=AppState, default=AppState.APPLIED)
    step_date = models.DateField(_("since"))

    class Meta:
        ordering = ("-applied_date", "-created_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("subject",),
                condition=models.Q(state__in=RUNNING),
                name="support_one_application_at_once",
            ),
            models.CheckConstraint(
                condition=models.Q(step_date__gte=models.F("applied_date")),
                name="support_application_steps_follow",
            ),
        )

    def __str__(self) -> str:
        return self.get_state_display()


class ApplicationMilestone(Versioned):
    """Something due of an application: since when it is counted, until when, by which period of
    the law, and when it was done or was over."""

    wayside_side = "support"
    classified: ClassVar = dict.fromkeys(
        (
            *STAMPS,
            "application",
            "milestone",
            "period",
            "begins_date",
            "due_date",
            "remind_date",
            "done_date",
        ),
        FieldClass.OPERATIONAL,
    )

    application = models.ForeignKey(
        HousingApplication, on_delete=models.PROTECT, related_name="milestones"
    )
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    milestone = models.CharField(_("what is due"), max_length=16, choices=Milestone)
    period = models.ForeignKey(StatutoryPeriod, on_delete=models.PROTECT, related_name="+")
    begins_date = models.DateField(_("counted from"))
    due_date = models.DateField(_("until"))
    remind_date = models.DateField(_("remind from"))
    done_date = models.DateField(_("done"), null=True)

    class Meta:
        ordering = ("due_date", "created_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("application", "milestone"),
                condition=models.Q(done_date=None),
                name="support_milestone_counted_once",
            ),
        )

    def __str__(self) -> str:
        return self.get_milestone_display()


class ApplicationMove(models.Model):
    """One step of an application, the day it happened and the day it was noted."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "application", "subject", "controller", "verb", "state", "on_date", "at", "by"),
            FieldClass.OPERATIONAL,
        ),
        "words": FieldClass.SPECIAL_CATEGORY,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(
        HousingApplication, on_delete=models.PROTECT, related_name="moves"
    )
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    verb = models.CharField(max_length=14)
    state = models.CharField(_("state"), max_length=11, choices=AppState)
    words = LockedTextField(_("words"), longest=1000, blank=True)
    on_date = models.DateField(_("day"))
    at = models.DateTimeField(_("noted"))
    by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.get_state_display()}, {self.on_date:%Y-%m-%d}"
