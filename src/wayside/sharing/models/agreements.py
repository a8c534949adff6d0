"""Agreements between agencies about what they share."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency
from wayside.sharing.agreements.vocabulary import AgreementState, Category, Purpose


class Agreement(models.Model):
    """An information-sharing agreement between agencies; what it says stands in its versions."""

    classified: ClassVar = dict.fromkeys(("id", "created_at"), FieldClass.OPERATIONAL)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(_("created"))

    def __str__(self) -> str:
        return str(self.id)


class AgreementVersion(models.Model):
    """What an agreement says from one confirmation to the next: which agencies share which kinds
    of information, for what, from when until when. One person proposes, another confirms; a
    change is a new version, and the former stays. All of it is about agencies and read by every
    one of them, the note too: it stands in the clear and its form asks to name nobody."""

    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "agreement",
                "number",
                "title",
                "purposes",
                "categories",
                "parties",
                "from_date",
                "until_date",
                "document",
                "state",
                "proposed_at",
                "decided_at",
                "note",
                "ended_at",
            ),
            FieldClass.OPERATIONAL,
        ),
        "proposed_by": FieldClass.PERSONAL,
        "decided_by": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=160)
    purposes = ArrayField(
        models.CharField(max_length=20, choices=Purpose), verbose_name=_("what for")
    )
    categories = ArrayField(
        models.CharField(max_length=20, choices=Category), verbose_name=_("what is shared")
    )
    parties = models.ManyToManyField(Agency, related_name="+", verbose_name=_("agencies"))
    from_date = models.DateField(_("from"))
    until_date = models.DateField(_("until"), null=True, blank=True)
    document = models.TextField(_("where the document is"), max_length=1000, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=AgreementState, default=AgreementState.PROPOSED
    )
    proposed_by = models.ForeignKey(NaturalPerson, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(_("proposed"))
    decided_by = models.ForeignKey(
        NaturalPerson, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True)
    note = models.TextField(_("why"), max_length=1000, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(
                fields=("agreement", "number"), name="sharing_agreement_numbered"
            ),
            models.UniqueConstraint(
                fields=("agreement",),
                condition=models.Q(state=AgreementState.PROPOSED),
                name="sharing_agreement_one_proposed",
            ),
            models.UniqueConstraint(
                fields=("agreement",),
                condition=models.Q(state=AgreementState.CONFIRMED),
                name="sharing_agreement_one_confirmed",
            ),
            models.CheckConstraint(
                condition=models.Q(until_date=None)
                | models.Q(until_date__gte=models.F("from_date")),
                name="sharing_agreement_until_after_from",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[AgreementState.PROPOSED, AgreementState.WITHDRAWN])
                | (
                    models.Q(decided_by__isnull=False, decided_at__isnull=False)
                    & ~models.Q(decided_by=models.F("proposed_by"))
                ),
                name="sharing_agreement_two_people",
            ),
        )

    def __str__(self) -> str:
        return self.title
