"""Who stands where in the partnership, and how a role is granted."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import Account, NaturalPerson
from wayside.access.vocabulary import (
    ENFORCEMENT_ROLES,
    NEUTRAL_ROLES,
    SUPPORT_ROLES,
    Role,
    Side,
    side_of,
)
from wayside.audit.classification import FieldClass
from wayside.partners.models.agencies import Agency
from wayside.partners.models.areas import Area
from wayside.partners.models.programmes import VERSIONED_FIELDS
from wayside.partners.vocabulary import ProposalState
from wayside.web.models import Versioned

SIDE_FOLLOWS_ROLE = (
    models.Q(side=Side.ENFORCEMENT, role__in=sorted(ENFORCEMENT_ROLES))
    | models.Q(side=Side.SUPPORT, role__in=sorted(SUPPORT_ROLES))
    | models.Q(side=Side.NEUTRAL, role__in=sorted(NEUTRAL_ROLES))
)


class Membership(Versioned):
    """A role of an account at an agency in an area, from a day until a day. Ended early, it
    opens nothing from that moment, but its last day still counts for keeping the sides apart.
    The database itself refuses a membership that would put one person on both sides on any day.
    """

    classified: ClassVar = {
        **dict.fromkeys(
            (
                *VERSIONED_FIELDS,
                "account",
                "agency",
                "area",
                "role",
                "side",
                "from_date",
                "until_date",
                "ended_at",
            ),
            FieldClass.OPERATIONAL,
        ),
        "person": FieldClass.PERSONAL,
    }

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(NaturalPerson, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=30, choices=Role)
    side = models.CharField(max_length=12, choices=Side, editable=False)
    from_date = models.DateField(_("from"))
    until_date = models.DateField(_("until"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended early"), null=True, editable=False)

    class Meta:
        ordering = ("from_date", "role")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until_date__isnull=True)
                | models.Q(until_date__gte=models.F("from_date")),
                name="membership_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=SIDE_FOLLOWS_ROLE, name="membership_side_of_role"),
        )
        indexes = (models.Index(fields=("account", "from_date"), name="membership_of_account"),)

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.agency}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the side and the person in step with the role and the account."""
        self.side = side_of(self.role)
        self.person_id = self.account.person_id
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class MembershipProposal(Versioned):
    """A role proposed by one person that a second person grants or declines."""

    classified: ClassVar = {
        **dict.fromkeys(
            (
                *VERSIONED_FIELDS,
                "account",
                "agency",
                "area",
                "role",
                "from_date",
                "until_date",
                "state",
                "reason",
                "decided_at",
                "decision_note",
                "membership",
            ),
            FieldClass.OPERATIONAL,
        ),
        "person": FieldClass.PERSONAL,
        "proposed_by": FieldClass.PERSONAL,
        "decided_by": FieldClass.PERSONAL,
    }

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="proposals")
    person = models.ForeignKey(NaturalPerson, on_delete=models.PROTECT, related_name="proposals")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="proposals")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="proposals")
    role = models.CharField(_("role"), max_length=30, choices=Role)
    from_date = models.DateField(_("from"))
    until_date = models.DateField(_("until"), null=True, blank=True)
    reason = models.TextField(_("why this person needs it"))
    state = models.CharField(max_length=12, choices=ProposalState, default=ProposalState.PROPOSED)
    proposed_by = models.ForeignKey(
        NaturalPerson, on_delete=models.PROTECT, related_name="proposed_memberships"
    )
    decided_by = models.ForeignKey(
        NaturalPerson, on_delete=models.PROTECT, null=True, related_name="decided_memberships"
    )
    decided_at = models.DateTimeField(null=True)
    decision_note = models.TextField(blank=True)
    membership = models.OneToOneField(
        Membership, on_delete=models.PROTECT, null=True, related_name="proposal"
    )

    class Meta:
        ordering = ("-created_at",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | models.Q(state=ProposalState.WITHDRAWN)
                | ~models.Q(decided_by=models.F("proposed_by")),
                name="second_person_decides",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | ~models.Q(state=ProposalState.CONFIRMED)
                | ~models.Q(decided_by=models.F("person")),
                name="nobody_grants_their_own_role",
            ),
            models.CheckConstraint(
                condition=models.Q(state=ProposalState.PROPOSED, decided_at__isnull=True)
                | ~models.Q(state=ProposalState.PROPOSED) & models.Q(decided_at__isnull=False),
                name="proposal_decided_or_waiting",
            ),
            models.CheckConstraint(
                condition=models.Q(state=ProposalState.CONFIRMED, membership__isnull=False)
                | ~models.Q(state=ProposalState.CONFIRMED) & models.Q(membership__isnull=True),
                name="granted_proposal_has_membership",
            ),
            models.UniqueConstraint(
                fields=("person", "agency", "area", "role"),
                condition=models.Q(state=ProposalState.PROPOSED),
                name="role_proposed_once_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.agency}"
