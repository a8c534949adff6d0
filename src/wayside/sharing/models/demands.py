"""Legal demands for what is on record."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency
from wayside.sharing.demands.vocabulary import DemandKind, DemandState
from wayside.sharing.models.disclosures import Disclosure
from wayside.sharing.models.grants import Subject
from wayside.vault.fields import LockedTextField


class LegalDemand(models.Model):
    """A court order or a request with a power in law for what is on record: what was asked, on
    which basis, until when, the least answer, the two people who decided, what was sent, and what
    the person it is about was told."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "subject",
                "controller",
                "kind",
                "for_immigration",
                "state",
                "asked_date",
                "answer_by_date",
                "disclosure",
                "received_at",
                "decided_at",
                "told_at",
                "sent_at",
            ),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(
            ("received_by", "proposed_by", "decided_by", "asked_by"), FieldClass.PERSONAL
        ),
        **dict.fromkeys(
            ("wants", "law", "least_answer", "note", "sent", "told", "not_told_because"),
            FieldClass.SPECIAL_CATEGORY,
        ),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    kind = models.CharField(_("kind"), max_length=16, choices=DemandKind)
    for_immigration = models.BooleanField(_("comes from immigration enforcement"), default=False)
    state = models.CharField(
        _("state"), max_length=10, choices=DemandState, default=DemandState.RECEIVED
    )
    asked_by = LockedTextField(_("who asked"), longest=300)
    asked_date = models.DateField(_("when it was asked"))
    answer_by_date = models.DateField(_("answer by"), null=True)
    wants = LockedTextField(_("what was asked"), longest=2000)
    law = LockedTextField(_("legal basis"), longest=1000)
    least_answer = LockedTextField(_("the least answer"), longest=2000, blank=True)
    received_by = models.ForeignKey(NaturalPerson, on_delete=models.DO_NOTHING, related_name="+")
    received_at = models.DateTimeField(_("received"))
    proposed_by = models.ForeignKey(
        NaturalPerson, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    decided_by = models.ForeignKey(
        NaturalPerson, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True)
    note = LockedTextField(_("why"), longest=1000, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True)
    sent = LockedTextField(_("what was sent, and how"), longest=2000, blank=True)
    disclosure = models.OneToOneField(
        Disclosure, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    told_at = models.DateTimeField(_("told"), null=True)
    told = LockedTextField(_("what they were told"), longest=2000, blank=True)
    not_told_because = LockedTextField(_("why they were not told"), longest=1000, blank=True)

    class Meta:
        ordering = ("-received_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=(DemandState.RECEIVED, DemandState.PROPOSED))
                | (
                    models.Q(proposed_by__isnull=False, decided_by__isnull=False)
                    & ~models.Q(decided_by=models.F("proposed_by"))
                ),
                name="sharing_demand_two_people",
            ),
            # Immigration enforcement is given nothing that no court ordered
            models.CheckConstraint(
                condition=models.Q(for_immigration=False)
                | models.Q(kind=DemandKind.COURT_ORDER)
                | (
                    ~models.Q(state__in=(DemandState.AGREED, DemandState.SENT))
                    & models.Q(sent_at=None)
                ),
                name="sharing_demand_barred",
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()
