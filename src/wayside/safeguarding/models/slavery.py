"""Possible modern slavery of somebody: the case, its steps, what was told, and notices."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.safeguarding.models.bases import (
    NOTED,
    STAMPS,
    STEPPED,
    AboutSomebody,
    NotedOnce,
    SteppedOnce,
)
from wayside.safeguarding.slavery.vocabulary import (
    Consent,
    Explained,
    Exploitation,
    Indicator,
    Nationality,
    NrmState,
    Region,
    Responder,
)
from wayside.vault.fields import LockedJSONField, LockedTextField

LONGEST = 16
NEVER_A_CHILDS = ("agreed", "refused", "made", "notified", "withdrawn")
IN_THE_NRM = (
    "referred", "recovery", "no_grounds", "conclusive", "not_conclusive",
)  # fmt: skip


def _choices(longest: int, choices: type[models.TextChoices], label: Any) -> ArrayField:  # type: ignore[type-arg]
    return ArrayField(
        models.CharField(max_length=longest, choices=choices), default=list, verbose_name=label
    )


class NrmCase(AboutSomebody):
    """Signs that somebody is exploited, and what follows as that person chooses: a referral to the
    National Referral Mechanism, or a notice without identity. A child is not asked for consent."""

    classified: ClassVar = {
        **dict.fromkeys(
            (
                *STAMPS,
                "state",
                "due_date",
                "responder",
                "region",
                "recovery_until_date",
                "to_tell",
            ),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("responder_name", "reference", "is_child"), FieldClass.PERSONAL),
        **dict.fromkeys(
            ("consent", "kinds", "indicators", "nationality", "account"),
            FieldClass.SPECIAL_CATEGORY,
        ),
    }

    state = models.CharField(_("state"), max_length=14, choices=NrmState, default=NrmState.SEEN)
    due_date = models.DateField(_("due"), null=True)
    is_child = models.BooleanField(_("child"))
    consent = models.CharField(_("consent"), max_length=10, choices=Consent, blank=True)
    kinds = _choices(10, Exploitation, _("kinds of exploitation"))
    indicators = _choices(LONGEST, Indicator, _("signs"))
    region = models.CharField(_("region"), max_length=14, choices=Region)
    nationality = models.CharField(_("group of nationalities"), max_length=10, choices=Nationality)
    responder = models.CharField(_("first responder"), max_length=10, choices=Responder)
    responder_name = LockedTextField(_("first responder’s name"), longest=200, blank=True)
    account = LockedTextField(_("what was noted"), longest=4000, blank=True)
    reference = LockedTextField(_("reference"), longest=60, blank=True)
    recovery_until_date = models.DateField(_("time to recover until"), null=True)
    to_tell = models.BooleanField(_("still to be told"), default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("subject",),
                condition=~models.Q(state="closed"),
                name="safeguarding_one_nrm_at_once",
            ),
            models.CheckConstraint(
                condition=models.Q(is_child=False)
                | (models.Q(consent="") & ~models.Q(state__in=NEVER_A_CHILDS)),
                name="safeguarding_child_not_asked_for_consent",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=IN_THE_NRM)
                | models.Q(is_child=True)
                | models.Q(consent="given"),
                name="safeguarding_adult_referred_with_consent",
            ),
        )

    def __str__(self) -> str:
        return self.get_state_display()


class NrmStep(SteppedOnce):
    """One step of a case, as it was noted: what an adult said of a referral, and what was
    explained first; a referral; a decision."""

    classified: ClassVar = {
        **dict.fromkeys((*STEPPED, "case"), FieldClass.OPERATIONAL),
        **dict.fromkeys(("explained", "words"), FieldClass.SPECIAL_CATEGORY),
    }

    case = models.ForeignKey(NrmCase, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=14)
    state = models.CharField(_("state"), max_length=14, choices=NrmState)
    explained = _choices(10, Explained, _("what was explained"))


class NrmTold(NotedOnce):
    """What somebody was told of where a case stands, and how."""

    classified: ClassVar = {
        **dict.fromkeys((*NOTED, "case", "decision", "on_date"), FieldClass.OPERATIONAL),
        "words": FieldClass.SPECIAL_CATEGORY,
    }

    case = models.ForeignKey(NrmCase, on_delete=models.PROTECT, related_name="told")
    decision = models.CharField(_("of what"), max_length=14, choices=NrmState)
    on_date = models.DateField(_("day"))
    words = LockedTextField(_("what they were told"), longest=1000)

    def __str__(self) -> str:
        return self.get_decision_display()


class Ms1Notice(NotedOnce):
    """A notice of modern slavery of an adult who did not agree to be named: what its file says is
    kept as categories, from which the file is made."""

    classified: ClassVar = {
        **dict.fromkeys((*NOTED, "case"), FieldClass.OPERATIONAL),
        "categories": FieldClass.SPECIAL_CATEGORY,
    }

    case = models.ForeignKey(NrmCase, on_delete=models.PROTECT, related_name="notices")
    categories = LockedJSONField(_("what the file says"), longest=4000)

    class Meta(NotedOnce.Meta):
        verbose_name = _("MS1 notice")
        verbose_name_plural = "MS1 notices"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m}"
