"""What was agreed for when somebody goes silent, and each time of being missing."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.audit.retention import Goes
from wayside.safeguarding.missing.vocabulary import EpisodeState
from wayside.safeguarding.models.bases import (
    NOTED,
    STAMPS,
    STEPPED,
    AboutSomebody,
    NotedOnce,
    SteppedOnce,
)
from wayside.sharing.models import Disclosure
from wayside.vault.fields import LockedTextField


class MissingPlan(NotedOnce):
    """What somebody agreed should happen if nobody hears of them: after how long, whom to call,
    what may be said and what must not. The latest number holds; what was agreed before is kept."""

    classified: ClassVar = {
        **dict.fromkeys((*NOTED, "number", "after", "agreed"), FieldClass.OPERATIONAL),
        **dict.fromkeys(("call", "may_say", "not_say"), FieldClass.PERSONAL),
    }
    exported: ClassVar = {"after": Goes.PERSON}

    number = models.PositiveSmallIntegerField(_("number"))
    agreed = models.BooleanField(_("agreed"))
    after = models.DurationField(_("after how long"))
    call = LockedTextField(_("whom to call"), longest=1000, blank=True)
    may_say = LockedTextField(_("what may be said"), longest=1000, blank=True)
    not_say = LockedTextField(_("what must not be said"), longest=1000, blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(
                fields=("subject", "number"), name="safeguarding_missing_plan_numbered"
            ),
        )

    def __str__(self) -> str:
        return str(self.number)


class MissingEpisode(AboutSomebody):
    """A time during which nobody knows where somebody is, or whether they are safe. The police are
    told by a recorded disclosure alone."""

    classified: ClassVar = {
        **dict.fromkeys(
            (*STAMPS, "state", "due_date", "since_date", "plan", "disclosure"),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("why", "wants"), FieldClass.SPECIAL_CATEGORY),
    }

    state = models.CharField(
        _("state"), max_length=8, choices=EpisodeState, default=EpisodeState.MISSING
    )
    due_date = models.DateField(_("due"), null=True)
    since_date = models.DateField(_("since"))
    plan = models.ForeignKey(MissingPlan, null=True, on_delete=models.PROTECT, related_name="+")
    disclosure = models.ForeignKey(
        Disclosure, null=True, on_delete=models.PROTECT, related_name="+"
    )
    why = LockedTextField(_("what is known"), longest=2000)
    wants = LockedTextField(_("what they want afterwards"), longest=2000, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("subject",),
                condition=~models.Q(state="closed"),
                name="safeguarding_one_episode_at_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="police") | models.Q(disclosure__isnull=False),
                name="safeguarding_police_told_by_disclosure",
            ),
        )

    def __str__(self) -> str:
        return self.get_state_display()


class MissingStep(SteppedOnce):
    """One step while somebody was missing."""

    classified: ClassVar = {
        **dict.fromkeys((*STEPPED, "episode"), FieldClass.OPERATIONAL),
        "words": FieldClass.SPECIAL_CATEGORY,
    }

    episode = models.ForeignKey(MissingEpisode, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=8)
    state = models.CharField(_("state"), max_length=8, choices=EpisodeState)
