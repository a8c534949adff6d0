"""Roles and proposals as the pages show them."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wayside.access.vocabulary import ROLE_OPENS, TWO_PERSON_ROLES, Role, Side, side_of
from wayside.partners.models import (
    Membership,
    MembershipProposal,
)
from wayside.partners.vocabulary import ProposalState
from wayside.web.components.text import Colour

SIDE_COLOURS: dict[Side, Colour] = {
    Side.ENFORCEMENT: "blue",
    Side.SUPPORT: "purple",
    Side.NEUTRAL: "grey",
}
STATE_COLOURS: dict[ProposalState, Colour] = {
    ProposalState.PROPOSED: "yellow",
    ProposalState.CONFIRMED: "green",
    ProposalState.DECLINED: "red",
    ProposalState.WITHDRAWN: "grey",
}


@dataclass(frozen=True, slots=True)
class RoleRow:
    """Somebody's role in the list of members."""

    person: str
    email: str
    role: str
    opens: str | Promise
    side: str
    side_colour: Colour
    agency: str
    area: str
    start: date
    end: date | None
    state: str
    state_colour: Colour
    end_url: str


def role_row(membership: Membership, *, today: date) -> RoleRow:
    """A membership as its row shows it."""
    side = Side(membership.side)
    state, colour = _role_state(membership, today)
    return RoleRow(
        person=membership.person.name,
        email=membership.account.email,
        role=membership.get_role_display(),
        opens=ROLE_OPENS[Role(membership.role)],
        side=str(side.label),
        side_colour=SIDE_COLOURS[side],
        agency=membership.agency.name,
        area=membership.area.name,
        start=membership.from_date,
        end=membership.until_date,
        state=state,
        state_colour=colour,
        end_url=""
        if colour == "grey"
        else reverse("partners:end_membership", args=[membership.id]),
    )


def _role_state(membership: Membership, today: date) -> tuple[str, Colour]:
    if membership.ended_at or (membership.until_date and membership.until_date < today):
        return _("Ended"), "grey"
    if not membership.account.is_active:
        return _("Account closed"), "red"
    if membership.from_date > today:
        return _("Not begun"), "yellow"
    return _("Holds"), "green"


@dataclass(frozen=True, slots=True)
class ProposalCard:
    """A proposed role: who asked, for whom, what it opens, and who can decide."""

    url: str
    person: str
    email: str
    role: str
    opens: str | Promise
    side: str
    side_colour: Colour
    agency: str
    area: str
    start: date
    end: date | None
    reason: str
    proposed_by: str
    state: str
    state_colour: Colour
    decided_by: str
    decision_note: str
    two_people: bool


def proposal_card(proposal: MembershipProposal) -> ProposalCard:
    """A proposal as its page and its card show it."""
    role, state = Role(proposal.role), ProposalState(proposal.state)
    side = side_of(role)
    return ProposalCard(
        url=reverse("partners:proposal", args=[proposal.id]),
        person=proposal.person.name,
        email=proposal.account.email,
        role=str(role.label),
        opens=ROLE_OPENS[role],
        side=str(side.label),
        side_colour=SIDE_COLOURS[side],
        agency=proposal.agency.name,
        area=proposal.area.name,
        start=proposal.from_date,
        end=proposal.until_date,
        reason=proposal.reason,
        proposed_by=proposal.proposed_by.name,
        state=str(state.label),
        state_colour=STATE_COLOURS[state],
        decided_by=proposal.decided_by.name if proposal.decided_by else "",
        decision_note=proposal.decision_note,
        two_people=role in TWO_PERSON_ROLES,
    )
