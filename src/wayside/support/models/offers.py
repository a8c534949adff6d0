"""What somebody wishes of a place, requests for one, each step, and what shut people out."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.vocabulary import Role
from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.sharing.models import Delivery, Subject
from wayside.support.housing.vocabulary import Declines, OfferState, Refusal
from wayside.support.models.housing import Place, Vacancy
from wayside.vault.fields import LockedJSONField, LockedTextField
from wayside.web.models import Versioned

STAMPS = ("id", "version", "created_at", "updated_at", "controller")
REASONS = ArrayField(models.CharField(max_length=16, choices=Refusal), default=list)


class HousingWishes(Versioned):
    """Who would move, what they need and what they wish, as it was last agreed with the person:
    what every place is compared with."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys((*STAMPS, "subject"), FieldClass.OPERATIONAL),
        "answers": FieldClass.SPECIAL_CATEGORY,
    }

    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    answers = LockedJSONField(_("needs and wishes"), longest=12000)

    class Meta:
        verbose_name_plural = "housing wishes"

    def __str__(self) -> str:
        return str(self.id)


class Offer(Versioned):
    """A request for one place and what came of it, as the agency that asks and the agency that
    keeps the place both see it: where it stands and what is due, and nothing of whom it is about.
    What it says is disclosed by consent; within one agency it is locked here."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            (
                *STAMPS,
                "to_agency",
                "to_role",
                "place",
                "vacancy",
                "asked_by",
                "owner",
                "delivery",
                "state",
                "asked_at",
                "due_at",
                "offered_at",
                "accepted_at",
                "moved_date",
                "ended_at",
                "refused_because",
                "declined_because",
            ),
            FieldClass.OPERATIONAL,
        ),
        "told": FieldClass.SPECIAL_CATEGORY,
    }

    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    to_agency = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    to_role = models.CharField(_("to which role"), max_length=30, choices=Role)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="offers")
    vacancy = models.ForeignKey(Vacancy, null=True, on_delete=models.PROTECT, related_name="offers")
    asked_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    owner = models.ForeignKey(Membership, null=True, on_delete=models.DO_NOTHING, related_name="+")
    delivery = models.ForeignKey(Delivery, null=True, on_delete=models.DO_NOTHING, related_name="+")
    told = LockedJSONField(_("what the place is told"), longest=12000)
    state = models.CharField(
        _("state"), max_length=10, choices=OfferState, default=OfferState.ASKED
    )
    asked_at = models.DateTimeField(_("asked"))
    due_at = models.DateTimeField(_("due"), null=True)
    offered_at = models.DateTimeField(_("offered"), null=True)
    accepted_at = models.DateTimeField(_("accepted"), null=True)
    moved_date = models.DateField(_("moved in"), null=True)
    ended_at = models.DateTimeField(_("ended"), null=True)
    refused_because = REASONS.clone()
    declined_because = models.CharField(
        _("why it was declined"), max_length=10, choices=Declines, blank=True
    )

    class Meta:
        ordering = ("-asked_at", "id")
        indexes = (
            models.Index(fields=("to_agency", "state"), name="support_offers_in"),
            models.Index(fields=("controller", "state"), name="support_offers_out"),
        )
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state=OfferState.REFUSED) | ~models.Q(refused_because=[]),
                name="support_offer_refused_with_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=OfferState.MOVED_IN) | ~models.Q(moved_date=None),
                name="support_offer_moved_on_a_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=(OfferState.OFFERED, OfferState.ACCEPTED))
                | ~models.Q(vacancy=None),
                name="support_offer_of_a_room",
            ),
            models.UniqueConstraint(
                fields=("vacancy",),
                condition=models.Q(state__in=(OfferState.OFFERED, OfferState.ACCEPTED)),
                name="support_room_offered_once",
            ),
        )

    def __str__(self) -> str:
        return self.get_state_display()


class OfferAbout(models.Model):
    """Whom a request for a place is about, and the kinds of information that go along, as the
    agency that asks keeps it."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "offer", "subject", "controller", "place", "is_running"), FieldClass.OPERATIONAL
        ),
        **dict.fromkeys(("categories", "words"), FieldClass.SPECIAL_CATEGORY),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    offer = models.OneToOneField(Offer, on_delete=models.PROTECT, related_name="about")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="offers")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    is_running = models.BooleanField(_("goes on"), default=True)
    categories = ArrayField(models.CharField(max_length=20), default=list)
    words = LockedTextField(_("what the place is told"), longest=1000, blank=True)

    class Meta:
        indexes = (models.Index(fields=("subject",), name="support_offers_of"),)
        constraints = (
            models.UniqueConstraint(
                fields=("subject", "place"),
                condition=models.Q(is_running=True),
                name="support_place_asked_once",
            ),
        )

    def __str__(self) -> str:
        return str(self.offer_id)


class OfferMove(models.Model):
    """One step of a request for a place: which, when, by whom; of one that refuses, why, from a
    list. It holds no words."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = dict.fromkeys(
        (
            "id",
            "offer",
            "number",
            "verb",
            "state",
            "agency",
            "member",
            "at",
            "refused_because",
            "declined_because",
        ),
        FieldClass.OPERATIONAL,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="moves")
    number = models.PositiveIntegerField(_("order"))
    verb = models.CharField(max_length=10)
    state = models.CharField(_("state"), max_length=10, choices=OfferState)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.DO_NOTHING, related_name="+")
    member = models.ForeignKey(Membership, null=True, on_delete=models.DO_NOTHING, related_name="+")
    at = models.DateTimeField(_("when"))
    refused_because = REASONS.clone()
    declined_because = models.CharField(
        _("why it was declined"), max_length=10, choices=Declines, blank=True
    )

    class Meta:
        ordering = ("number", "at", "id")
        indexes = (models.Index(fields=("offer", "number"), name="support_offer_moves"),)

    def __str__(self) -> str:
        return f"{self.verb} {self.at:%Y-%m-%d}"


class HousingSearch(models.Model):
    """That places were compared with what somebody needs, and which criteria shut them out: counted
    in numbers alone, with no more of the person than is needed to count each once."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "subject", "controller", "at", "places", "fits", "fits_if"),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("shut", "alone"), FieldClass.SPECIAL_CATEGORY),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    at = models.DateTimeField(_("when"))
    places = models.PositiveSmallIntegerField(_("places"))
    fits = models.PositiveSmallIntegerField(_("places that fit"))
    fits_if = models.PositiveSmallIntegerField(_("places that fit on a condition"))
    shut = REASONS.clone()
    alone = REASONS.clone()

    class Meta:
        verbose_name_plural = "housing searches"
        ordering = ("at", "id")
        indexes = (models.Index(fields=("controller", "at"), name="support_housing_searches"),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"
