"""Partner agencies asked to engagement, and who comes from them."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency
from wayside.patrols.models.patrols import Patrol
from wayside.patrols.models.segments import Segment
from wayside.patrols.models.weeks import VERSIONED_FIELDS
from wayside.patrols.parts.vocabulary import InvitationState
from wayside.web.models import Versioned
from wayside.workforce.models import Worker

S = InvitationState


class Invitation(Versioned):
    """A partner agency asked to one engagement segment. It knows its own part of the night and
    nothing of the rest: not the enforcement, not who else is asked, not what they answer."""

    classified: ClassVar = {
        **dict.fromkeys(
            (
                *VERSIONED_FIELDS,
                "segment",
                "agency",
                "state",
                "room_for",
                "reply_by_date",
                "answered_at",
                "withdrawn_at",
            ),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(
            (
                "message",
                "who_to_call",
                "invited_by",
                "answered_by",
                "declined_because",
                "withdrawn_because",
            ),
            FieldClass.PERSONAL,
        ),
    }

    segment = models.ForeignKey(Segment, on_delete=models.PROTECT, related_name="invitations")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="invitations")
    state = models.CharField(_("answer"), max_length=10, choices=S, default=S.INVITED)
    room_for = models.PositiveSmallIntegerField(_("how many people"), default=2)
    reply_by_date = models.DateField(_("reply by"))
    message = models.TextField(_("message"), max_length=1000, blank=True)
    who_to_call = models.CharField(_("who to call"), max_length=200)
    invited_by = models.ForeignKey(
        NaturalPerson, on_delete=models.PROTECT, null=True, related_name="invitations_sent"
    )
    answered_by = models.ForeignKey(
        NaturalPerson, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    declined_because = models.CharField(_("why declined"), max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_because = models.CharField(_("why withdrawn"), max_length=300, blank=True)

    class Meta:
        ordering = ("segment__starts_at", "agency__name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("segment", "agency"),
                condition=~models.Q(state=S.WITHDRAWN),
                name="agency_invited_once_to_a_segment",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=(S.ACCEPTED, S.DECLINED))
                | models.Q(answered_by__isnull=False, answered_at__isnull=False),
                name="invitation_answered_by_someone",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.DECLINED) | ~models.Q(declined_because=""),
                name="invitation_declined_for_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(state=S.WITHDRAWN, withdrawn_at__isnull=False)
                | (~models.Q(state=S.WITHDRAWN) & models.Q(withdrawn_at__isnull=True)),
                name="invitation_withdrawn_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(room_for__range=(1, 20)), name="invitation_room_for_a_few"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency}: {self.segment}"

    @property
    def patrol(self) -> Patrol:
        """The night it belongs to."""
        return self.segment.patrol


class Attendee(models.Model):
    """Somebody who comes for an agency, as the agency named them; from the pool where they are
    in it."""

    classified: ClassVar = {
        "id": FieldClass.OPERATIONAL,
        "invitation": FieldClass.OPERATIONAL,
        "worker": FieldClass.PERSONAL,
        "name": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="attendees")
    worker = models.ForeignKey(
        Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="attendances"
    )
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("invitation", "worker"), name="worker_named_once_an_invitation"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="attendee_has_a_name"),
        )

    def __str__(self) -> str:
        return self.name
