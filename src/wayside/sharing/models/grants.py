"""Who may open a record: one table, which every query and policy asks, and nothing else."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.access.vocabulary import Role
from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.sharing.vocabulary import Because, Scope

HOLDERS = (
    models.Q(denied=False, membership__isnull=False, agency=None, role="", person=None)
    | (
        models.Q(denied=False, membership=None, agency__isnull=False, person=None)
        & ~models.Q(role="")
    )
    | models.Q(denied=True, membership=None, agency=None, role="", person__isnull=False)
)


class Subject(models.Model):
    """A person supported, as one agency knows that somebody: a bare number and who answers for
    it. What is known stands above, in rooms that point here."""

    wayside_side = "support"
    classified: ClassVar = dict.fromkeys(("id", "controller", "created_at"), FieldClass.OPERATIONAL)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    created_at = models.DateTimeField(_("created"))

    def __str__(self) -> str:
        return str(self.id)


class Grant(models.Model):
    """Lets a member, or every member of a role at the agency that keeps the record, find or open
    it for a time; or keeps one natural person from both, whatever else was granted."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "subject",
                "controller",
                "membership",
                "agency",
                "role",
                "scope",
                "denied",
                "because",
                "from_at",
                "until_at",
                "ended_at",
                "granted_by",
            ),
            FieldClass.OPERATIONAL,
        ),
        "person": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="grants")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    membership = models.ForeignKey(
        Membership, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    agency = models.ForeignKey(Agency, null=True, on_delete=models.DO_NOTHING, related_name="+")
    role = models.CharField(max_length=30, choices=Role, blank=True)
    person = models.ForeignKey(
        NaturalPerson, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    scope = models.CharField(_("how far"), max_length=8, choices=Scope)
    denied = models.BooleanField(default=False)
    because = models.CharField(_("reason"), max_length=16, choices=Because)
    from_at = models.DateTimeField(_("from"))
    until_at = models.DateTimeField(_("until"), null=True)
    ended_at = models.DateTimeField(_("ended"), null=True)
    granted_by = models.ForeignKey(
        Membership, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(condition=HOLDERS, name="sharing_grant_one_holder"),
            models.CheckConstraint(
                condition=models.Q(until_at=None) | models.Q(until_at__gt=models.F("from_at")),
                name="sharing_grant_until_after_from",
            ),
        )
        indexes = (
            models.Index(fields=("subject", "membership")),
            models.Index(
                fields=("membership", "subject"),
                condition=models.Q(ended_at=None),
                name="sharing_grant_held",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_because_display()} ({self.subject_id})"
