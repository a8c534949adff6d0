"""Proposing a role, for the tests that grant it."""

from datetime import UTC, date, datetime

from wayside.access.actor import Actor
from wayside.access.models import Account
from wayside.access.vocabulary import Role
from wayside.partners import actions
from wayside.partners.models import Agency, Area, MembershipProposal

NOW = datetime(2018, 7, 2, 9, 0, tzinfo=UTC)
TODAY = date(2018, 7, 2)
REASON = "Joins the weekly patrols from July."


def propose(
    by: Actor,
    account: Account,
    area: Area,
    agency: Agency,
    *,
    role: Role = Role.PATROL_OFFICER,
    from_date: date = TODAY,
    until_date: date | None = None,
) -> MembershipProposal:
    """Propose a role today."""
    return actions.propose_membership(
        account=account,
        agency=agency,
        area=area,
        role=role,
        from_date=from_date,
        until_date=until_date,
        reason=REASON,
        by=by,
        now=NOW,
    )
