"""Volunteers and peer supporters, what they need, and whom they go along with."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.sharing.models import Subject
from wayside.support.peers.vocabulary import CheckKind, MatchState, VolunteerState
from wayside.vault.fields import LockedTextField
from wayside.web.models import Versioned

STAMPS = ("id", "version", "created_at", "updated_at", "controller")


class Volunteer(Versioned):
    """Somebody who volunteers for an agency. That a peer supporter is supported too stands in a
    row of its own, behind the record's grants: who runs volunteering sees it only if they agree."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys((*STAMPS, "state", "supervisor"), FieldClass.OPERATIONAL),
        **dict.fromkeys(("name", "reach", "offers", "person"), FieldClass.PERSONAL),
        "is_peer": FieldClass.SPECIAL_CATEGORY,
    }

    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    name = LockedTextField(_("name"), longest=120)
    reach = LockedTextField(_("how to reach them"), longest=300, blank=True)
    offers = LockedTextField(_("what they offer"), longest=1000, blank=True)
    is_peer = models.BooleanField(_("with lived experience"), default=False)
    person = models.ForeignKey(
        NaturalPerson, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    supervisor = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    state = models.CharField(
        _("state"), max_length=8, choices=VolunteerState, default=VolunteerState.APPLIED
    )

    class Meta:
        ordering = ("state", "created_at", "id")

    def __str__(self) -> str:
        return str(self.name)


class VolunteerCheck(models.Model):
    """A check or training that a volunteer has: when, and until when it counts. No certificate and
    nothing that stands in one is kept."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "volunteer", "controller", "noted_by", "noted_at"), FieldClass.OPERATIONAL
        ),
        **dict.fromkeys(("kind", "done_date", "until_date"), FieldClass.PERSONAL),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="checks")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    kind = models.CharField(_("kind"), max_length=12, choices=CheckKind)
    done_date = models.DateField(_("day"))
    until_date = models.DateField(_("until"), null=True, blank=True)
    noted_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    noted_at = models.DateTimeField(_("noted"))

    class Meta:
        ordering = ("done_date", "noted_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until_date=None)
                | models.Q(until_date__gte=models.F("done_date")),
                name="support_check_lasts",
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()


class VolunteerTalk(models.Model):
    """A talk with a volunteer in supervision, and when the next is due."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "volunteer", "controller", "held_date", "next_date", "noted_by", "noted_at"),
            FieldClass.OPERATIONAL,
        ),
        "words": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="talks")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    held_date = models.DateField(_("day of the talk"))
    next_date = models.DateField(_("next talk"))
    words = LockedTextField(_("what was talked about"), longest=2000, blank=True)
    noted_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    noted_at = models.DateTimeField(_("noted"))

    class Meta:
        ordering = ("-held_date", "-noted_at", "id")

    def __str__(self) -> str:
        return f"{self.held_date}"


class Readiness(models.Model):
    """What one of two people found, together with a peer supporter: ready now, or not yet."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "volunteer", "controller", "judged_by", "judged_at"), FieldClass.OPERATIONAL
        ),
        **dict.fromkeys(("is_ready", "words"), FieldClass.SPECIAL_CATEGORY),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="judged")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    is_ready = models.BooleanField(_("whether ready"))
    words = LockedTextField(_("in their own words"), longest=1000, blank=True)
    judged_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    judged_at = models.DateTimeField(_("judged"))

    class Meta:
        verbose_name_plural = "readiness"
        ordering = ("-judged_at", "id")

    def __str__(self) -> str:
        return f"{self.judged_at:%Y-%m-%d}"


class PeerRecord(Versioned):
    """That a peer supporter is supported too, and by which record; seen by whom the record is open
    to, and by who runs volunteering only while this person agrees."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys((*STAMPS, "volunteer", "agreed_known"), FieldClass.OPERATIONAL),
        "subject": FieldClass.SPECIAL_CATEGORY,
    }

    volunteer = models.OneToOneField(Volunteer, on_delete=models.PROTECT, related_name="own")
    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, related_name="peer_record")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    agreed_known = models.BooleanField(_("those who run volunteering may know"), default=False)

    def __str__(self) -> str:
        return str(self.id)


class PeerMatch(Versioned):
    """That a volunteer goes along with a person supported, under the name agreed for it, once both
    have agreed."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys((*STAMPS, "volunteer", "subject", "begun_at"), FieldClass.OPERATIONAL),
        "called": FieldClass.PERSONAL,
        "state": FieldClass.SPECIAL_CATEGORY,
    }

    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="matches")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="peer_matches")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    called = LockedTextField(_("name agreed"), longest=60)
    state = models.CharField(
        _("state"), max_length=8, choices=MatchState, default=MatchState.PROPOSED
    )
    begun_at = models.DateTimeField(_("begun"), null=True)

    class Meta:
        ordering = ("state", "created_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("volunteer", "subject"), name="support_matched_once"),
        )

    def __str__(self) -> str:
        return self.get_state_display()
