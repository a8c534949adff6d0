"""Referrals: what both sides know of one, what only its sender knows, and its links."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.vocabulary import Role
from wayside.audit.classification import FieldClass
from wayside.directory.models import Service
from wayside.partners.models import Agency, Membership
from wayside.people.models import ContactRoute
from wayside.sharing.models import Delivery, Handover, Subject
from wayside.support.referrals.vocabulary import (
    Declined,
    Origin,
    Outcome,
    Reached,
    ReferralState,
    Way,
)
from wayside.support.vocabulary import NeedKind
from wayside.vault.fields import LockedTextField
from wayside.web.models import Versioned

DAYS = [MinValueValidator(1), MaxValueValidator(90)]
VERSIONED = ("id", "version", "created_at", "updated_at")


class Referral(Versioned):
    """A referral to a service, as its sender and the service both see it: where it stands and
    what is due, and nothing of whom it is about. What it says is a disclosure or a handover."""

    wayside_side = "support"
    classified: ClassVar = dict.fromkeys(
        (
            *VERSIONED,
            "controller",
            "sent_by",
            "service",
            "to_agency",
            "to_role",
            "origin",
            "state",
            "delivery",
            "handover",
            "owner",
            "replaces",
            "sent_at",
            "received_at",
            "accepted_at",
            "started_at",
            "ended_at",
            "receive_by_at",
            "accept_by_at",
            "start_by_at",
            "escalated_at",
            "declined_because",
            "outcome",
        ),
        FieldClass.OPERATIONAL,
    )

    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    sent_by = models.ForeignKey(
        Membership, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    service = models.ForeignKey(
        Service, null=True, on_delete=models.DO_NOTHING, related_name="+", verbose_name=_("service")
    )
    to_agency = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    to_role = models.CharField(_("to which role"), max_length=30, choices=Role, blank=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.WORKER)
    state = models.CharField(
        _("state"), max_length=12, choices=ReferralState, default=ReferralState.DRAFT
    )
    delivery = models.ForeignKey(Delivery, null=True, on_delete=models.DO_NOTHING, related_name="+")
    handover = models.ForeignKey(Handover, null=True, on_delete=models.DO_NOTHING, related_name="+")
    owner = models.ForeignKey(Membership, null=True, on_delete=models.DO_NOTHING, related_name="+")
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(_("sent"), null=True)
    received_at = models.DateTimeField(_("received"), null=True)
    accepted_at = models.DateTimeField(_("accepted"), null=True)
    started_at = models.DateTimeField(_("started"), null=True)
    ended_at = models.DateTimeField(_("ended"), null=True)
    receive_by_at = models.DateTimeField(_("to be received by"), null=True)
    accept_by_at = models.DateTimeField(_("to be answered by"), null=True)
    start_by_at = models.DateTimeField(_("to begin by"), null=True)
    escalated_at = models.DateTimeField(_("leads were told"), null=True)
    declined_because = models.CharField(
        _("why it was declined"), max_length=12, choices=Declined, blank=True
    )
    outcome = models.CharField(_("what it came to"), max_length=10, choices=Outcome, blank=True)

    class Meta:
        ordering = ("-created_at", "id")
        indexes = (
            models.Index(fields=("to_agency", "state"), name="support_referrals_in"),
            models.Index(fields=("controller", "state"), name="support_referrals_out"),
        )
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state=ReferralState.DECLINED) | ~models.Q(declined_because=""),
                name="support_referral_declined_with_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(origin=Origin.HANDOVER) | models.Q(handover__isnull=False),
                name="support_referral_has_what_was_handed",
            ),
            models.CheckConstraint(
                condition=models.Q(origin=Origin.HANDOVER)
                | models.Q(sent_at=None)
                | models.Q(delivery__isnull=False),
                name="support_referral_sent_by_disclosure",
            ),
            models.UniqueConstraint(fields=("handover",), name="support_referral_once_a_handover"),
        )

    def __str__(self) -> str:
        return str(self.service or self.get_origin_display())


class ReferralAbout(models.Model):
    """Whom a referral is about and what it is to say, as its sender keeps it."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "referral", "subject", "controller", "route"), FieldClass.OPERATIONAL
        ),
        **dict.fromkeys(("needs", "words", "categories"), FieldClass.SPECIAL_CATEGORY),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="about")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="referrals")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    needs = ArrayField(models.CharField(max_length=16, choices=NeedKind), default=list)
    categories = ArrayField(models.CharField(max_length=20), default=list)
    words = LockedTextField(_("what the service is told"), longest=4000)
    route = models.ForeignKey(ContactRoute, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = (models.Index(fields=("subject",), name="support_referrals_of"),)

    def __str__(self) -> str:
        return str(self.referral_id)


class ReferralMove(models.Model):
    """One step of a referral: which, when, by whom or by whose link; of one that declines, why,
    from a list. It holds no words, so that nothing said to one side reaches the other here."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = dict.fromkeys(
        (
            "id",
            "referral",
            "number",
            "verb",
            "state",
            "agency",
            "member",
            "at",
            "reached",
            "way",
            "declined_because",
        ),
        FieldClass.OPERATIONAL,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="moves")
    number = models.PositiveIntegerField(_("order"))
    verb = models.CharField(max_length=12)
    state = models.CharField(_("state"), max_length=12, choices=ReferralState)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.DO_NOTHING, related_name="+")
    member = models.ForeignKey(Membership, null=True, on_delete=models.DO_NOTHING, related_name="+")
    at = models.DateTimeField(_("when"))
    way = models.CharField(_("way"), max_length=12, choices=Way, blank=True)
    reached = models.CharField(
        _("what came of the first answer"), max_length=12, choices=Reached, blank=True
    )
    declined_because = models.CharField(
        _("why it was declined"), max_length=12, choices=Declined, blank=True
    )

    class Meta:
        ordering = ("number", "at", "id")
        indexes = (
            models.Index(fields=("referral", "number"), name="support_referral_moves"),
            models.Index(
                fields=("at",),
                condition=~models.Q(declined_because=""),
                name="support_referral_declines",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(declined_because="") | models.Q(verb="decline"),
                name="support_move_reason_of_a_decline",
            ),
        )

    def __str__(self) -> str:
        return f"{self.verb} {self.at:%Y-%m-%d}"


class ReferralTimes(Versioned):
    """Within how many days a service receives referrals, answers them and begins."""

    wayside_side = "support"
    classified: ClassVar = dict.fromkeys(
        (
            *VERSIONED,
            "service",
            "controller",
            "receive_days",
            "accept_days",
            "start_days",
            "working_days",
        ),
        FieldClass.OPERATIONAL,
    )

    service = models.OneToOneField(Service, on_delete=models.DO_NOTHING, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    receive_days = models.PositiveSmallIntegerField(_("received within"), validators=DAYS)
    accept_days = models.PositiveSmallIntegerField(_("answered within"), validators=DAYS)
    start_days = models.PositiveSmallIntegerField(_("begun within"), validators=DAYS)
    working_days = models.BooleanField(_("working days only"), default=True)

    class Meta:
        verbose_name_plural = "referral times"

    def __str__(self) -> str:
        return str(self.service_id)


class ReferralLink(models.Model):
    """A link with which a service without accounts answers one referral. Its address and its
    passcode are kept as hashes; the first browser that opens it is the only one."""

    wayside_side = "support"
    classified: ClassVar = dict.fromkeys(
        (
            "id",
            "referral",
            "controller",
            "agency",
            "role",
            "address_hash",
            "passcode",
            "browser_hash",
            "made_by",
            "made_at",
            "until_at",
            "wrong",
            "opened_at",
            "closed_at",
        ),
        FieldClass.OPERATIONAL,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="links")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    role = models.CharField(max_length=30, choices=Role)
    address_hash = models.CharField(max_length=64, unique=True)
    passcode = models.CharField(max_length=200)
    browser_hash = models.CharField(max_length=64, blank=True)
    made_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    made_at = models.DateTimeField(_("made"))
    until_at = models.DateTimeField(_("until"))
    wrong = models.PositiveSmallIntegerField(_("wrong passcodes"), default=0)
    opened_at = models.DateTimeField(_("opened"), null=True)
    closed_at = models.DateTimeField(_("closed"), null=True)

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("referral",),
                condition=models.Q(closed_at=None),
                name="support_referral_one_open_link",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
