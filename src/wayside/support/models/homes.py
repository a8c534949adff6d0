"""Somebody's homes, each step, and what puts one at risk."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.sharing.models import Disclosure, Subject
from wayside.support.homes.rules import LIVED_IN
from wayside.support.homes.vocabulary import Cause, HomeKind, HomeState, Risk, RiskLevel
from wayside.support.models.offers import Offer
from wayside.vault.fields import LockedTextField
from wayside.web.models import Versioned

STAMPS = ("id", "version", "created_at", "updated_at", "subject", "controller")


class Home(Versioned):
    """A home that somebody has, is about to have, or had. Its address is locked; a refuge has
    none here at all."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            (*STAMPS, "keeper", "offer", "state", "step_date", "due_date", "after", "handover"),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(
            ("kind", "address", "expected_date", "moved_in_date", "ended_date", "is_out_of_area"),
            FieldClass.PERSONAL,
        ),
        **dict.fromkeys(("cause", "ended_by"), FieldClass.SPECIAL_CATEGORY),
    }

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    keeper = models.ForeignKey(Agency, null=True, on_delete=models.DO_NOTHING, related_name="+")
    offer = models.OneToOneField(Offer, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=10, choices=HomeKind)
    address = LockedTextField(_("address"), longest=300, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=HomeState, default=HomeState.ABOUT)
    step_date = models.DateField(_("since"))
    due_date = models.DateField(_("due"), null=True)
    expected_date = models.DateField(_("to move in"), null=True)
    moved_in_date = models.DateField(_("moved in"), null=True)
    ended_date = models.DateField(_("ended"), null=True)
    ended_by = models.CharField(_("how it ended"), max_length=8, blank=True)
    cause = models.CharField(_("cause"), max_length=10, choices=Cause, blank=True)
    after = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="next_home"
    )
    is_out_of_area = models.BooleanField(_("out of the area"), default=False)
    handover = models.ForeignKey(Disclosure, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-step_date", "-created_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("subject",),
                condition=models.Q(state__in=LIVED_IN),
                name="support_one_home_at_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=HomeState.EVICTED) | ~models.Q(cause=""),
                name="support_evicted_with_cause",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=LIVED_IN) | models.Q(moved_in_date__isnull=False),
                name="support_lives_there_since_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_date=None)
                | models.Q(ended_date__gte=models.F("moved_in_date")),
                name="support_home_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=models.Q(is_out_of_area=False) | models.Q(handover__isnull=False),
                name="support_out_of_area_with_handover",
            ),
            models.CheckConstraint(
                condition=~models.Q(after=models.F("id")), name="support_home_after_another"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_state_display()}"


class HomeMove(models.Model):
    """One step of a home, the day it happened and the day it was noted."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "home", "subject", "controller", "verb", "state", "on_date", "at", "by"),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("cause", "words"), FieldClass.SPECIAL_CATEGORY),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    home = models.ForeignKey(Home, on_delete=models.PROTECT, related_name="moves")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    verb = models.CharField(max_length=12)
    state = models.CharField(_("state"), max_length=10, choices=HomeState)
    cause = models.CharField(_("cause"), max_length=10, choices=Cause, blank=True)
    words = LockedTextField(_("words"), longest=1000, blank=True)
    on_date = models.DateField(_("day"))
    at = models.DateTimeField(_("noted"))
    by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.get_state_display()}, {self.on_date:%Y-%m-%d}"


class HomeRisk(Versioned):
    """What puts a home at risk: a category with its level and dates, and, for the workers of the
    record alone, words."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys((*STAMPS, "home", "since_date", "ended_date"), FieldClass.OPERATIONAL),
        **dict.fromkeys(("category", "level", "words"), FieldClass.SPECIAL_CATEGORY),
    }

    home = models.ForeignKey(Home, on_delete=models.PROTECT, related_name="risks")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    category = models.CharField(_("what"), max_length=10, choices=Risk)
    level = models.PositiveSmallIntegerField(_("how near"), choices=RiskLevel)
    words = LockedTextField(_("words"), longest=2000, blank=True)
    since_date = models.DateField(_("since"))
    ended_date = models.DateField(_("ended"), null=True)

    class Meta:
        ordering = ("-level", "since_date", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("home", "category"),
                condition=models.Q(ended_date=None),
                name="support_risk_once",
            ),
            models.CheckConstraint(
                condition=models.Q(level__in=RiskLevel.values), name="support_risk_level"
            ),
        )

    def __str__(self) -> str:
        return self.get_category_display()
