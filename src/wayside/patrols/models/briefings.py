"""That a patrol's briefing was released, and until when it can be opened."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.patrols.models.assessments import RiskAssessment
from wayside.patrols.models.patrols import Patrol


class Briefing(models.Model):
    """One release of a patrol's briefing. It rests on an approved risk assessment; called back,
    it opens nothing more, and the next release is another row."""

    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "patrol",
                "assessment",
                "released_at",
                "closes_at",
                "called_back_at",
                "called_back_because",
            ),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("released_by", "empty_posts_because", "note"), FieldClass.PERSONAL),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patrol = models.ForeignKey(Patrol, on_delete=models.PROTECT, related_name="briefings")
    assessment = models.ForeignKey(
        RiskAssessment, on_delete=models.PROTECT, related_name="briefings"
    )
    released_at = models.DateTimeField(_("released"))
    released_by = models.ForeignKey(
        NaturalPerson, on_delete=models.PROTECT, related_name="released_briefings"
    )
    closes_at = models.DateTimeField(_("closes"))
    empty_posts_because = models.TextField(
        _("why it goes out with an empty post"), max_length=1000, blank=True
    )
    note = models.TextField(_("note for the officers"), max_length=2000, blank=True)
    called_back_at = models.DateTimeField(_("called back"), null=True, blank=True)
    called_back_because = models.TextField(_("why it was called back"), max_length=2000, blank=True)

    class Meta:
        ordering = ("patrol", "-released_at")
        constraints = (
            models.UniqueConstraint(
                fields=("patrol",),
                condition=models.Q(called_back_at__isnull=True),
                name="one_briefing_stands_a_patrol",
            ),
            models.CheckConstraint(
                condition=models.Q(called_back_at__isnull=True) | ~models.Q(called_back_because=""),
                name="briefing_called_back_for_a_reason",
            ),
        )

    def __str__(self) -> str:
        return str(self.patrol)
