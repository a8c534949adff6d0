"""The consent ledger: entries are added, never changed or removed."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.partners.vocabulary import AgencyKind
from wayside.sharing.agreements.vocabulary import Category, Purpose
from wayside.sharing.consent.vocabulary import ConsentKind, HowGiven
from wayside.sharing.models.grants import Subject
from wayside.vault.fields import LockedTextField

# Consent is to one agency or one kind, about something, for something, with a day to ask again
GIVEN_IS_PLAIN = ~models.Q(kind=ConsentKind.GIVEN) | (
    (
        models.Q(recipient__isnull=False, recipient_kind="")
        | (models.Q(recipient=None) & ~models.Q(recipient_kind=""))
    )
    & ~models.Q(purpose="")
    & models.Q(categories__len__gt=0, capacity_considered=True, review_date__isnull=False)
)


class ConsentEntry(models.Model):
    """One line of the consent ledger: what somebody agreed to, refused or took back, to whom it
    may go, what for and until when. What is blank in a refusal stands for everything. What holds
    at a moment is worked out from the lines; none is ever changed."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "subject",
                "controller",
                "kind",
                "recipient",
                "recipient_kind",
                "purpose",
                "categories",
                "how",
                "recorded_by",
                "recorded_at",
                "capacity_considered",
                "review_date",
                "until_date",
            ),
            FieldClass.OPERATIONAL,
        ),
        "capacity_note": FieldClass.SPECIAL_CATEGORY,
        "words": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    kind = models.CharField(_("kind"), max_length=10, choices=ConsentKind)
    recipient = models.ForeignKey(Agency, null=True, on_delete=models.DO_NOTHING, related_name="+")
    recipient_kind = models.CharField(
        _("kind of agency"), max_length=30, choices=AgencyKind, blank=True
    )
    purpose = models.CharField(_("what for"), max_length=20, choices=Purpose, blank=True)
    categories = ArrayField(
        models.CharField(max_length=20, choices=Category),
        verbose_name=_("what may be shared"),
        default=list,
    )
    how = models.CharField(_("how it was given"), max_length=12, choices=HowGiven)
    recorded_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    recorded_at = models.DateTimeField(_("recorded"))
    capacity_considered = models.BooleanField(_("capacity considered"), default=False)
    capacity_note = LockedTextField(_("how capacity was considered"), longest=1000, blank=True)
    words = LockedTextField(_("their words"), longest=1000, blank=True)
    review_date = models.DateField(_("ask again on"), null=True)
    until_date = models.DateField(_("until"), null=True)

    class Meta:
        ordering = ("recorded_at", "id")
        verbose_name_plural = "consent entries"
        indexes = (models.Index(fields=("subject", "recorded_at"), name="sharing_consent_ledger"),)
        constraints = (
            models.CheckConstraint(condition=GIVEN_IS_PLAIN, name="sharing_consent_is_plain"),
            models.CheckConstraint(
                condition=models.Q(recipient=None) | models.Q(recipient_kind=""),
                name="sharing_consent_one_recipient",
            ),
            models.CheckConstraint(
                condition=~models.Q(
                    kind=ConsentKind.GIVEN, recipient_kind=AgencyKind.IMMIGRATION_ENFORCEMENT
                ),
                name="sharing_consent_never_to_immigration_as_a_kind",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
