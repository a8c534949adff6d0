"""Sergeants of other areas who come to see how a patrol is done."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.patrols.models.patrols import Patrol
from wayside.patrols.models.segments import Segment
from wayside.patrols.models.weeks import VERSIONED_FIELDS
from wayside.patrols.parts.vocabulary import ObserverState, SupportBy
from wayside.web.models import Versioned


class Observer(Versioned):
    """A sergeant of another area, asked to observe one segment so that the practice spreads.
    They need no account: they are asked by mail, and the coordinator notes the answer."""

    classified: ClassVar = {
        **dict.fromkeys((*VERSIONED_FIELDS, "segment", "unit", "state"), FieldClass.OPERATIONAL),
        **dict.fromkeys(("name", "email", "invited_by"), FieldClass.PERSONAL),
    }

    segment = models.ForeignKey(Segment, on_delete=models.PROTECT, related_name="observers")
    name = models.CharField(_("rank and name"), max_length=120)
    unit = models.CharField(_("area and unit"), max_length=120)
    email = models.EmailField(_("e-mail address"))
    state = models.CharField(
        _("answer"), max_length=10, choices=ObserverState, default=ObserverState.INVITED
    )
    invited_by = models.ForeignKey(
        NaturalPerson, on_delete=models.PROTECT, null=True, related_name="observers_invited"
    )

    class Meta:
        ordering = ("-segment__starts_at", "name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("segment", "email"),
                condition=~models.Q(state=ObserverState.WITHDRAWN),
                name="observer_invited_once_to_a_segment",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name}, {self.unit}"

    @property
    def patrol(self) -> Patrol:
        """The night it belongs to."""
        return self.segment.patrol


class FollowUp(models.Model):
    """Support given to an observer afterwards, by a call or a mail. It is only ever added to."""

    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(("id", "token", "observer", "way", "on_date"), FieldClass.OPERATIONAL),
        "note": FieldClass.PERSONAL,
        "made_by": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    observer = models.ForeignKey(Observer, on_delete=models.PROTECT, related_name="follow_ups")
    way = models.CharField(_("how"), max_length=6, choices=SupportBy)
    on_date = models.DateField(_("day"))
    note = models.TextField(_("what it was about"), max_length=1000)
    made_by = models.ForeignKey(
        NaturalPerson, on_delete=models.PROTECT, null=True, related_name="follow_ups_given"
    )

    class Meta:
        ordering = ("-on_date", "id")
        constraints = (
            models.CheckConstraint(condition=~models.Q(note=""), name="follow_up_says_what"),
        )

    def __str__(self) -> str:
        return f"{self.get_way_display()}, {format_date(self.on_date, 'j F Y')}"
