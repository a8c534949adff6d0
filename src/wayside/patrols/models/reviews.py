"""What partners and residents say of a week, for its review."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.patrols.models.weeks import Week
from wayside.patrols.returns.vocabulary import NoteSource


class ReviewNote(models.Model):
    """What somebody outside the patrols said of a week's places, as the coordinator noted it.
    It is about places, never about a person; the form asks again where it looks otherwise."""

    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(("id", "week", "source", "noted_at"), FieldClass.OPERATIONAL),
        "text": FieldClass.PERSONAL,
        "noted_by": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    week = models.ForeignKey(Week, on_delete=models.PROTECT, related_name="review_notes")
    source = models.CharField(_("who says so"), max_length=10, choices=NoteSource)
    text = models.TextField(_("what they say"), max_length=1000)
    noted_by = models.ForeignKey(
        NaturalPerson, on_delete=models.PROTECT, related_name="review_notes"
    )
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ("noted_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(source__in=NoteSource.values), name="note_source_known"
            ),
        )

    def __str__(self) -> str:
        return str(self.get_source_display())
