"""The safeguarding referral of a child: its clock, its steps, and who was told what."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.safeguarding.children.rules import RUNNING
from wayside.safeguarding.children.vocabulary import Began, How, Outcome, ReferralState, Whom
from wayside.sharing.models import Handover, Subject
from wayside.vault.fields import LockedTextField
from wayside.web.models import Versioned

STAMPS = ("id", "version", "created_at", "updated_at", "subject", "controller")


class ChildReferral(Versioned):
    """The referral of a child to children's social care. It begins by itself when somebody is
    written down as under 18 or maybe so, and when a concern about a child is taken up; then there
    may be no record of the child here yet."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            (*STAMPS, "state", "due_at", "lead", "worker", "handover", "joined_to", "escalated_at"),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("began", "at_once", "outcome"), FieldClass.SPECIAL_CATEGORY),
        **dict.fromkeys(("wishes", "outcome_words", "why_left"), FieldClass.SPECIAL_CATEGORY),
    }

    subject = models.ForeignKey(
        Subject, null=True, on_delete=models.PROTECT, related_name="child_referrals"
    )
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    state = models.CharField(
        _("state"), max_length=12, choices=ReferralState, default=ReferralState.TO_MAKE
    )
    began = models.CharField(_("began with"), max_length=12, choices=Began)
    at_once = models.BooleanField(_("in danger now"), default=False)
    due_at = models.DateTimeField(_("due"), null=True)
    lead = models.ForeignKey(Membership, null=True, on_delete=models.DO_NOTHING, related_name="+")
    worker = models.ForeignKey(Membership, null=True, on_delete=models.DO_NOTHING, related_name="+")
    handover = models.ForeignKey(Handover, null=True, on_delete=models.DO_NOTHING, related_name="+")
    wishes = LockedTextField(_("what the child wants"), longest=2000, blank=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, blank=True)
    outcome_words = LockedTextField(_("outcome in words"), longest=2000, blank=True)
    why_left = LockedTextField(_("how it is known"), longest=1000, blank=True)
    joined_to = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    escalated_at = models.DateTimeField(_("leads were told that it is late"), null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("subject",),
                condition=models.Q(state__in=RUNNING),
                name="safeguarding_one_child_referral_at_once",
            ),
            models.UniqueConstraint(
                fields=("handover",), name="safeguarding_one_child_referral_a_handover"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=RUNNING, due_at__isnull=False)
                | (~models.Q(state__in=RUNNING) & models.Q(due_at=None)),
                name="safeguarding_child_referral_has_clock",
            ),
            models.CheckConstraint(
                condition=models.Q(subject__isnull=False) | models.Q(handover__isnull=False),
                name="safeguarding_child_referral_of_somebody",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ReferralState.OUTCOME) | ~models.Q(outcome=""),
                name="safeguarding_child_referral_outcome_said",
            ),
        )

    def __str__(self) -> str:
        return self.get_state_display()


class ChildReferralMove(models.Model):
    """One step of a child's referral, as it was taken."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = dict.fromkeys(
        ("id", "referral", "controller", "verb", "state", "at", "by"), FieldClass.OPERATIONAL
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.ForeignKey(ChildReferral, on_delete=models.PROTECT, related_name="moves")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    verb = models.CharField(max_length=12)
    state = models.CharField(_("state"), max_length=12, choices=ReferralState)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(Membership, null=True, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.get_state_display()}, {self.at:%Y-%m-%d}"


class ChildTold(models.Model):
    """Who was told of a child, what and when: never changed, a correction is told again."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "referral", "controller", "whom", "how", "told_at", "noted_at", "by"),
            FieldClass.OPERATIONAL,
        ),
        "who": FieldClass.PERSONAL,
        "what": FieldClass.SPECIAL_CATEGORY,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.ForeignKey(ChildReferral, on_delete=models.PROTECT, related_name="told")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    whom = models.CharField(_("who was told"), max_length=16, choices=Whom)
    how = models.CharField(_("how"), max_length=10, choices=How)
    who = LockedTextField(_("names of who was told"), longest=200, blank=True)
    what = LockedTextField(_("what was told"), longest=4000)
    told_at = models.DateTimeField(_("when"))
    noted_at = models.DateTimeField(_("noted"))
    by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        ordering = ("told_at", "id")
        verbose_name_plural = "children told"

    def __str__(self) -> str:
        return self.get_whom_display()
