"""What is kept of a child beside the referral."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.safeguarding.childhood.vocabulary import (
    EpisodeState,
    Made,
    Reported,
    ReviewState,
    Sign,
)
from wayside.safeguarding.models.bases import STAMPS, AboutSomebody
from wayside.sharing.models import Subject
from wayside.vault.fields import LockedTextField


class IndicatorNote(models.Model):
    """One sign of a child's exploitation, on a day: a topic, never a score. What is no longer so is
    another note."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "subject", "controller", "form_id", "on_date", "noted_at", "by"),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("topic", "sign", "words"), FieldClass.SPECIAL_CATEGORY),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    form_id = models.UUIDField(editable=False)
    topic = models.CharField(_("topic"), max_length=20)
    sign = models.CharField(_("sign"), max_length=10, choices=Sign)
    words = LockedTextField(_("words"), longest=1000, blank=True)
    on_date = models.DateField(_("day"))
    noted_at = models.DateTimeField(_("noted"))
    by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        ordering = ("on_date", "noted_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("form_id", "topic"), name="safeguarding_indicator_once_a_form"
            ),
        )

    def __str__(self) -> str:
        return f"{self.topic}: {self.get_sign_display()}"


class ChildMissing(AboutSomebody):
    """A time in which a child was missing: since when, who was told, when they came back, and the
    return interview that was offered, with somebody independent."""

    classified: ClassVar = {
        **dict.fromkeys(
            (*STAMPS, "state", "from_at", "until_at", "reported_to", "offer_by_at", "offered_at"),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("words", "interview"), FieldClass.SPECIAL_CATEGORY),
    }

    state = models.CharField(
        _("state"), max_length=10, choices=EpisodeState, default=EpisodeState.MISSING
    )
    from_at = models.DateTimeField(_("missing since"))
    until_at = models.DateTimeField(_("back since"), null=True)
    reported_to = models.CharField(_("reported to"), max_length=8, choices=Reported)
    words = LockedTextField(_("what is known"), longest=2000, blank=True)
    offer_by_at = models.DateTimeField(_("interview to be offered by"), null=True)
    offered_at = models.DateTimeField(_("interview offered"), null=True)
    interview = LockedTextField(_("what the child said"), longest=4000, blank=True)

    class Meta:
        ordering = ("-from_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("subject",),
                condition=models.Q(state=EpisodeState.MISSING),
                name="safeguarding_missing_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(until_at=None) | models.Q(until_at__gt=models.F("from_at")),
                name="safeguarding_back_after_missing",
            ),
            models.CheckConstraint(
                condition=models.Q(state=EpisodeState.MISSING, until_at=None)
                | (~models.Q(state=EpisodeState.MISSING) & models.Q(until_at__isnull=False)),
                name="safeguarding_missing_until_back",
            ),
        )

    def __str__(self) -> str:
        return self.get_state_display()


class SpecialistReview(AboutSomebody):
    """A review of a child who harms others, by specialists and child first: whether they were made
    to, what keeps them and others safe, and what they need. It is no investigation."""

    classified: ClassVar = {
        **dict.fromkeys(
            (*STAMPS, "state", "due_date", "held_date", "review_date"), FieldClass.OPERATIONAL
        ),
        **dict.fromkeys(("happened", "made_to", "plan"), FieldClass.SPECIAL_CATEGORY),
        "people": FieldClass.PERSONAL,
    }

    state = models.CharField(
        _("state"), max_length=8, choices=ReviewState, default=ReviewState.ASKED
    )
    due_date = models.DateField(_("due"), null=True)
    happened = LockedTextField(_("what happened"), longest=4000)
    made_to = models.CharField(_("made to"), max_length=8, choices=Made, default=Made.UNKNOWN)
    people = LockedTextField(_("who took part"), longest=500, blank=True)
    plan = LockedTextField(_("plan"), longest=4000, blank=True)
    held_date = models.DateField(_("held"), null=True)
    review_date = models.DateField(_("look at it again"), null=True)

    class Meta:
        ordering = ("-created_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state=ReviewState.PLANNED) | models.Q(held_date__isnull=False),
                name="safeguarding_review_planned_was_held",
            ),
        )

    def __str__(self) -> str:
        return self.get_state_display()


class TransitionPlan(AboutSomebody):
    """The way into adulthood, planned with a young person from 17: what they want of it."""

    classified: ClassVar = {
        **dict.fromkeys((*STAMPS, "review_date"), FieldClass.OPERATIONAL),
        "words": FieldClass.SPECIAL_CATEGORY,
    }

    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, related_name="+")
    words = LockedTextField(_("what they want"), longest=2000)
    review_date = models.DateField(_("look at it again"))

    def __str__(self) -> str:
        return f"{self.review_date:%Y-%m-%d}"


class TransitionStep(AboutSomebody):
    """One step into adulthood, with the adult service that takes over."""

    classified: ClassVar = {
        **dict.fromkeys((*STAMPS, "plan", "by_date", "taken_at"), FieldClass.OPERATIONAL),
        **dict.fromkeys(("words", "service"), FieldClass.SPECIAL_CATEGORY),
    }

    plan = models.ForeignKey(TransitionPlan, on_delete=models.PROTECT, related_name="steps")
    words = LockedTextField(_("what is done"), longest=500)
    service = LockedTextField(_("adult service"), longest=200, blank=True)
    by_date = models.DateField(_("until"))
    taken_at = models.DateTimeField(_("taken"), null=True)

    class Meta:
        ordering = ("by_date", "created_at", "id")

    def __str__(self) -> str:
        return f"{self.by_date:%Y-%m-%d}"
