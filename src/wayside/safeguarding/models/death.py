"""That somebody has died."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.people.vocabulary import RecordState
from wayside.safeguarding.death.vocabulary import DeathState, HowKnown
from wayside.safeguarding.models.bases import STAMPS, AboutSomebody
from wayside.sharing.models import LegalHold
from wayside.vault.fields import LockedTextField


class Death(AboutSomebody):
    """That a person supported has died: when, how it is known, who noted it, and who confirmed or
    undid it as a second person. The record is at rest meanwhile, and held."""

    classified: ClassVar = {
        **dict.fromkeys((*STAMPS, "state", "former_state", "hold"), FieldClass.OPERATIONAL),
        **dict.fromkeys(("first_person", "second_person"), FieldClass.PERSONAL),
        **dict.fromkeys(("died_date", "how_known", "words"), FieldClass.SPECIAL_CATEGORY),
    }

    state = models.CharField(
        _("state"), max_length=10, choices=DeathState, default=DeathState.NOTED
    )
    died_date = models.DateField(_("day of death"), null=True)
    how_known = models.CharField(_("how it is known"), max_length=10, choices=HowKnown)
    words = LockedTextField(_("what is known"), longest=2000, blank=True)
    former_state = models.CharField(max_length=8, choices=RecordState)
    hold = models.ForeignKey(LegalHold, on_delete=models.PROTECT, related_name="+")
    first_person = models.ForeignKey(NaturalPerson, on_delete=models.DO_NOTHING, related_name="+")
    second_person = models.ForeignKey(
        NaturalPerson, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("subject",),
                condition=~models.Q(state="mistaken"),
                name="safeguarding_one_death",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=("noted", "doubted"))
                | (
                    models.Q(second_person__isnull=False)
                    & ~models.Q(first_person=models.F("second_person"))
                ),
                name="safeguarding_death_by_two",
            ),
        )

    def __str__(self) -> str:
        return self.get_state_display()
