"""Adult safeguarding concerns about somebody, and what came of each."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.safeguarding.concerns.vocabulary import (
    Abuse,
    Agreed,
    CameFrom,
    Capacity,
    ConcernState,
    Criterion,
    Met,
    Without,
)
from wayside.safeguarding.models.bases import (
    STAMPS,
    STEPPED,
    AboutSomebody,
    SteppedOnce,
)
from wayside.sharing.models import Disclosure
from wayside.vault.fields import LockedTextField


class AdultConcern(AboutSomebody):
    """A concern that an adult with needs for care and support is abused or neglected (Care Act
    2014, section 42): what this person wants of it, whether the council was told and on which
    basis, and whether what was wanted came about."""

    classified: ClassVar = {
        **dict.fromkeys(
            (*STAMPS, "state", "due_date", "came_from", "disclosure"), FieldClass.OPERATIONAL
        ),
        **dict.fromkeys(
            (
                "abuse",
                "criteria",
                "what",
                "wishes",
                "outcome_wanted",
                "agreed",
                "without_because",
                "capacity",
                "capacity_words",
                "met",
            ),
            FieldClass.SPECIAL_CATEGORY,
        ),
    }

    state = models.CharField(
        _("state"), max_length=10, choices=ConcernState, default=ConcernState.WRITTEN
    )
    due_date = models.DateField(_("due"), null=True)
    came_from = models.CharField(_("where it came from"), max_length=10, choices=CameFrom)
    abuse = ArrayField(
        models.CharField(max_length=14, choices=Abuse), default=list, verbose_name=_("kinds")
    )
    criteria = ArrayField(
        models.CharField(max_length=6, choices=Criterion),
        default=list,
        verbose_name=_("what section 42 asks"),
    )
    what = LockedTextField(_("what happened"), longest=4000)
    wishes = LockedTextField(_("wishes"), longest=2000, blank=True)
    outcome_wanted = LockedTextField(_("what they want to come of it"), longest=2000, blank=True)
    agreed = models.CharField(_("whether they want it told"), max_length=10, choices=Agreed)
    without_because = models.CharField(
        _("why all the same"), max_length=10, choices=Without, blank=True
    )
    capacity = models.CharField(_("capacity"), max_length=10, choices=Capacity)
    capacity_words = LockedTextField(_("how that was judged"), longest=1000, blank=True)
    disclosure = models.ForeignKey(
        Disclosure, null=True, on_delete=models.PROTECT, related_name="+"
    )
    met = models.CharField(_("whether it came about"), max_length=10, choices=Met, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("subject",),
                condition=~models.Q(state="closed"),
                name="safeguarding_one_concern_at_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=("sent", "enquiry", "no_enquiry"))
                | models.Q(disclosure__isnull=False),
                name="safeguarding_concern_sent_by_disclosure",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=("sent", "enquiry", "no_enquiry"))
                | models.Q(agreed="yes")
                | ~models.Q(without_because=""),
                name="safeguarding_concern_sent_with_reason",
            ),
        )

    def __str__(self) -> str:
        return self.get_state_display()


class ConcernStep(SteppedOnce):
    """One step of a concern, as it was noted."""

    classified: ClassVar = {
        **dict.fromkeys((*STEPPED, "concern"), FieldClass.OPERATIONAL),
        "words": FieldClass.SPECIAL_CATEGORY,
    }

    concern = models.ForeignKey(AdultConcern, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=10)
    state = models.CharField(_("state"), max_length=10, choices=ConcernState)
