"""The sanctuary scheme of somebody: the home, what is done to it, and each step."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.sharing.models import Subject
from wayside.support.sanctuary.rules import RUNNING
from wayside.support.sanctuary.vocabulary import (
    Feels,
    Landlord,
    SanctuaryState,
    Why,
    Work,
    WorkState,
)
from wayside.vault.fields import LockedJSONField, LockedTextField
from wayside.web.models import Versioned

STAMPS = ("id", "version", "created_at", "updated_at", "subject", "controller")


class Sanctuary(Versioned):
    """Making somebody's own home safe to stay in, which they chose. The address is locked, stands
    on this record's pages alone and goes into no list, message or print."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys((*STAMPS, "state", "due_date", "assessed_date"), FieldClass.OPERATIONAL),
        **dict.fromkeys(
            ("address", "found", "risk", "landlord", "landlord_told", "landlord_consent"),
            FieldClass.PERSONAL,
        ),
        **dict.fromkeys(
            ("wants_to_stay", "lives_apart", "why", "feels", "feels_words"),
            FieldClass.SPECIAL_CATEGORY,
        ),
    }

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="sanctuaries")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    state = models.CharField(
        _("state"), max_length=14, choices=SanctuaryState, default=SanctuaryState.ASKED
    )
    due_date = models.DateField(_("due"), null=True)
    address = LockedTextField(_("home"), longest=300)
    assessed_date = models.DateField(_("assessed"), null=True)
    wants_to_stay = models.BooleanField(_("wants to stay"), default=False)
    lives_apart = models.BooleanField(_("who harms does not live there"), default=False)
    found = LockedJSONField(_("what was found"), longest=8000)
    risk = LockedTextField(_("what may happen"), longest=2000, blank=True)
    landlord = models.CharField(_("landlord"), max_length=12, choices=Landlord, blank=True)
    landlord_consent = models.BooleanField(_("agreed that the landlord is asked"), default=False)
    landlord_told = LockedTextField(_("what the landlord is told"), longest=1000, blank=True)
    why = models.CharField(_("why not"), max_length=12, choices=Why, blank=True)
    feels = models.CharField(_("whether they feel safer"), max_length=6, choices=Feels, blank=True)
    feels_words = LockedTextField(_("in their own words"), longest=1000, blank=True)

    class Meta:
        verbose_name_plural = "sanctuaries"
        constraints = (
            models.UniqueConstraint(
                fields=("subject",),
                condition=models.Q(state__in=RUNNING),
                name="support_one_sanctuary_at_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="landlord_asked") | models.Q(landlord_consent=True),
                name="support_landlord_asked_with_consent",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=("refused", "not_suitable")) | ~models.Q(why=""),
                name="support_sanctuary_refused_with_reason",
            ),
        )

    def __str__(self) -> str:
        return self.get_state_display()


class SanctuaryWork(Versioned):
    """One thing done to the home: ordered, done, and checked with the person who lives there."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys((*STAMPS, "sanctuary", "work", "by_date", "state"), FieldClass.OPERATIONAL),
        "words": FieldClass.PERSONAL,
    }

    sanctuary = models.ForeignKey(Sanctuary, on_delete=models.PROTECT, related_name="works")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    work = models.CharField(_("work"), max_length=10, choices=Work)
    words = LockedTextField(_("words"), longest=500, blank=True)
    by_date = models.DateField(_("until"))
    state = models.CharField(_("state"), max_length=8, choices=WorkState, default=WorkState.ORDERED)

    class Meta:
        ordering = ("by_date", "created_at", "id")

    def __str__(self) -> str:
        return self.get_work_display()


class SanctuaryMove(models.Model):
    """One step of a sanctuary scheme, forward or back, as it was noted."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "sanctuary", "subject", "controller", "verb", "state", "at", "by"),
            FieldClass.OPERATIONAL,
        ),
        "why": FieldClass.SPECIAL_CATEGORY,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sanctuary = models.ForeignKey(Sanctuary, on_delete=models.PROTECT, related_name="moves")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    verb = models.CharField(max_length=14)
    state = models.CharField(_("state"), max_length=14, choices=SanctuaryState)
    why = models.CharField(_("why not"), max_length=12, choices=Why, blank=True)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.get_state_display()}, {self.at:%Y-%m-%d}"
