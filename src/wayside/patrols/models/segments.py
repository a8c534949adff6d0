"""What a patrol is made of: patrol, engagement and enforcement, each with its own time."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency
from wayside.patrols.calendar import Window
from wayside.patrols.models.patrols import Patrol, PatrolPlace
from wayside.patrols.models.weeks import VERSIONED_FIELDS
from wayside.patrols.vocabulary import SegmentKind
from wayside.web.models import Versioned

# What somebody who shapes a night writes of a part
SHAPED = (
    "kind",
    "title",
    "starts_at",
    "ends_at",
    "place",
    "meeting_point",
    "meeting_at",
    "officers_point",
    "officers_time",
    "caterer",
    "note",
    "observers_welcome",
)


class Segment(Versioned):
    """A part of a night. Partner agencies are asked to engagement alone, meet there at a point
    and time of their own, and are told of no other part, nor where and when officers meet."""

    classified: ClassVar = dict.fromkeys(
        (
            *VERSIONED_FIELDS,
            "patrol",
            *SHAPED,
            "by_hand",
        ),
        FieldClass.OPERATIONAL,
    )

    patrol = models.ForeignKey(Patrol, on_delete=models.PROTECT, related_name="segments")
    kind = models.CharField(_("kind"), max_length=12, choices=SegmentKind)
    title = models.CharField(_("what"), max_length=120, blank=True)
    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"))
    place = models.ForeignKey(
        PatrolPlace, on_delete=models.PROTECT, null=True, blank=True, related_name="segments"
    )
    meeting_point = models.CharField(_("where partners meet"), max_length=200, blank=True)
    meeting_at = models.DateTimeField(_("when partners meet"), null=True, blank=True)
    officers_point = models.CharField(_("where officers meet"), max_length=200, blank=True)
    officers_time = models.TimeField(_("when officers meet"), null=True, blank=True)
    caterer = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="catered_segments"
    )
    note = models.TextField(_("note"), max_length=1000, blank=True)
    by_hand = models.BooleanField(_("shaped by hand"), default=False)
    observers_welcome = models.BooleanField(_("open to observers"), default=False)

    class Meta:
        ordering = ("starts_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="segment_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=SegmentKind.ENGAGEMENT)
                | models.Q(caterer__isnull=True, meeting_point="", meeting_at__isnull=True),
                name="partners_meet_at_engagement_alone",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=SegmentKind.ENFORCEMENT, observers_welcome=True),
                name="nobody_observes_enforcement",
            ),
        )

    def __str__(self) -> str:
        return self.title or str(self.get_kind_display())

    @property
    def left_by_place(self) -> Window | None:
        """The time of its fixed place, where a part shaped by hand keeps another of its own."""
        fixed = self.place.fixed if self.by_hand and self.place else None
        return fixed if fixed and fixed != self.hours else None

    @property
    def hours(self) -> Window:
        """From when until when."""
        return Window(self.starts_at, self.ends_at)
