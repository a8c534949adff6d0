"""A MARAC, who sits at it, and the cases that are referred to it."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.audit.retention import Kept
from wayside.partners.models import Agency, Area, Membership
from wayside.safeguarding.dash.vocabulary import Criterion, Instrument
from wayside.safeguarding.marac.vocabulary import CaseState, Noted, Repeat, Told, Whose
from wayside.sharing.disclosures.vocabulary import Basis
from wayside.sharing.models import Delivery, Subject
from wayside.vault.fields import LockedJSONField, LockedTextField
from wayside.web.models import Versioned

STAMPS = ("id", "version", "created_at", "updated_at", "controller")
NOTED = ("minoritised", "lgbt", "disabled", "male", "victim_16_17", "harmer_under_18")


def _noted(label: object) -> "models.CharField[str, str]":
    return models.CharField(
        label,  # type: ignore[arg-type]
        max_length=7,
        choices=Noted,
        default=Noted.UNKNOWN,
    )


class Marac(Versioned):
    """The multi-agency risk assessment conference of an area; its controller is the agency that
    coordinates it."""

    wayside_side = "support"
    classified: ClassVar = dict.fromkeys((*STAMPS, "area", "name"), FieldClass.OPERATIONAL)

    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    area = models.OneToOneField(Area, on_delete=models.DO_NOTHING, related_name="+")
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        ordering = ("name",)
        verbose_name = "MARAC"
        verbose_name_plural = "MARACs"

    def __str__(self) -> str:
        return self.name


class MaracSeat(Versioned):
    """That an agency sits at a MARAC, through its representatives, until it ends."""

    wayside_side = "support"
    classified: ClassVar = dict.fromkeys(
        (*STAMPS, "marac", "agency", "ended_at"), FieldClass.OPERATIONAL
    )

    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    marac = models.ForeignKey(Marac, on_delete=models.PROTECT, related_name="seats")
    agency = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    ended_at = models.DateTimeField(_("ended"), null=True)

    class Meta:
        ordering = ("created_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("marac", "agency"),
                condition=models.Q(ended_at=None),
                name="safeguarding_one_seat_an_agency",
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency_id}"


class MaracCase(Versioned):
    """A victim and who harms them, as referred to a MARAC: why, what the victim was told and
    wants, and on which basis it is shared. A representative sees it from the agenda until its
    actions close. It is the MARAC's own record: what an agency refers from a record reaches it with
    a disclosure, and stays when that record is erased."""

    wayside_side = "support"
    retention = Kept.GOVERNED
    classified: ClassVar = {
        **dict.fromkeys(
            (
                *STAMPS,
                "marac",
                "subject",
                "delivery",
                "from_agency",
                "from_outside",
                "is_police",
                "referred_by",
                "received_at",
                "state",
                "told",
                "basis",
                "heard_at",
                "closed_at",
                "repeat",
                "repeat_of",
                "transferred_from",
            ),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("victim_name", "victim_born", "harmers"), FieldClass.PERSONAL),
        **dict.fromkeys(
            (
                "criteria",
                "instrument",
                "score",
                "reasons",
                "account",
                "wants",
                "told_words",
                "necessity",
                "proportionality",
                "idva",
                "children",
                *NOTED,
            ),
            FieldClass.SPECIAL_CATEGORY,
        ),
    }

    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    marac = models.ForeignKey(Marac, on_delete=models.PROTECT, related_name="cases")
    subject = models.ForeignKey(
        Subject, null=True, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False
    )
    delivery = models.ForeignKey(Delivery, null=True, on_delete=models.DO_NOTHING, related_name="+")
    from_agency = models.ForeignKey(
        Agency, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    from_outside = models.CharField(_("from elsewhere"), max_length=120, blank=True)
    is_police = models.BooleanField(_("from the police"), default=False)
    referred_by = models.ForeignKey(
        Membership, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    received_at = models.DateTimeField(_("received"))
    state = models.CharField(
        _("state"), max_length=12, choices=CaseState, default=CaseState.REFERRED
    )
    criteria = ArrayField(models.CharField(max_length=12, choices=Criterion))
    instrument = models.CharField(_("instrument"), max_length=6, choices=Instrument, blank=True)
    score = models.PositiveSmallIntegerField(_("score"), null=True)
    reasons = LockedTextField(_("reasons of judgement"), longest=3000, blank=True)
    victim_name = LockedTextField(_("name of the victim"), longest=200)
    victim_born = LockedTextField(_("born"), longest=10, blank=True)
    harmers = LockedJSONField(_("who harms"), longest=2000)
    account = LockedTextField(_("what happened"), longest=4000)
    wants = LockedTextField(_("what the victim wants"), longest=2000, blank=True)
    told = models.CharField(_("what the victim was told"), max_length=10, choices=Told)
    told_words = LockedTextField(_("what was said, or why nothing"), longest=1000, blank=True)
    basis = models.CharField(_("basis"), max_length=20, choices=Basis)
    necessity = LockedTextField(_("why it is necessary"), longest=2000, blank=True)
    proportionality = LockedTextField(_("why it is proportionate"), longest=2000, blank=True)
    idva = LockedTextField(_("IDVA"), longest=300, blank=True)
    children = models.PositiveSmallIntegerField(_("children in the household"), default=0)
    minoritised = _noted(_("Black, Asian or racially minoritised"))
    lgbt = _noted(_("LGBT+"))
    disabled = _noted(_("with a disability"))
    male = _noted(_("male"))
    victim_16_17 = _noted(_("victim aged 16 or 17"))
    harmer_under_18 = _noted(_("who harms is 17 or below"))
    heard_at = models.DateTimeField(_("heard"), null=True)
    closed_at = models.DateTimeField(_("closed"), null=True)
    repeat = models.CharField(_("repeat"), max_length=3, choices=Repeat, blank=True, default="")
    repeat_of = models.ForeignKey(
        "self", null=True, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False
    )
    transferred_from = models.ForeignKey(
        "self", null=True, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False
    )

    class Meta:
        ordering = ("received_at", "id")
        verbose_name = "MARAC case"
        indexes = (models.Index(fields=("marac", "state"), name="safeguarding_marac_cases"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(told="agrees", basis="consent")
                | (~models.Q(told="agrees") & ~models.Q(basis="consent")),
                name="safeguarding_marac_basis_as_told",
            ),
            models.CheckConstraint(
                condition=~models.Q(repeat="yes") | models.Q(repeat_of__isnull=False),
                name="safeguarding_repeat_of_a_case",
            ),
            models.CheckConstraint(
                condition=models.Q(from_agency__isnull=False) | ~models.Q(from_outside=""),
                name="safeguarding_marac_referred_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return self.get_state_display()


class MaracToken(models.Model):
    """A keyed hash of a victim's or a harmer's name and birth, by which a repeat is found within
    one MARAC. Nothing can be read back from it, and its coordinator alone compares."""

    wayside_side = "support"
    wayside_append_only = True
    retention = Kept.GOVERNED
    classified: ClassVar = {
        **dict.fromkeys(("id", "controller", "marac", "case", "whose"), FieldClass.OPERATIONAL),
        "token": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    marac = models.ForeignKey(Marac, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(MaracCase, on_delete=models.PROTECT, related_name="+")
    whose = models.CharField(max_length=6, choices=Whose)
    token = models.BinaryField(max_length=16)

    class Meta:
        indexes = (models.Index(fields=("marac", "token"), name="safeguarding_marac_tokens"),)

    def __str__(self) -> str:
        return f"{self.whose} {bytes(self.token).hex()}"
