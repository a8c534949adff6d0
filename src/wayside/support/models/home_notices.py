"""Notices served on a home with their safeguarding review, and what the agency that keeps a home
sees of it."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency
from wayside.sharing.models import Delivery, Subject
from wayside.support.homes.vocabulary import NoticeKind, ReviewState, Risk, RiskLevel
from wayside.support.models.homes import STAMPS, Home, HomeRisk
from wayside.vault.fields import LockedTextField
from wayside.web.models import Versioned


class HomeNotice(Versioned):
    """A possession or closure notice that was served on somebody's home."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys((*STAMPS, "home", "served_date", "ends_date"), FieldClass.OPERATIONAL),
        **dict.fromkeys(("kind", "sender"), FieldClass.PERSONAL),
    }

    home = models.ForeignKey(Home, on_delete=models.PROTECT, related_name="notices")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    kind = models.CharField(_("what was served"), max_length=10, choices=NoticeKind)
    served_date = models.DateField(_("served"))
    ends_date = models.DateField(_("runs out"), null=True)
    sender = LockedTextField(_("from whom"), longest=200, blank=True)

    class Meta:
        ordering = ("-served_date", "-created_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_date=None)
                | models.Q(ends_date__gte=models.F("served_date")),
                name="support_notice_runs_out_after_it_was_served",
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()


class HomeReview(Versioned):
    """The safeguarding review that a notice begins: held, then concluded with a safety plan. Until
    it is concluded nobody notes an eviction from the home."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            (*STAMPS, "notice", "home", "state", "due_date", "held_date", "concluded_date"),
            FieldClass.OPERATIONAL,
        ),
        "plan": FieldClass.SPECIAL_CATEGORY,
    }

    notice = models.OneToOneField(HomeNotice, on_delete=models.PROTECT, related_name="review")
    home = models.ForeignKey(Home, on_delete=models.PROTECT, related_name="reviews")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    state = models.CharField(
        _("state"), max_length=10, choices=ReviewState, default=ReviewState.OPENED
    )
    due_date = models.DateField(_("due"))
    held_date = models.DateField(_("held"), null=True)
    concluded_date = models.DateField(_("concluded"), null=True)
    plan = LockedTextField(_("safety plan"), longest=4000, blank=True)

    class Meta:
        ordering = ("due_date", "id")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state=ReviewState.CONCLUDED)
                | models.Q(held_date__isnull=False, concluded_date__gte=models.F("held_date")),
                name="support_review_held_before_it_is_concluded",
            ),
        )

    def __str__(self) -> str:
        return self.get_state_display()


class KeptHome(Versioned):
    """A home as the housing officers of the agency that keeps it see it: by the name that both
    agencies gave it, with no record and no account behind it. It is seen while the disclosure it
    rests on is open, or within one agency."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "version",
                "created_at",
                "updated_at",
                "home",
                "controller",
                "keeper",
                "delivery",
                "notice_ends_date",
                "review_due_date",
                "ended_date",
            ),
            FieldClass.OPERATIONAL,
        ),
        "label": FieldClass.PERSONAL,
    }

    home = models.OneToOneField(Home, on_delete=models.PROTECT, related_name="kept")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    keeper = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    delivery = models.ForeignKey(Delivery, null=True, on_delete=models.DO_NOTHING, related_name="+")
    label = LockedTextField(_("which home, as both agencies call it"), longest=80)
    notice_ends_date = models.DateField(_("a notice runs out"), null=True)
    review_due_date = models.DateField(_("safeguarding review due"), null=True)
    ended_date = models.DateField(_("ended"), null=True)

    class Meta:
        ordering = ("created_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(keeper=models.F("controller"))
                | models.Q(delivery__isnull=False),
                name="support_kept_home_rests_on_a_disclosure",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class KeptRisk(models.Model):
    """A category that puts a home at risk, with its level and dates and nothing else: what the
    agency that keeps the home sees. It is no evidence of anything."""

    wayside_side = "support"
    classified: ClassVar = dict.fromkeys(
        (
            "id",
            "kept",
            "risk",
            "controller",
            "keeper",
            "category",
            "level",
            "since_date",
            "ended_date",
        ),
        FieldClass.OPERATIONAL,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kept = models.ForeignKey(KeptHome, on_delete=models.PROTECT, related_name="risks")
    risk = models.OneToOneField(HomeRisk, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    keeper = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    category = models.CharField(_("what"), max_length=10, choices=Risk)
    level = models.PositiveSmallIntegerField(_("how near"), choices=RiskLevel)
    since_date = models.DateField(_("since"))
    ended_date = models.DateField(_("ended"), null=True)

    class Meta:
        ordering = ("-level", "since_date", "id")

    def __str__(self) -> str:
        return self.get_category_display()
