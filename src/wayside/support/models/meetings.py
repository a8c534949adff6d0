"""Meetings: where, how, what about."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Area, Membership
from wayside.sharing.models import Subject
from wayside.support.vocabulary import Given, Met, NeedKind
from wayside.vault.fields import LockedTextField
from wayside.web.models import Versioned

MOST_PEOPLE = 200


class Meeting(Versioned):
    """A meeting with somebody supported or, without a subject, people met who are only counted.
    Where it was is a ward and no closer. What was said is locked."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "version",
                "created_at",
                "updated_at",
                "subject",
                "controller",
                "met_by",
                "met_at",
                "how",
                "ward",
                "people",
                "given",
            ),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("topics", "offered", "taken", "note"), FieldClass.SPECIAL_CATEGORY),
    }

    subject = models.ForeignKey(
        Subject, null=True, on_delete=models.PROTECT, related_name="meetings"
    )
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    met_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    met_at = models.DateTimeField(_("when"))
    how = models.CharField(_("how they met"), max_length=14, choices=Met)
    ward = models.ForeignKey(Area, on_delete=models.DO_NOTHING, related_name="+")
    people = models.PositiveSmallIntegerField(_("how many people"), default=1)
    topics = ArrayField(models.CharField(max_length=16, choices=NeedKind), default=list)
    given = ArrayField(models.CharField(max_length=14, choices=Given), default=list)
    offered = ArrayField(models.CharField(max_length=16, choices=NeedKind), default=list)
    taken = ArrayField(models.CharField(max_length=16, choices=NeedKind), default=list)
    note = LockedTextField(_("what was said"), longest=4000, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(subject=None, topics=[], offered=[], taken=[])
                | models.Q(subject__isnull=False, people=1),
                name="support_meeting_one_or_counted",
            ),
            models.CheckConstraint(
                condition=models.Q(people__range=(1, MOST_PEOPLE)),
                name="support_meeting_people_counted",
            ),
            models.CheckConstraint(
                condition=models.Q(taken__contained_by=models.F("offered")),
                name="support_meeting_taken_was_offered",
            ),
        )
        indexes = (
            models.Index(fields=("subject", "-met_at"), name="support_meeting_story"),
            models.Index(fields=("met_by", "-met_at"), name="support_meeting_own"),
        )

    def __str__(self) -> str:
        return f"{self.get_how_display()}, {self.met_at:%Y-%m-%d}"
