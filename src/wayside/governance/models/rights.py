"""That somebody asks for something to be put right or erased: its clock and what was decided, and,
behind the wall, who asks and for what."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.audit.retention import Kept
from wayside.governance.rights.rules import RUNNING
from wayside.governance.rights.vocabulary import RightKind, RightState
from wayside.governance.subject_access.vocabulary import AskedHow, LongerBecause
from wayside.partners.models import Agency
from wayside.sharing.models import Subject
from wayside.vault.fields import LockedTextField
from wayside.web.models import Versioned


class RightRequest(Versioned):
    """Somebody asks that what is kept of them is put right, or erased: by when it is answered, and
    on which ground it was refused. It does not say who asks, and stays once the record has gone."""

    retention = Kept.GOVERNED
    classified: ClassVar = dict.fromkeys(
        (
            *("id", "version", "created_at", "updated_at", "controller", "kind", "state"),
            *("asked_date", "asked_how", "due_date", "longer_because", "ground", "received_by"),
            *("decided_by", "decided_at", "told_at"),
        ),
        FieldClass.OPERATIONAL,
    )

    controller = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("what is asked"), max_length=8, choices=RightKind)
    state = models.CharField(
        _("state"), max_length=10, choices=RightState, default=RightState.ASKED
    )
    asked_date = models.DateField(_("asked"))
    asked_how = models.CharField(_("how it was asked"), max_length=8, choices=AskedHow)
    due_date = models.DateField(_("due"))
    longer_because = models.CharField(
        _("why it takes longer"), max_length=8, choices=LongerBecause, blank=True
    )
    ground = models.CharField(_("ground of a refusal"), max_length=8, blank=True)
    received_by = models.ForeignKey(NaturalPerson, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(
        NaturalPerson, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True)
    told_at = models.DateTimeField(_("told"), null=True)

    class Meta:
        ordering = ("due_date", "id")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state="refused") | ~models.Q(ground=""),
                name="governance_right_refused_on_a_ground",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=("agreed", "refused", "told"))
                | models.Q(decided_by__isnull=False, decided_at__isnull=False),
                name="governance_right_decided_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def is_running(self) -> bool:
        """Whether it waits for an answer."""
        return self.state in RUNNING


class RightAbout(Versioned):
    """Who asks, what they ask for in words, and what they were told of the decision."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "version", "created_at", "updated_at", "request", "subject", "controller"),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("wants", "reason"), FieldClass.SPECIAL_CATEGORY),
    }

    request = models.OneToOneField(RightRequest, on_delete=models.DO_NOTHING, related_name="about")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    wants = LockedTextField(_("what they ask for"), longest=2000)
    reason = LockedTextField(_("why it is refused"), longest=1000, blank=True)

    class Meta:
        verbose_name = _("request to put right or erase")
        verbose_name_plural = _("requests to put right or erase")

    def __str__(self) -> str:
        return str(self.request_id)
