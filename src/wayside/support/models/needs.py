"""What somebody needs, and how that changes."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.sharing.models import Subject
from wayside.support.vocabulary import Level, NeedKind
from wayside.vault.fields import LockedTextField


class NeedNote(models.Model):
    """How much somebody needs what, as agreed on one day, in their own words. The next note does
    not write over it: the way from one to the next is the story. It may say which strand of
    violence it comes of, by the strand's slug, so that one no longer in use stays."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "subject", "controller", "noted_by", "noted_at"), FieldClass.OPERATIONAL
        ),
        **dict.fromkeys(("kind", "level", "own_words", "strand"), FieldClass.SPECIAL_CATEGORY),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="needs")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    noted_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    noted_at = models.DateTimeField(_("noted"))
    kind = models.CharField(_("need"), max_length=16, choices=NeedKind)
    level = models.PositiveSmallIntegerField(_("how much"), choices=Level)
    own_words = LockedTextField(_("in their own words"), longest=1000, blank=True)
    strand = models.CharField(_("strand"), max_length=60, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=("subject", "kind", "-noted_at"), name="support_need_story"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(level__in=Level.values), name="support_need_level_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_level_display()}"
