"""Who a patrol needs, and who is put on it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.patrols.calendar import Window
from wayside.patrols.models.patrols import Patrol
from wayside.patrols.models.segments import Segment
from wayside.patrols.models.weeks import VERSIONED_FIELDS
from wayside.patrols.staffing.vocabulary import PayKind
from wayside.patrols.vocabulary import Duty, PostingState
from wayside.web.models import Versioned
from wayside.workforce.models import Worker


class Post(Versioned):
    """So many people for one duty of a patrol. Partners' posts belong to an engagement."""

    classified: ClassVar = dict.fromkeys(
        (*VERSIONED_FIELDS, "patrol", "duty", "wanted", "segment"), FieldClass.OPERATIONAL
    )

    patrol = models.ForeignKey(Patrol, on_delete=models.PROTECT, related_name="posts")
    duty = models.CharField(_("duty"), max_length=10, choices=Duty)
    wanted = models.PositiveSmallIntegerField(_("how many"), default=1)
    segment = models.ForeignKey(
        Segment, on_delete=models.PROTECT, null=True, blank=True, related_name="posts"
    )

    class Meta:
        ordering = ("patrol", "duty")
        constraints = (
            models.UniqueConstraint(fields=("patrol", "duty"), name="duty_once_a_patrol"),
            models.CheckConstraint(
                condition=models.Q(duty=Duty.PARTNER, segment__isnull=False)
                | (~models.Q(duty=Duty.PARTNER) & models.Q(segment__isnull=True)),
                name="partners_post_belongs_to_a_segment",
            ),
            models.CheckConstraint(
                condition=models.Q(wanted__range=(0, 20)), name="post_wants_a_few_people"
            ),
        )

    def __str__(self) -> str:
        return str(self.get_duty_display())


class Posting(Versioned):
    """One person on one patrol for one duty, as they were told; perhaps withdrawn since. What it
    costs is kept as it was then. A partner worker who comes by invitation
    is on one engagement segment."""

    classified: ClassVar = {
        **dict.fromkeys(
            (
                *VERSIONED_FIELDS,
                "patrol",
                "segment",
                "duty",
                "state",
                "is_locked",
                "told_date",
                "cost_pence",
                "rest_minutes",
                "pay",
            ),
            FieldClass.OPERATIONAL,
        ),
        "worker": FieldClass.PERSONAL,
        "withdrawn_because": FieldClass.PERSONAL,
    }

    patrol = models.ForeignKey(Patrol, on_delete=models.PROTECT, related_name="postings")
    segment = models.ForeignKey(
        Segment, on_delete=models.PROTECT, null=True, blank=True, related_name="postings"
    )
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="postings")
    duty = models.CharField(_("duty"), max_length=10, choices=Duty)
    state = models.CharField(
        _("state"), max_length=10, choices=PostingState, default=PostingState.PUBLISHED
    )
    is_locked = models.BooleanField(_("stays whatever else changes"), default=False)
    told_date = models.DateField(_("told on"), null=True, blank=True)
    cost_pence = models.PositiveIntegerField(_("pay in pence"), default=0)
    rest_minutes = models.PositiveIntegerField(_("rest owed in minutes"), default=0)
    pay = models.CharField(_("pay"), max_length=10, choices=PayKind, default=PayKind.NONE)
    withdrawn_because = models.CharField(_("why withdrawn"), max_length=300, blank=True)

    class Meta:
        ordering = ("patrol", "duty", "worker__person__name")
        constraints = (
            models.UniqueConstraint(
                fields=("patrol", "worker"),
                condition=models.Q(state=PostingState.PUBLISHED),
                name="worker_once_on_a_patrol",
            ),
            models.CheckConstraint(
                condition=models.Q(state=PostingState.PUBLISHED, told_date__isnull=False)
                | ~models.Q(state=PostingState.PUBLISHED),
                name="published_posting_was_told",
            ),
            models.CheckConstraint(
                condition=models.Q(segment__isnull=True) | models.Q(duty=Duty.PARTNER),
                name="posting_on_a_segment_is_a_partners",
            ),
        )
        indexes = (models.Index(fields=("worker", "state"), name="postings_of_worker"),)

    def __str__(self) -> str:
        return f"{self.worker}: {self.get_duty_display()}"

    @property
    def hours(self) -> Window:
        """From when until when this person is there: who comes by invitation is on one part of
        the night and is told of no other."""
        return self.segment.hours if self.segment else self.patrol.hours
