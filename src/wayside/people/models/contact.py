"""How somebody can be reached, what was agreed about it, and each attempt."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.people.contact.vocabulary import Outcome, RouteKind, Weekday
from wayside.sharing.models import Subject
from wayside.vault.fields import LockedTextField
from wayside.web.models import Versioned

STAMPS = ("id", "version", "created_at", "updated_at", "subject", "controller")
MOST_DAYS = 90


class ContactPlan(Versioned):
    """What was agreed with somebody about being reached: the words for a voicemail and for a call
    that drops, when routes are rechecked, what to try in silence; a warning, if there is one."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            (*STAMPS, "recheck_days", "usual_days", "warned_at"), FieldClass.OPERATIONAL
        ),
        **dict.fromkeys(
            ("voicemail_words", "dropped_words", "if_silent", "warning"), FieldClass.PERSONAL
        ),
    }

    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, related_name="contact_plan")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    voicemail_words = LockedTextField(_("words for voicemail"), longest=300, blank=True)
    dropped_words = LockedTextField(_("words after a dropped call"), longest=300, blank=True)
    if_silent = LockedTextField(_("what to try in silence"), longest=1000, blank=True)
    recheck_days = models.PositiveSmallIntegerField(
        _("days until a recheck"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_DAYS)],
    )
    usual_days = models.PositiveSmallIntegerField(
        _("usual days between contacts"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_DAYS)],
    )
    warned_at = models.DateTimeField(_("warned"), null=True)
    warning = LockedTextField(_("warning"), longest=500, blank=True)

    def __str__(self) -> str:
        return str(self.id)


class ContactRoute(Versioned):
    """One way to reach somebody, confirmed safe by whom and when, or by nobody yet; the number or
    address is locked and shown on asking alone."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            (
                *STAMPS,
                "kind",
                "days",
                "from_time",
                "until_time",
                "shared",
                "checked_at",
                "checked_by",
                "unconfirmed",
                "retired_at",
            ),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("where", "held_by", "note", "how_confirmed"), FieldClass.PERSONAL),
    }

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="contact_routes")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    kind = models.CharField(_("kind"), max_length=10, choices=RouteKind)
    where = LockedTextField(_("number or address"), longest=200)
    days = ArrayField(
        models.PositiveSmallIntegerField(choices=Weekday), default=list, verbose_name=_("days")
    )
    from_time = models.TimeField(_("from"), null=True, blank=True)
    until_time = models.TimeField(_("until"), null=True, blank=True)
    shared = models.BooleanField(_("others may hold it"), default=False)
    held_by = LockedTextField(_("who else may hold it"), longest=200, blank=True)
    note = LockedTextField(_("note"), longest=500, blank=True)
    how_confirmed = LockedTextField(_("how it was confirmed safe"), longest=200, blank=True)
    checked_at = models.DateTimeField(_("confirmed safe"))
    checked_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    unconfirmed = models.BooleanField(_("not confirmed safe as it stands"), default=False)
    retired_at = models.DateTimeField(_("taken away"), null=True)

    class Meta:
        indexes = (models.Index(fields=("subject", "retired_at"), name="people_routes"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(from_time=None, until_time=None)
                | models.Q(from_time__isnull=False, until_time__isnull=False),
                name="people_route_hours_are_two",
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()


class ContactAttempt(models.Model):
    """One attempt to reach somebody, or a contact that came about: by which route, when, and what
    came of it. It is never changed: where it was noted for the wrong time, another says so and
    stands instead."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "subject",
                "controller",
                "route",
                "at",
                "outcome",
                "by",
                "recorded_at",
                "corrects",
            ),
            FieldClass.OPERATIONAL,
        ),
        "note": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="contact_attempts")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    route = models.ForeignKey(
        ContactRoute, null=True, on_delete=models.PROTECT, related_name="attempts"
    )
    at = models.DateTimeField(_("when"))
    outcome = models.CharField(_("what came of it"), max_length=14, choices=Outcome)
    note = LockedTextField(_("note"), longest=500, blank=True)
    by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    recorded_at = models.DateTimeField(_("recorded"))
    corrects = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="corrected_by"
    )

    class Meta:
        ordering = ("-at", "id")
        indexes = (models.Index(fields=("subject", "-at"), name="people_attempts"),)

    def __str__(self) -> str:
        return self.get_outcome_display()
