"""Roles that open records: one person proposes, a second person grants."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.models import Account
from wayside.access.permissions import require
from wayside.access.vocabulary import Role
from wayside.partners import rules
from wayside.partners.actions import granting
from wayside.partners.models import Agency, Area, Membership, MembershipProposal
from wayside.partners.permissions import CONFIRM_MEMBERSHIP, PROPOSE_MEMBERSHIP
from wayside.partners.queries import waiting
from wayside.partners.rules import NotPossibleError
from wayside.partners.vocabulary import ProposalState
from wayside.web.clock import day_of

DECISION = ("state", "decided_by", "decided_at")


@transaction.atomic
def propose_membership(
    *,
    account: Account,
    agency: Agency,
    area: Area,
    role: Role,
    from_date: date,
    until_date: date | None,
    reason: str,
    by: Actor,
    now: datetime,
) -> MembershipProposal:
    """Propose a role, saying why; it opens nothing until a second person grants it."""
    require(by, PROPOSE_MEMBERSHIP, area_id=area.id)
    if by.person_id is None:
        raise NotPossibleError(_("A person must propose this, not a service."))
    rules.check_reason(reason)
    granting.check(granting.Place(account, agency, area, role, from_date, until_date), by)
    with granting.told():
        proposal = MembershipProposal.objects.create(
            account=account,
            person_id=account.person_id,
            agency=agency,
            area=area,
            role=role,
            from_date=from_date,
            until_date=until_date,
            reason=reason.strip(),
            proposed_by_id=by.person_id,
            created_at=now,
            updated_at=now,
        )
    granting.note(
        proposal, "partners.propose_membership", by=by, now=now, fields=(*granting.FIELDS, "reason")
    )
    return proposal


@transaction.atomic
def confirm_membership(*, proposal: MembershipProposal, by: Actor, now: datetime) -> Membership:
    """Grant, as the second person, a role that another proposed.

    The proposal is locked and read again, so that a second press, or two people deciding at one
    moment, find it decided. Nothing is granted backwards: the role starts today at the earliest.

    Raises:
        NotNow: with the sentence to show: decided already, one's own, over, on both sides.
    """
    require(by, CONFIRM_MEMBERSHIP, area_id=proposal.area_id)
    locked = _locked(proposal)
    today = day_of(now)
    rules.check_can_confirm(waiting(locked), decided_by_id=by.person_id, today=today)
    place = granting.Place(
        locked.account,
        locked.agency,
        locked.area,
        Role(locked.role),
        max(locked.from_date, today),
        locked.until_date,
    )
    granting.check_open_and_new(place)
    membership = granting.make(place, now)
    locked.membership = membership
    _decide(locked, ProposalState.CONFIRMED, "partners.confirm_membership", by, now)
    return membership


@transaction.atomic
def decline_membership(
    *, proposal: MembershipProposal, note: str, by: Actor, now: datetime
) -> None:
    """Decline, as a second person, saying why."""
    require(by, CONFIRM_MEMBERSHIP, area_id=proposal.area_id)
    locked = _locked(proposal)
    rules.check_can_decline(waiting(locked), decided_by_id=by.person_id)
    locked.decision_note = note.strip()
    _decide(locked, ProposalState.DECLINED, "partners.decline_membership", by, now)


@transaction.atomic
def withdraw_membership(*, proposal: MembershipProposal, by: Actor, now: datetime) -> None:
    """Take one's own proposal back."""
    require(by, PROPOSE_MEMBERSHIP, area_id=proposal.area_id)
    locked = _locked(proposal)
    rules.check_can_withdraw(waiting(locked), withdrawn_by_id=by.person_id)
    _decide(locked, ProposalState.WITHDRAWN, "partners.withdraw_membership", by, now)


def _locked(proposal: MembershipProposal) -> MembershipProposal:
    return (
        MembershipProposal.objects.select_for_update(of=("self",))
        .select_related("account__person", "agency", "area")
        .get(id=proposal.id)
    )


def _decide(
    proposal: MembershipProposal, state: ProposalState, action: str, by: Actor, now: datetime
) -> None:
    proposal.state = state
    proposal.decided_by_id = by.person_id
    proposal.decided_at = now
    proposal.version += 1
    proposal.updated_at = now
    proposal.save()
    granting.note(proposal, action, by=by, now=now, fields=DECISION)
