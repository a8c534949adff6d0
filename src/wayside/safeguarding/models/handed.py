"""Concerns about adults that were handed over and wait for a record."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.safeguarding.handed.vocabulary import HandedState
from wayside.safeguarding.models.concerns import AdultConcern
from wayside.sharing.models import Handover
from wayside.vault.fields import LockedTextField
from wayside.web.models import Versioned


class HandedConcern(Versioned):
    """A concern about an adult that was handed over and taken up: it begins by itself, with a
    clock, and is the lead's until it is written on a record or closed with a reason. What was said
    stands in the handover alone."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "version", "created_at", "updated_at", "controller", "handover", "state"),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("due_date", "lead", "worker", "concern"), FieldClass.OPERATIONAL),
        "why": FieldClass.SPECIAL_CATEGORY,
    }

    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    handover = models.OneToOneField(Handover, on_delete=models.DO_NOTHING, related_name="+")
    state = models.CharField(
        _("state"), max_length=8, choices=HandedState, default=HandedState.WAITING
    )
    due_date = models.DateField(_("due"))
    lead = models.ForeignKey(Membership, null=True, on_delete=models.DO_NOTHING, related_name="+")
    worker = models.ForeignKey(Membership, null=True, on_delete=models.DO_NOTHING, related_name="+")
    concern = models.ForeignKey(
        AdultConcern, null=True, on_delete=models.PROTECT, related_name="handed"
    )
    why = LockedTextField(_("why it was closed"), longest=1000, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state=HandedState.WRITTEN) | models.Q(concern__isnull=False),
                name="safeguarding_handed_concern_written_on_one",
            ),
        )

    def __str__(self) -> str:
        return self.get_state_display()
