"""What keeps a record from being erased."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.sharing.holds.vocabulary import HoldBecause
from wayside.sharing.models.grants import Subject
from wayside.vault.fields import LockedTextField
from wayside.web.models import Versioned


class LegalHold(Versioned):
    """Keeps a record from being erased, whatever else is due: why, until when it is looked at
    again, and the two people who lifted it."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            (
                *("id", "version", "created_at", "updated_at", "subject", "controller"),
                *("because", "review_date", "put_by", "put_at"),
                *("lift_asked_by", "lift_asked_at", "lifted_by", "lifted_at"),
            ),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("lift_asked_by_person", "lifted_by_person"), FieldClass.PERSONAL),
        **dict.fromkeys(("words", "lift_words"), FieldClass.SPECIAL_CATEGORY),
    }

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    because = models.CharField(_("why"), max_length=10, choices=HoldBecause)
    words = LockedTextField(_("words"), longest=1000, blank=True)
    review_date = models.DateField(_("look at it again on"))
    put_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    put_at = models.DateTimeField(_("put"))
    lift_asked_by = models.ForeignKey(
        Membership, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    lift_asked_by_person = models.ForeignKey(
        NaturalPerson, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    lift_asked_at = models.DateTimeField(_("asked to lift it"), null=True)
    lift_words = LockedTextField(_("why it may be lifted"), longest=1000, blank=True)
    lifted_by = models.ForeignKey(
        Membership, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    lifted_by_person = models.ForeignKey(
        NaturalPerson, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    lifted_at = models.DateTimeField(_("lifted"), null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(lifted_at=None)
                | (
                    models.Q(lift_asked_by_person__isnull=False, lifted_by_person__isnull=False)
                    & ~models.Q(lift_asked_by_person=models.F("lifted_by_person"))
                ),
                name="sharing_hold_lifted_by_two",
            ),
        )

    def __str__(self) -> str:
        return self.get_because_display()
