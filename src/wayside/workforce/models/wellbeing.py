"""How somebody is after a patrol: theirs and their lead's to know, nobody else's."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.workforce.models.workers import Worker
from wayside.workforce.vocabulary import HowAreYou


class WellbeingCheckIn(models.Model):
    """How somebody is after a night, in their own words. The database itself shows it to the
    person and to the lead they were told of, and to nobody else, whatever their role. Nothing
    leads to it from other records, and it is neither exported nor counted."""

    classified: ClassVar = {
        **dict.fromkeys(("id", "night", "written_at"), FieldClass.OPERATIONAL),
        **dict.fromkeys(("worker", "person", "lead"), FieldClass.PERSONAL),
        **dict.fromkeys(("how", "wants_to_talk", "note"), FieldClass.SPECIAL_CATEGORY),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(NaturalPerson, on_delete=models.PROTECT, related_name="+")
    lead = models.ForeignKey(
        NaturalPerson, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    night = models.DateField(_("night"))
    how = models.CharField(_("how are you"), max_length=12, choices=HowAreYou)
    wants_to_talk = models.BooleanField(_("would like to talk"), default=False)
    note = models.TextField(_("what you would like to say"), max_length=2000, blank=True)
    written_at = models.DateTimeField(_("written"))

    class Meta:
        ordering = ("-night", "-written_at")

    def __str__(self) -> str:
        return str(self.night)
