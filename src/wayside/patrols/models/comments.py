"""What ward sergeants and partners say about a plan."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.access.vocabulary import Role
from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency
from wayside.patrols.models.patrols import Patrol, PatrolPlace
from wayside.patrols.models.weeks import VERSIONED_FIELDS, Week
from wayside.patrols.vocabulary import CommentState
from wayside.web.models import Versioned


class Comment(Versioned):
    """What someone in the partnership says about a week, a patrol or a place, and the answer.
    It is about the place, never about a person; the form says so."""

    classified: ClassVar = {
        **dict.fromkeys(
            (
                *VERSIONED_FIELDS,
                "week",
                "patrol",
                "place",
                "agency",
                "role",
                "state",
                "answered_at",
            ),
            FieldClass.OPERATIONAL,
        ),
        "text": FieldClass.PERSONAL,
        "answer": FieldClass.PERSONAL,
        "author": FieldClass.PERSONAL,
        "answered_by": FieldClass.PERSONAL,
    }

    week = models.ForeignKey(Week, on_delete=models.PROTECT, related_name="comments")
    patrol = models.ForeignKey(
        Patrol, on_delete=models.PROTECT, null=True, blank=True, related_name="comments"
    )
    place = models.ForeignKey(
        PatrolPlace, on_delete=models.PROTECT, null=True, blank=True, related_name="comments"
    )
    author = models.ForeignKey(
        NaturalPerson, on_delete=models.PROTECT, related_name="week_comments"
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="week_comments")
    role = models.CharField(max_length=30, choices=Role)
    text = models.TextField(_("comment"), max_length=1000)
    state = models.CharField(max_length=10, choices=CommentState, default=CommentState.OPEN)
    answer = models.TextField(_("answer"), max_length=1000, blank=True)
    answered_by = models.ForeignKey(
        NaturalPerson,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="answered_week_comments",
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("created_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(
                    state=CommentState.OPEN,
                    answer="",
                    answered_by__isnull=True,
                    answered_at__isnull=True,
                )
                | (
                    models.Q(
                        state=CommentState.ANSWERED,
                        answered_by__isnull=False,
                        answered_at__isnull=False,
                    )
                    & ~models.Q(answer="")
                ),
                name="comment_answered_by_someone",
            ),
        )

    def __str__(self) -> str:
        return str(self.place or self.patrol or self.week)
