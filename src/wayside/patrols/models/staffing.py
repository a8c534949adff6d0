"""Rosters as drafts, who cannot come, and which grant pays for a patrol."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.partners.models import Area, FundingGrant
from wayside.patrols.models.patrols import Patrol
from wayside.patrols.models.weeks import VERSIONED_FIELDS
from wayside.patrols.staffing.vocabulary import PayKind, RosterState, UnableReason
from wayside.patrols.vocabulary import Duty
from wayside.web.models import Versioned
from wayside.workforce.models import Worker


class Roster(Versioned):
    """Who should go on which patrol over some weeks: asked for, worked out as a draft, then
    published or discarded. ``basis`` is a digest of the state it was worked out from: once that
    has changed, the draft can no longer be published over it."""

    classified: ClassVar = {
        **dict.fromkeys(
            (
                *VERSIONED_FIELDS,
                "area",
                "from_date",
                "until_date",
                "state",
                "basis",
                "score",
                "bounds",
                "seconds",
                "told",
                "finished_at",
                "settled_at",
            ),
            FieldClass.OPERATIONAL,
        ),
        "asked_by": FieldClass.PERSONAL,
        "settled_by": FieldClass.PERSONAL,
    }

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="rosters")
    from_date = models.DateField(_("from"))
    until_date = models.DateField(_("until"))
    state = models.CharField(
        _("state"), max_length=10, choices=RosterState, default=RosterState.WAITING
    )
    basis = models.CharField(_("state it was worked out from"), max_length=64, blank=True)
    score = models.JSONField(_("how good it is"), default=dict, blank=True)
    bounds = models.JSONField(_("what is proven"), default=dict, blank=True)
    seconds = models.FloatField(_("seconds of work"), null=True, blank=True)
    told = models.TextField(_("why it could not be worked out"), max_length=1000, blank=True)
    asked_by = models.ForeignKey(
        NaturalPerson, on_delete=models.PROTECT, null=True, related_name="rosters_asked"
    )
    finished_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        NaturalPerson, on_delete=models.PROTECT, null=True, related_name="rosters_settled"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until_date__gte=models.F("from_date")),
                name="roster_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=RosterState.values), name="roster_state_known"
            ),
        )
        indexes = (models.Index(fields=("area", "-created_at"), name="rosters_of_area"),)

    def __str__(self) -> str:
        start = "j F" if self.from_date.year == self.until_date.year else "j F Y"
        return gettext("%(start)s to %(end)s") % {
            "start": format_date(self.from_date, start),
            "end": format_date(self.until_date, "j F Y"),
        }


class RosterLine(models.Model):
    """One person on one patrol in a roster, with what it costs if told on the day of the draft.
    Published, it becomes a posting."""

    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "roster", "patrol", "duty", "is_locked", "cost_pence", "rest_minutes", "pay"),
            FieldClass.OPERATIONAL,
        ),
        "worker": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="lines")
    patrol = models.ForeignKey(Patrol, on_delete=models.PROTECT, related_name="roster_lines")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="roster_lines")
    duty = models.CharField(_("duty"), max_length=10, choices=Duty)
    is_locked = models.BooleanField(_("stays whatever else changes"), default=False)
    cost_pence = models.PositiveIntegerField(_("pay in pence"), default=0)
    rest_minutes = models.PositiveIntegerField(_("rest owed in minutes"), default=0)
    pay = models.CharField(_("pay"), max_length=10, choices=PayKind, default=PayKind.NONE)

    class Meta:
        ordering = ("patrol__starts_at", "duty", "worker__person__name")
        constraints = (
            models.UniqueConstraint(
                fields=("roster", "patrol", "worker"), name="worker_once_on_a_rosters_patrol"
            ),
        )

    def __str__(self) -> str:
        return f"{self.worker}: {self.get_duty_display()}"


class RosterLoad(models.Model):
    """What one person has carried when a roster was worked out, over 4 and 17 weeks."""

    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "roster",
                "weeks",
                "patrols",
                "weekends",
                "rest_breaches",
                "rest_days_worked",
                "hours",
            ),
            FieldClass.OPERATIONAL,
        ),
        "worker": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="loads")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="roster_loads")
    weeks = models.PositiveSmallIntegerField(_("weeks"))
    patrols = models.PositiveSmallIntegerField(_("patrols"))
    weekends = models.PositiveSmallIntegerField(_("weekends"))
    rest_breaches = models.PositiveSmallIntegerField(_("rests cut short"))
    rest_days_worked = models.PositiveSmallIntegerField(_("rest days worked"))
    hours = models.FloatField(_("hours"))

    class Meta:
        ordering = ("worker__person__name", "weeks")
        constraints = (
            models.UniqueConstraint(
                fields=("roster", "worker", "weeks"), name="load_once_in_a_roster"
            ),
        )

    def __str__(self) -> str:
        return f"{self.worker}, {self.weeks}"


class EmptyPost(models.Model):
    """A post that a roster leaves empty: a reason for each person, the rules in conflict and
    what would help, as they were when it was worked out."""

    classified: ClassVar = {
        **dict.fromkeys(("id", "roster", "patrol", "duty", "missing"), FieldClass.OPERATIONAL),
        "content": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="empty_posts")
    patrol = models.ForeignKey(Patrol, on_delete=models.PROTECT, related_name="empty_posts")
    duty = models.CharField(_("duty"), max_length=10, choices=Duty)
    missing = models.PositiveSmallIntegerField(_("how many are missing"))
    content = models.JSONField(_("why, and what would help"), default=dict, blank=True)

    class Meta:
        ordering = ("patrol__starts_at", "duty")
        constraints = (
            models.UniqueConstraint(
                fields=("roster", "patrol", "duty"), name="empty_post_once_in_a_roster"
            ),
        )

    def __str__(self) -> str:
        return str(self.get_duty_display())


class Unavailability(Versioned):
    """Somebody who cannot be put on a patrol: they said so, or the coordinator did. It stands
    until it is lifted."""

    classified: ClassVar = {
        **dict.fromkeys((*VERSIONED_FIELDS, "patrol", "lifted_at"), FieldClass.OPERATIONAL),
        "worker": FieldClass.PERSONAL,
        "kind": FieldClass.SPECIAL_CATEGORY,
        "said_by": FieldClass.PERSONAL,
    }

    patrol = models.ForeignKey(Patrol, on_delete=models.PROTECT, related_name="unavailable")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="unavailable")
    kind = models.CharField(_("reason"), max_length=10, choices=UnableReason)
    said_by = models.ForeignKey(
        NaturalPerson, on_delete=models.PROTECT, null=True, related_name="unavailable_said"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("created_at", "id")
        verbose_name_plural = "unavailabilities"
        constraints = (
            models.UniqueConstraint(
                fields=("patrol", "worker"),
                condition=models.Q(lifted_at__isnull=True),
                name="unavailable_once_a_patrol",
            ),
        )

    def __str__(self) -> str:
        return str(self.get_kind_display())


class GrantTerms(Versioned):
    """Which kinds of pay a grant may be used for, as the coordinator reads the funder's words.
    Without them nothing is charged to it."""

    classified: ClassVar = dict.fromkeys(
        (*VERSIONED_FIELDS, "grant", "pays", "reading"), FieldClass.OPERATIONAL
    )

    grant = models.OneToOneField(FundingGrant, on_delete=models.PROTECT, related_name="terms")
    pays = models.JSONField(_("may pay for"), default=list)
    reading = models.CharField(_("the funder's words this rests on"), max_length=300)

    class Meta:
        ordering = ("grant__start_date", "id")
        verbose_name_plural = "grant terms"
        constraints = (
            models.CheckConstraint(condition=~models.Q(reading=""), name="terms_rest_on_words"),
        )

    def __str__(self) -> str:
        return str(self.grant)


class PatrolFunding(Versioned):
    """Which grant a patrol's pay is charged to, and what it cost when somebody last checked. The
    sum charged is that of its published postings; once it differs, the charge is checked again."""

    classified: ClassVar = dict.fromkeys(
        (*VERSIONED_FIELDS, "patrol", "grant", "checked_pence"), FieldClass.OPERATIONAL
    )

    patrol = models.OneToOneField(Patrol, on_delete=models.PROTECT, related_name="funding")
    grant = models.ForeignKey(FundingGrant, on_delete=models.PROTECT, related_name="patrols")
    checked_pence = models.PositiveIntegerField(_("pay when last checked, in pence"), null=True)

    class Meta:
        ordering = ("patrol__starts_at", "id")

    def __str__(self) -> str:
        return str(self.grant)
