"""What came of a night. A correction is a further version; nothing is written over."""

import uuid
from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.patrols.calendar import Window
from wayside.patrols.models.patrols import Patrol, PatrolPlace
from wayside.patrols.models.segments import Segment
from wayside.patrols.returns.vocabulary import (
    ENFORCEMENT_COUNTS,
    ENGAGEMENT_COUNTS,
    REFERRALS,
    Count,
    Service,
    Weather,
)
from wayside.patrols.vocabulary import SegmentKind

MOST = 999


class PatrolReturn(models.Model):
    """One version of a patrol's return, told by an officer of the patrol or, in their place, by
    the coordinator. Its id is the form's, so that one form files once. It is about a night and
    its places, never about a person who was met."""

    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "patrol",
                "number",
                "starts_at",
                "ends_at",
                "weather",
                "incident_reference",
                "because",
                "in_their_place",
                "filed_at",
            ),
            FieldClass.OPERATIONAL,
        ),
        "narrative": FieldClass.PERSONAL,
        "filed_by": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patrol = models.ForeignKey(Patrol, on_delete=models.PROTECT, related_name="returns")
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"))
    weather = models.CharField(_("weather"), max_length=12, choices=Weather)
    incident_reference = models.CharField(
        _("the force's incident number"), max_length=40, blank=True
    )
    narrative = models.TextField(_("about the place"), max_length=2000, blank=True)
    because = models.CharField(_("why it was corrected"), max_length=300, blank=True)
    in_their_place = models.BooleanField(_("filed in the officers' place"), default=False)
    filed_by = models.ForeignKey(
        NaturalPerson, on_delete=models.PROTECT, related_name="patrol_returns"
    )
    filed_at = models.DateTimeField()

    class Meta:
        ordering = ("patrol", "number")
        constraints = (
            models.UniqueConstraint(fields=("patrol", "number"), name="return_version_once"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="return_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(number=1, because="")
                | (models.Q(number__gt=1) & ~models.Q(because="")),
                name="return_corrected_for_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(weather__in=Weather.values), name="return_weather_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.patrol} ({self.number})"

    @property
    def hours(self) -> Window:
        """From when until when the patrol was out."""
        return Window(self.starts_at, self.ends_at)


class SegmentReturn(models.Model):
    """What came of one part of the night; the whole night where it was planned as one."""

    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "filed", "segment", "kind", "starts_at", "ends_at", "nobody_seen"),
            FieldClass.OPERATIONAL,
        ),
        "partner_feedback": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    filed = models.ForeignKey(PatrolReturn, on_delete=models.CASCADE, related_name="parts")
    segment = models.ForeignKey(
        Segment, on_delete=models.PROTECT, null=True, blank=True, related_name="returns"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=SegmentKind)
    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"))
    nobody_seen = models.BooleanField(_("nobody was seen"), default=False)
    partner_feedback = models.TextField(_("what partners said"), max_length=1000, blank=True)

    class Meta:
        ordering = ("starts_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="part_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=SegmentKind.ENFORCEMENT) | models.Q(partner_feedback=""),
                name="partners_speak_of_no_enforcement",
            ),
        )

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def hours(self) -> Window:
        """From when until when this part took place."""
        return Window(self.starts_at, self.ends_at)


class ReturnCount(models.Model):
    """One count of a part of the night. Its kind is the part's, kept here so that the database
    itself refuses arrests at a soup kitchen and referrals at an enforcement part."""

    wayside_append_only = True
    classified: ClassVar = dict.fromkeys(
        ("id", "part", "kind", "what", "service", "value"), FieldClass.OPERATIONAL
    )

    part = models.ForeignKey(SegmentReturn, on_delete=models.CASCADE, related_name="counts")
    kind = models.CharField(_("kind"), max_length=12, choices=SegmentKind)
    what = models.CharField(_("what"), max_length=24, choices=Count)
    service = models.CharField(_("service"), max_length=16, choices=Service, blank=True)
    value = models.PositiveSmallIntegerField(_("how many"), validators=[MaxValueValidator(MOST)])

    class Meta:
        ordering = ("part", "what", "service")
        constraints = (
            models.UniqueConstraint(fields=("part", "what", "service"), name="counted_once_a_part"),
            models.CheckConstraint(
                condition=models.Q(value__range=(1, MOST)), name="count_within_reason"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=SegmentKind.ENGAGEMENT)
                | models.Q(what__in=ENGAGEMENT_COUNTS),
                name="no_enforcement_at_engagement",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=SegmentKind.ENFORCEMENT)
                | models.Q(what__in=ENFORCEMENT_COUNTS),
                name="no_engagement_at_enforcement",
            ),
            models.CheckConstraint(
                condition=models.Q(what__in=REFERRALS, service__in=Service.values)
                | (~models.Q(what__in=REFERRALS) & models.Q(service="")),
                name="referral_names_its_service",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.value}"


class Visit(models.Model):
    """A place of the plan that was really visited, and when, where somebody noted it."""

    wayside_append_only = True
    classified: ClassVar = dict.fromkeys(
        ("id", "filed", "place", "arrived_at"), FieldClass.OPERATIONAL
    )

    filed = models.ForeignKey(PatrolReturn, on_delete=models.CASCADE, related_name="visits")
    place = models.ForeignKey(PatrolPlace, on_delete=models.PROTECT, related_name="visits")
    arrived_at = models.DateTimeField(_("arrival"), null=True, blank=True)

    class Meta:
        ordering = ("filed", "id")
        constraints = (
            models.UniqueConstraint(fields=("filed", "place"), name="place_visited_once_a_return"),
        )

    def __str__(self) -> str:
        return str(self.place)


class DraftReturn(models.Model):
    """A return that somebody is still writing, as the form holds it; gone once they file it, or
    four weeks after the night."""

    classified: ClassVar = {
        **dict.fromkeys(("id", "patrol", "form", "saved_at"), FieldClass.OPERATIONAL),
        "author": FieldClass.PERSONAL,
        "content": FieldClass.PERSONAL,
    }

    patrol = models.ForeignKey(Patrol, on_delete=models.CASCADE, related_name="drafts")
    author = models.ForeignKey(
        NaturalPerson, on_delete=models.CASCADE, related_name="draft_returns"
    )
    form = models.UUIDField(_("the form's own number"))
    content = models.JSONField(_("what the form holds"), default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("saved_at",)
        constraints = (
            models.UniqueConstraint(fields=("patrol", "author"), name="draft_once_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.patrol}: {self.author}"
