"""A request for what is kept: what its agency's governance officer sees of it, and, behind the
wall, about whom it is and what is given of each piece."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.audit.retention import Goes, Kept
from wayside.governance.subject_access.vocabulary import (
    AccessState,
    AskedHow,
    Decision,
    Handed,
    IdentityCheck,
    LongerBecause,
)
from wayside.partners.models import Agency
from wayside.sharing.models import Subject
from wayside.vault.fields import LockedTextField
from wayside.web.models import Versioned


class AccessRequest(Versioned):
    """Somebody asked what an agency keeps of them: when, until when it is answered, and where it
    stands, in numbers. It does not say who asked."""

    retention = Kept.GOVERNED
    classified: ClassVar = dict.fromkeys(
        (
            *("id", "version", "created_at", "updated_at", "controller", "state", "asked_date"),
            *("asked_how", "identity", "due_date", "longer_because", "pieces", "waiting"),
            *("held_back", "received_by", "sent_by", "checked_by", "checked_at", "handed"),
            "delivered_at",
        ),
        FieldClass.OPERATIONAL,
    )

    controller = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        _("state"), max_length=10, choices=AccessState, default=AccessState.ASKED
    )
    asked_date = models.DateField(_("asked"))
    asked_how = models.CharField(_("how it was asked"), max_length=8, choices=AskedHow)
    identity = models.CharField(
        _("how we know that it is them"), max_length=10, choices=IdentityCheck
    )
    due_date = models.DateField(_("due"))
    longer_because = models.CharField(
        _("why it takes longer"), max_length=8, choices=LongerBecause, blank=True
    )
    pieces = models.PositiveIntegerField(_("pieces"), default=0)
    waiting = models.PositiveIntegerField(_("pieces to look at"), default=0)
    held_back = models.PositiveIntegerField(_("pieces held back"), default=0)
    received_by = models.ForeignKey(NaturalPerson, on_delete=models.PROTECT, related_name="+")
    sent_by = models.ForeignKey(
        NaturalPerson, null=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_by = models.ForeignKey(
        NaturalPerson, null=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField(_("looked at again"), null=True)
    handed = models.CharField(_("how it was given"), max_length=10, choices=Handed, blank=True)
    delivered_at = models.DateTimeField(_("given"), null=True)

    class Meta:
        ordering = ("due_date", "id")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state__in=("released", "delivered"))
                | (
                    models.Q(checked_by__isnull=False, sent_by__isnull=False, waiting=0)
                    & ~models.Q(checked_by=models.F("sent_by"))
                ),
                name="governance_access_two_people",
            ),
        )

    def __str__(self) -> str:
        return self.get_state_display()


class AccessAbout(models.Model):
    """Whose request it is, and what was seen to know that it is them."""

    wayside_side = "support"
    exported: ClassVar = {"identity_words": Goes.INTERNAL}
    classified: ClassVar = {
        **dict.fromkeys(("id", "request", "subject", "controller"), FieldClass.OPERATIONAL),
        "identity_words": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.OneToOneField(AccessRequest, on_delete=models.DO_NOTHING, related_name="+")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    identity_words = LockedTextField(_("what was seen"), longest=300, blank=True)

    def __str__(self) -> str:
        return str(self.request_id)


class AccessItem(Versioned):
    """One piece of what is kept: from which record and field, as it stood when it was collected,
    and what a person decided of it and why."""

    wayside_side = "support"
    exported: ClassVar = dict.fromkeys(
        (
            *("position", "model", "field", "noted_date", "to_look_at", "value", "decision"),
            *("code", "given", "reason"),
        ),
        Goes.INTERNAL,
    )
    classified: ClassVar = {
        **dict.fromkeys(
            (
                *("id", "version", "created_at", "updated_at", "request", "subject"),
                *("controller", "position", "model", "row_number", "field", "noted_date"),
                *("to_look_at", "decision", "code", "decided_by"),
            ),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("value", "given", "reason"), FieldClass.SPECIAL_CATEGORY),
    }

    request = models.ForeignKey(AccessRequest, on_delete=models.DO_NOTHING, related_name="+")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    position = models.PositiveIntegerField(_("position"))
    model = models.CharField(_("kind of record"), max_length=80)
    row_number = models.UUIDField(_("record"))
    field = models.CharField(_("field"), max_length=80)
    noted_date = models.DateField(_("noted"), null=True)
    to_look_at = models.BooleanField(_("looked at by a person"), default=True)
    value = LockedTextField(_("what it says"), longest=20_000)
    decision = models.CharField(
        _("whether it is given"), max_length=8, choices=Decision, default=Decision.WAITING
    )
    code = models.CharField(_("ground"), max_length=8, blank=True)
    given = LockedTextField(_("what is given of it"), longest=20_000, blank=True)
    reason = LockedTextField(_("reason"), longest=500, blank=True)
    decided_by = models.ForeignKey(
        NaturalPerson, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(decision__in=("part", "withhold")) | ~models.Q(code=""),
                name="governance_held_back_on_a_ground",
            ),
            models.UniqueConstraint(
                fields=("request", "row_number", "field"), name="governance_piece_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.model}.{self.field}"
