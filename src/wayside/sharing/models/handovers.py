"""The one-way inbox: what any side puts in, and only the receiving side reads."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Area, Membership
from wayside.sharing.handovers.vocabulary import HandoverKind, HandoverState, Tells, Told
from wayside.vault.fields import LockedTextField
from wayside.vault.sealed import SealedField


class HandoverReceipt(models.Model):
    """What the sender of a handover keeps: that it was sent, and later that it was received or
    taken up. Never by whom, and never whether anybody was known."""

    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "kind",
                "membership",
                "agency",
                "to_agency",
                "standing",
                "tells",
                "sent_at",
                "versions",
            ),
            FieldClass.OPERATIONAL,
        ),
        "person": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=HandoverKind)
    person = models.ForeignKey(NaturalPerson, null=True, on_delete=models.PROTECT, related_name="+")
    membership = models.ForeignKey(
        Membership, null=True, on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    to_agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    standing = models.CharField(_("state"), max_length=10, choices=Told, default=Told.SENT)
    tells = models.CharField(max_length=10, choices=Tells, default=Tells.ALL)
    sent_at = models.DateTimeField(_("sent"))
    versions = models.PositiveSmallIntegerField(_("versions"), default=1)

    class Meta:
        ordering = ("-sent_at", "id")
        indexes = (models.Index(fields=("person", "-sent_at"), name="sharing_receipts_of_person"),)

    def __str__(self) -> str:
        return self.get_kind_display()


class HandoverText(models.Model):
    """One version of what was handed over, sealed for the receiving side as it is written: who
    wrote it cannot read it again. A correction is another version, and the first is kept."""

    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(("id", "receipt", "number", "written_at"), FieldClass.OPERATIONAL),
        "sealed": FieldClass.SPECIAL_CATEGORY,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    receipt = models.ForeignKey(HandoverReceipt, on_delete=models.PROTECT, related_name="texts")
    number = models.PositiveSmallIntegerField(_("number"))
    sealed = SealedField(_("text"), bound_by=("receipt_id", "number"))
    written_at = models.DateTimeField(_("written"))

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(
                fields=("receipt", "number"), name="sharing_handover_text_numbered"
            ),
        )

    def __str__(self) -> str:
        return str(self.number)


class Handover(models.Model):
    """A handover as the receiving side works on it: for one agency, or for the safeguarding leads
    of the area. Passed on, it ends here and begins again where it goes."""

    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "receipt",
                "kind",
                "area",
                "to_agency",
                "state",
                "sent_at",
                "deadline_at",
                "received_at",
                "versions_read",
                "owner",
                "taken_up_at",
                "ended_at",
                "escalated_at",
                "passed_from",
            ),
            FieldClass.OPERATIONAL,
        ),
        "answer": FieldClass.SPECIAL_CATEGORY,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    receipt = models.ForeignKey(HandoverReceipt, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=20, choices=HandoverKind)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    to_agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        _("state"), max_length=10, choices=HandoverState, default=HandoverState.SENT
    )
    sent_at = models.DateTimeField(_("sent"))
    deadline_at = models.DateTimeField(_("deadline"))
    received_at = models.DateTimeField(_("opened"), null=True)
    versions_read = models.PositiveSmallIntegerField(_("versions read"), default=0)
    owner = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    taken_up_at = models.DateTimeField(_("taken up"), null=True)
    answer = LockedTextField(_("what was done"), longest=2000, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True)
    escalated_at = models.DateTimeField(_("told to leads"), null=True)
    passed_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("deadline_at", "id")
        indexes = (
            models.Index(
                fields=("to_agency", "deadline_at"),
                condition=models.Q(ended_at=None),
                name="sharing_handovers_open",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state=HandoverState.TAKEN_UP, owner__isnull=False)
                | ~models.Q(state=HandoverState.TAKEN_UP),
                name="sharing_handover_taken_up_has_owner",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=(HandoverState.ANSWERED, HandoverState.PASSED_ON),
                    ended_at__isnull=False,
                )
                | (
                    ~models.Q(state__in=(HandoverState.ANSWERED, HandoverState.PASSED_ON))
                    & models.Q(ended_at=None)
                ),
                name="sharing_handover_ended_or_open",
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()
