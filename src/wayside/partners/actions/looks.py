"""Looks at lists of the people who work in the partnership: each is on the record."""

from datetime import datetime

from wayside.access.actor import Actor
from wayside.access.models import Account
from wayside.access.permissions import MANAGE_ACCOUNTS, require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.partners.models import MembershipProposal
from wayside.partners.permissions import CONFIRM_MEMBERSHIP


@look
def list_members(*, words: str, shown: int, by: Actor, now: datetime) -> None:
    """Somebody looks at who holds which role, or searches it for ``words``."""
    require(by, CONFIRM_MEMBERSHIP)
    _note("partners.list_members", "partners.Membership", words, shown, by=by, now=now)


@look
def list_accounts(*, words: str, shown: int, by: Actor, now: datetime) -> None:
    """Somebody looks at the accounts, or searches them for ``words``."""
    require(by, MANAGE_ACCOUNTS)
    _note("partners.list_accounts", "access.Account", words, shown, by=by, now=now)


@look
def list_proposals(*, shown: int, by: Actor, now: datetime) -> None:
    """Somebody looks at the roles that were proposed."""
    require(by, CONFIRM_MEMBERSHIP)
    _note("partners.list_proposals", "partners.MembershipProposal", "", shown, by=by, now=now)


@look
def open_account_page(*, account: Account, by: Actor, now: datetime) -> None:
    """Somebody looks at one account: its roles and how far its set-up has come."""
    require(by, MANAGE_ACCOUNTS)
    record(
        by=by,
        operation=Operation.CONSULTATION,
        action="partners.open_account_page",
        record_type="access.Account",
        record_id=account.id,
        controller_id=by.agency_id,
        fields=("email", "roles", "second_factor"),
        now=now,
    )


@look
def open_proposal(*, proposal: MembershipProposal, by: Actor, now: datetime) -> None:
    """Somebody looks at one proposed role: for whom, by whom and why."""
    require(by, CONFIRM_MEMBERSHIP, area_id=proposal.area_id)
    record(
        by=by,
        operation=Operation.CONSULTATION,
        action="partners.open_proposal",
        record_type="partners.MembershipProposal",
        record_id=proposal.id,
        controller_id=proposal.agency_id,
        area_id=proposal.area_id,
        now=now,
    )


def _note(
    action: str, record_type: str, words: str, shown: int, *, by: Actor, now: datetime
) -> None:
    record(
        by=by,
        operation=Operation.SEARCH if words else Operation.LISTING,
        action=action,
        record_type=record_type,
        controller_id=by.agency_id,
        search_terms=(words,) if words else (),
        count=shown,
        now=now,
    )
