"""Groups, their sessions, and who has a place."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Area, Membership
from wayside.people.models import ContactRoute
from wayside.sharing.models import Subject
from wayside.support.groups.vocabulary import Came, GroupKind, PlaceState
from wayside.vault.fields import LockedTextField
from wayside.web.models import Versioned

STAMPS = ("id", "version", "created_at", "updated_at", "controller")
SIZES = [MinValueValidator(2), MaxValueValidator(40)]


class Group(Versioned):
    """A group of one agency. Where exactly it meets is locked and shown to whoever facilitates it
    or supports somebody who is invited; to others the ward alone."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            (*STAMPS, "name", "kind", "about", "ward", "size", "ended_at"), FieldClass.OPERATIONAL
        ),
        "where": FieldClass.SPECIAL_CATEGORY,
    }

    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=10, choices=GroupKind)
    about = models.CharField(_("what it is"), max_length=1000, blank=True)
    ward = models.ForeignKey(Area, null=True, on_delete=models.DO_NOTHING, related_name="+")
    where = LockedTextField(_("where it is"), longest=300, blank=True)
    size = models.PositiveSmallIntegerField(_("places"), default=10, validators=SIZES)
    ended_at = models.DateTimeField(_("ended"), null=True)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(size__gte=2, size__lte=40), name="support_group_size"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Facilitator(models.Model):
    """That a colleague facilitates a group, and so sees its list, until it ends."""

    wayside_side = "support"
    classified: ClassVar = dict.fromkeys(
        ("id", "group", "controller", "membership", "from_at", "ended_at"), FieldClass.OPERATIONAL
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="facilitators")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    membership = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    from_at = models.DateTimeField(_("from"))
    ended_at = models.DateTimeField(_("ended"), null=True)

    class Meta:
        ordering = ("from_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("group", "membership"),
                condition=models.Q(ended_at=None),
                name="support_facilitates_once",
            ),
        )

    def __str__(self) -> str:
        return str(self.membership_id)


class GroupSession(Versioned):
    """One meeting of a group. Its version is what two who note who came would collide on."""

    wayside_side = "support"
    classified: ClassVar = dict.fromkeys(
        (*STAMPS, "group", "starts_at", "ends_at", "topic", "cancelled_at"),
        FieldClass.OPERATIONAL,
    )

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="sessions")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    starts_at = models.DateTimeField(_("beginning"))
    ends_at = models.DateTimeField(_("end"))
    topic = models.CharField(_("what it is about"), max_length=200, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True)

    class Meta:
        ordering = ("starts_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="support_session_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=("group", "starts_at"),
                condition=models.Q(cancelled_at=None),
                name="support_session_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class GroupPlace(Versioned):
    """Where somebody stands with a group, under the one name that was agreed for its list. Whoever
    facilitates sees that name; the record stays behind its own grants."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            (*STAMPS, "group", "subject", "route", "waiting_since", "invited_at", "answer_by_date"),
            FieldClass.OPERATIONAL,
        ),
        "called": FieldClass.PERSONAL,
        "state": FieldClass.SPECIAL_CATEGORY,
    }

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="places")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="group_places")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    called = LockedTextField(_("name on the list"), longest=60)
    state = models.CharField(
        _("state"), max_length=10, choices=PlaceState, default=PlaceState.WAITING
    )
    waiting_since = models.DateTimeField(_("waits since"))
    route = models.ForeignKey(
        ContactRoute, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    invited_at = models.DateTimeField(_("invited"), null=True)
    answer_by_date = models.DateField(_("answer by"), null=True)

    class Meta:
        ordering = ("state", "waiting_since", "id")
        constraints = (
            models.UniqueConstraint(fields=("group", "subject"), name="support_one_place_each"),
        )

    def __str__(self) -> str:
        return str(self.called)


class Attendance(models.Model):
    """Whether somebody came to a session, sent word or did not come: to know how to follow up."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "session", "place", "subject", "controller", "noted_by", "noted_at"),
            FieldClass.OPERATIONAL,
        ),
        "came": FieldClass.SPECIAL_CATEGORY,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(GroupSession, on_delete=models.PROTECT, related_name="attendances")
    place = models.ForeignKey(GroupPlace, on_delete=models.PROTECT, related_name="attendances")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    came = models.CharField(_("who came"), max_length=12, choices=Came)
    noted_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    noted_at = models.DateTimeField(_("noted"))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("session", "place"), name="support_attends_once"),
        )

    def __str__(self) -> str:
        return self.get_came_display()


class KeptApart(Versioned):
    """Whom a person supported must not meet, beside those around her who harm her. The tokens are
    keyed hashes of all these names: the database compares them with the names of people in a
    group, and answers yes or no."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys((*STAMPS, "subject"), FieldClass.OPERATIONAL),
        **dict.fromkeys(("names", "tokens"), FieldClass.PERSONAL),
    }

    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, related_name="kept_apart")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    names = LockedTextField(_("whom not to meet"), longest=1000, blank=True)
    tokens = ArrayField(models.BinaryField(max_length=16), default=list)

    class Meta:
        verbose_name_plural = "kept apart"

    def __str__(self) -> str:
        return str(self.id)
