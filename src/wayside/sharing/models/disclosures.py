"""Disclosures: the controller's record of each, and what the recipient gets."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.access.vocabulary import Role
from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.sharing.agreements.vocabulary import Category, Purpose
from wayside.sharing.disclosures.rules import ring_of
from wayside.sharing.disclosures.vocabulary import Basis, ClosedBecause, DisclosureState
from wayside.sharing.models.agreements import AgreementVersion
from wayside.sharing.models.grants import Subject
from wayside.vault.fields import LockedJSONField, LockedTextField
from wayside.vault.sealed import RingBy, SealedField

OPENED = (DisclosureState.OPEN, DisclosureState.CLOSED, DisclosureState.EXPIRED)
DECIDED = models.Q(decided_by_person__isnull=False)


class Disclosure(models.Model):
    """What left its controller's hands, or is about to: to which agency and role, on which basis,
    the snapshot itself, until when, and who decided."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "subject",
                "controller",
                "recipient",
                "recipient_role",
                "purpose",
                "categories",
                "basis",
                "is_emergency",
                "state",
                "made_by",
                "made_at",
                "approve_by_at",
                "decided_by",
                "decided_at",
                "until_at",
                "closed_at",
                "closed_because",
                "agreement",
            ),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("made_by_person", "decided_by_person"), FieldClass.PERSONAL),
        **dict.fromkeys(
            ("snapshot", "necessity", "proportionality", "note", "without_agreement"),
            FieldClass.SPECIAL_CATEGORY,
        ),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    recipient = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    recipient_role = models.CharField(_("to which role"), max_length=30, choices=Role)
    purpose = models.CharField(_("what for"), max_length=20, choices=Purpose)
    categories = ArrayField(
        models.CharField(max_length=20, choices=Category), verbose_name=_("what is shared")
    )
    basis = models.CharField(_("basis"), max_length=20, choices=Basis)
    is_emergency = models.BooleanField(_("emergency"), default=False)
    snapshot = LockedJSONField(_("what is disclosed"))
    necessity = LockedTextField(_("why it is necessary"), longest=2000, blank=True)
    proportionality = LockedTextField(_("why it is proportionate"), longest=2000, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=DisclosureState)
    made_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    made_by_person = models.ForeignKey(NaturalPerson, on_delete=models.DO_NOTHING, related_name="+")
    made_at = models.DateTimeField(_("made"))
    approve_by_at = models.DateTimeField(_("approve by"), null=True)
    decided_by = models.ForeignKey(
        Membership, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    decided_by_person = models.ForeignKey(
        NaturalPerson, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True)
    note = LockedTextField(_("why it was declined"), longest=1000, blank=True)
    until_at = models.DateTimeField(_("until"))
    closed_at = models.DateTimeField(_("closed"), null=True)
    closed_because = models.CharField(
        _("why it was closed"), max_length=10, choices=ClosedBecause, blank=True
    )
    agreement = models.ForeignKey(
        AgreementVersion, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    without_agreement = LockedTextField(
        _("why it goes ahead without an agreement"), longest=1000, blank=True
    )

    class Meta:
        ordering = ("-made_at", "id")
        indexes = (models.Index(fields=("subject", "-made_at"), name="sharing_disclosures_of"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(decided_by_person=None)
                | ~models.Q(decided_by_person=models.F("made_by_person")),
                name="sharing_disclosure_two_people",
            ),
            # Without consent nothing is or was open that no second person approved; but an
            # emergency, which one must confirm in time, and which is closed where nobody did
            models.CheckConstraint(
                condition=models.Q(basis=Basis.CONSENT)
                | DECIDED
                | (models.Q(is_emergency=True) & ~models.Q(state=DisclosureState.OPEN))
                | ~models.Q(state__in=OPENED),
                name="sharing_override_is_approved",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=DisclosureState.URGENT)
                | models.Q(is_emergency=True, approve_by_at__isnull=False),
                name="sharing_emergency_waits_for_second",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class Delivery(models.Model):
    """What the recipient of a disclosure is told: from whom, what kind, until when; and, once it
    is closed, that what was taken from it must be deleted, with the receipt that it was."""

    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "controller",
                "recipient",
                "recipient_role",
                "purpose",
                "categories",
                "basis",
                "state",
                "made_at",
                "until_at",
                "opened_at",
                "closed_at",
                "delete_by_at",
                "deleted_at",
                "deleted_by",
            ),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("made_by_person", "decided_by_person"), FieldClass.PERSONAL),
    }

    id = models.UUIDField(primary_key=True, editable=False)
    controller = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    recipient = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    recipient_role = models.CharField(_("to which role"), max_length=30, choices=Role)
    purpose = models.CharField(_("what for"), max_length=20, choices=Purpose)
    categories = ArrayField(
        models.CharField(max_length=20, choices=Category), verbose_name=_("what is shared")
    )
    basis = models.CharField(_("basis"), max_length=20, choices=Basis)
    state = models.CharField(_("state"), max_length=10, choices=DisclosureState)
    made_at = models.DateTimeField(_("made"))
    until_at = models.DateTimeField(_("until"))
    made_by_person = models.ForeignKey(NaturalPerson, on_delete=models.PROTECT, related_name="+")
    decided_by_person = models.ForeignKey(
        NaturalPerson, null=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(_("opened"), null=True)
    closed_at = models.DateTimeField(_("closed"), null=True)
    delete_by_at = models.DateTimeField(_("delete by"), null=True)
    deleted_at = models.DateTimeField(_("deleted"), null=True)
    deleted_by = models.ForeignKey(
        Membership, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-made_at", "id")
        verbose_name_plural = "deliveries"
        indexes = (
            models.Index(
                fields=("recipient", "recipient_role", "-made_at"), name="sharing_deliveries_to"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class DeliveryContent(models.Model):
    """The snapshot of one disclosure, sealed for the recipient's side; removed when it closes."""

    classified: ClassVar = {
        "delivery": FieldClass.OPERATIONAL,
        "sealed": FieldClass.SPECIAL_CATEGORY,
    }

    delivery = models.OneToOneField(
        Delivery, primary_key=True, on_delete=models.PROTECT, related_name="+"
    )
    sealed = SealedField(_("what is disclosed"), ring=RingBy("delivery__recipient_role", ring_of))

    def __str__(self) -> str:
        return str(self.delivery_id)
