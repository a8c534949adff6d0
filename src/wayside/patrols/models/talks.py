"""How many people were met in conversations that were told to the support side."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.patrols.models.patrols import Patrol
from wayside.patrols.models.segments import Segment
from wayside.patrols.returns.vocabulary import ENGAGEMENT_COUNTS, Count, Service


class TalkCount(models.Model):
    """A sum over the conversations of a patrol's officers, to go into its return. It is all that
    stays on this side: not when, not with whom, not even of which conversation."""

    classified: ClassVar = dict.fromkeys(
        ("id", "patrol", "segment", "what", "service", "value"), FieldClass.OPERATIONAL
    )

    patrol = models.ForeignKey(Patrol, on_delete=models.CASCADE, related_name="talk_counts")
    segment = models.ForeignKey(
        Segment, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    what = models.CharField(_("what"), max_length=24, choices=Count)
    service = models.CharField(_("service"), max_length=16, choices=Service, blank=True)
    value = models.PositiveSmallIntegerField(_("how many"))

    class Meta:
        ordering = ("patrol", "what", "service")
        constraints = (
            models.UniqueConstraint(
                fields=("patrol", "segment", "what", "service"), name="talks_counted_once"
            ),
            models.CheckConstraint(
                condition=models.Q(what__in=ENGAGEMENT_COUNTS), name="talks_are_engagement"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.value}"
