"""What somebody wants, the steps towards it, and the way so far."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.sharing.models import Subject
from wayside.support.vocabulary import Direction, StepState, Whose
from wayside.vault.fields import LockedTextField
from wayside.web.models import Versioned

VERSIONED_FIELDS = ("id", "version", "created_at", "updated_at")


class Plan(Versioned):
    """The plan of one person: what getting out means to her, in her own words, and when it is
    looked at together again. There is one; what came of it is in its steps. Its strands may be
    noted first, so that what they guard holds from the first day."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            (*VERSIONED_FIELDS, "subject", "controller", "review_date"), FieldClass.OPERATIONAL
        ),
        **dict.fromkeys(("aim", "strands"), FieldClass.SPECIAL_CATEGORY),
    }

    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, related_name="plan")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    aim = LockedTextField(_("what getting out means, in their own words"), longest=2000, blank=True)
    strands = models.JSONField(_("strands"), default=list)
    review_date = models.DateField(_("look at it together again"), null=True)

    def __str__(self) -> str:
        return f"{self.review_date}"


class PlanReview(models.Model):
    """One look at a plan, held together: what she said, what she wanted until then, and when the
    next is. It is never changed, so that what was once wanted is not lost."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "subject", "controller", "held_by", "noted_at", "held_date", "next_date"),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("former_aim", "words"), FieldClass.SPECIAL_CATEGORY),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="plan_reviews")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    held_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    noted_at = models.DateTimeField()
    held_date = models.DateField(_("when"))
    former_aim = LockedTextField(_("what was wanted until then"), longest=2000)
    words = LockedTextField(_("in their own words"), longest=2000, blank=True)
    next_date = models.DateField(_("look at it together again"), null=True)

    class Meta:
        ordering = ("-noted_at", "id")
        indexes = (models.Index(fields=("subject", "-noted_at"), name="support_plan_reviews"),)

    def __str__(self) -> str:
        return f"{self.held_date}"


class Step(Versioned):
    """One step that was agreed: who takes it, and until when."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            (*VERSIONED_FIELDS, "subject", "controller", "worker", "whose", "by_date", "state"),
            FieldClass.OPERATIONAL,
        ),
        "words": FieldClass.SPECIAL_CATEGORY,
    }

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="steps")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    worker = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    words = LockedTextField(_("step"), longest=500)
    whose = models.CharField(_("who takes it"), max_length=8, choices=Whose)
    by_date = models.DateField(_("until"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=StepState, default=StepState.AGREED)

    class Meta:
        indexes = (
            models.Index(
                fields=("worker", "by_date"),
                condition=models.Q(state="agreed"),
                name="support_step_due",
            ),
        )

    def __str__(self) -> str:
        return str(self.words)


class Movement(models.Model):
    """A move forward or back, told without blame: a way out is seldom straight."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "subject", "controller", "told_by", "told_at", "on_date"),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("direction", "words"), FieldClass.SPECIAL_CATEGORY),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="movements")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    told_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    told_at = models.DateTimeField()
    on_date = models.DateField(_("day"))
    direction = models.CharField(_("which way"), max_length=8, choices=Direction)
    words = LockedTextField(_("in their own words"), longest=1000)

    class Meta:
        indexes = (models.Index(fields=("subject", "-on_date"), name="support_movement_story"),)

    def __str__(self) -> str:
        return f"{self.get_direction_display()}, {self.on_date}"
