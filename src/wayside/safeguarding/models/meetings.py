"""MARAC meetings: agendas, each agency's research, minutes, and actions."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.audit.retention import Kept
from wayside.partners.models import Agency, Membership
from wayside.safeguarding.marac.vocabulary import ActionState, MeetingState
from wayside.safeguarding.models.marac import STAMPS, Marac, MaracCase
from wayside.vault.fields import LockedTextField
from wayside.web.models import Versioned

OF_CASE = (*STAMPS, "marac", "case")
MINUTES = ("risks", "minutes", "wants", "will_be_told", "idva")


class MaracMeeting(Versioned):
    """One meeting of a MARAC, and when its agenda was circulated."""

    wayside_side = "support"
    classified: ClassVar = dict.fromkeys(
        (*STAMPS, "marac", "starts_at", "place", "research_by", "state", "circulated_at"),
        FieldClass.OPERATIONAL,
    )

    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    marac = models.ForeignKey(Marac, on_delete=models.PROTECT, related_name="meetings")
    starts_at = models.DateTimeField(_("begins"))
    place = models.CharField(_("where"), max_length=200, blank=True)
    research_by = models.DateField(_("research until"))
    state = models.CharField(
        _("state"), max_length=10, choices=MeetingState, default=MeetingState.PLANNED
    )
    circulated_at = models.DateTimeField(_("agenda circulated"), null=True)

    class Meta:
        ordering = ("starts_at", "id")
        verbose_name = "MARAC meeting"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=("planned", "cancelled"))
                | models.Q(circulated_at__isnull=False),
                name="safeguarding_circulated_before_met",
            ),
        )

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d}"


class AgendaItem(Versioned):
    """A case on the agenda of a meeting: its place, its minutes, and when it was heard."""

    wayside_side = "support"
    retention = Kept.GOVERNED
    classified: ClassVar = {
        **dict.fromkeys(
            (*OF_CASE, "meeting", "number", "heard_at", "closed_at"), FieldClass.OPERATIONAL
        ),
        **dict.fromkeys(MINUTES, FieldClass.SPECIAL_CATEGORY),
    }

    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    marac = models.ForeignKey(Marac, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(MaracCase, on_delete=models.PROTECT, related_name="items")
    meeting = models.ForeignKey(MaracMeeting, on_delete=models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField(_("place on the agenda"))
    risks = LockedTextField(_("risks"), longest=3000, blank=True)
    minutes = LockedTextField(_("minutes"), longest=6000, blank=True)
    wants = LockedTextField(_("what the victim wants"), longest=2000, blank=True)
    will_be_told = LockedTextField(_("what the victim is told"), longest=1000, blank=True)
    idva = LockedTextField(_("IDVA"), longest=300, blank=True)
    heard_at = models.DateTimeField(_("heard"), null=True)
    closed_at = models.DateTimeField(_("closed"), null=True)

    class Meta:
        ordering = ("number", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "case"), name="safeguarding_case_once_an_agenda"
            ),
            models.UniqueConstraint(
                fields=("meeting", "number"),
                name="safeguarding_agenda_in_order",
                deferrable=models.Deferrable.DEFERRED,
            ),
        )

    def __str__(self) -> str:
        return str(self.number)


class AgencyResearch(Versioned):
    """What one agency knows of a case and proposes: its own until the meeting begins, then shared
    by those who sit there, if it is marked ready."""

    wayside_side = "support"
    retention = Kept.GOVERNED
    classified: ClassVar = {
        **dict.fromkeys(
            (*OF_CASE, "item", "is_ready", "nothing_known", "by"), FieldClass.OPERATIONAL
        ),
        **dict.fromkeys(("known", "proposes"), FieldClass.SPECIAL_CATEGORY),
    }

    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    marac = models.ForeignKey(Marac, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(MaracCase, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="research")
    nothing_known = models.BooleanField(_("nothing known"), default=False)
    known = LockedTextField(_("what the agency knows"), longest=4000, blank=True)
    proposes = LockedTextField(_("what the agency proposes"), longest=2000, blank=True)
    is_ready = models.BooleanField(_("to be shared at the meeting"), default=False)
    by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        ordering = ("created_at", "id")
        verbose_name_plural = "agency research"
        constraints = (
            models.UniqueConstraint(
                fields=("item", "controller"), name="safeguarding_research_once_an_agency"
            ),
        )

    def __str__(self) -> str:
        return f"{self.controller_id}"


class MaracAction(Versioned):
    """What one agency does for a case, until when, and what came of it. Each agency answers for
    its own."""

    wayside_side = "support"
    retention = Kept.GOVERNED
    classified: ClassVar = {
        **dict.fromkeys(
            (
                *OF_CASE,
                "item",
                "agency",
                "due_date",
                "state",
                "answered_by",
                "answered_at",
                "chased_at",
            ),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("words", "answer"), FieldClass.SPECIAL_CATEGORY),
    }

    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    marac = models.ForeignKey(Marac, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(MaracCase, on_delete=models.PROTECT, related_name="actions")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="actions")
    agency = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    words = LockedTextField(_("what is to be done"), longest=1000)
    due_date = models.DateField(_("until"))
    state = models.CharField(
        _("state"), max_length=8, choices=ActionState, default=ActionState.OPEN
    )
    answer = LockedTextField(_("what came of it"), longest=1000, blank=True)
    answered_by = models.ForeignKey(
        Membership, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered"), null=True)
    chased_at = models.DateTimeField(_("reminded"), null=True)

    class Meta:
        ordering = ("due_date", "created_at", "id")
        verbose_name = "MARAC action"
        indexes = (
            models.Index(
                fields=("agency", "due_date"),
                condition=models.Q(state="open"),
                name="safeguarding_actions_open",
            ),
        )

    def __str__(self) -> str:
        return self.get_state_display()
