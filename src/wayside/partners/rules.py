"""What the state of things allows: each rule's sentence is also its error message."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wayside.partners.vocabulary import AreaLevel, ProposalState
from wayside.web.states import Machine, NotNow, Transition

# Rosters are published a month ahead: money must be planned before that.
LAPSES_SOON_DAYS = 42
LEAST_REASON = 10


class NotPossibleError(NotNow):
    """What was given, or how things stand, does not allow it; the sentence says what to do."""


PROPOSALS = Machine(
    slug="partners.proposal",
    name=_("Granting of a role"),
    initial=ProposalState.PROPOSED,
    transitions=(
        Transition(
            ProposalState.PROPOSED,
            "confirm",
            ProposalState.CONFIRMED,
            _("A second person: an administrator or governance officer"),
            _("Grant the role"),
        ),
        Transition(
            ProposalState.PROPOSED,
            "decline",
            ProposalState.DECLINED,
            _("A second person: an administrator or governance officer"),
            _("Decline"),
        ),
        Transition(
            ProposalState.PROPOSED,
            "withdraw",
            ProposalState.WITHDRAWN,
            _("The administrator who proposed it"),
            _("Withdraw"),
        ),
    ),
    ends=frozenset({ProposalState.CONFIRMED, ProposalState.DECLINED, ProposalState.WITHDRAWN}),
)


NEST_IN: dict[AreaLevel, frozenset[AreaLevel | None]] = {
    AreaLevel.COUNTY: frozenset({None}),
    AreaLevel.BOROUGH: frozenset({None, AreaLevel.COUNTY}),
    AreaLevel.WARD: frozenset({AreaLevel.BOROUGH}),
}


def check_nesting(level: AreaLevel, parent: AreaLevel | None) -> None:
    """A county stands alone, a borough lies in a county, a ward lies in a borough."""
    if parent not in NEST_IN[level]:
        raise NotPossibleError(
            _("A county stands alone, a borough lies in a county and a ward lies in a borough.")
        )


def check_slug_free(slug: str) -> None:
    """Area pages stand directly below the service's address, beside its own words."""
    if slug in RESERVED_SLUGS:
        raise NotPossibleError(
            _("The address “%(slug)s” is used by the service itself. Choose another name.")
            % {"slug": slug}
        )


RESERVED_SLUGS = frozenset(
    {
        "calendars",
        "directory",
        "mail",
        "notices",
        "open",
        "accounts",
        "api",
        "field",
        "gallery",
        "get-help",
        "governance",
        "health",
        "link",
        "partners",
        "people",
        "report",
        "role",
        "safeguarding",
        "session",
        "sharing",
        "static",
        "support",
    }
)


def check_period(start: date, end: date | None) -> None:
    """A period ends on or after the day it starts."""
    if end is not None and end < start:
        raise NotPossibleError(_("The last day must be on or after the first day."))


def check_works_there(works_in: Iterable[UUID], lineage: Iterable[UUID], agency: str) -> None:
    """An agency's people act only where the agency works, or within it."""
    if not set(works_in) & set(lineage):
        raise NotPossibleError(
            _("%(agency)s does not work in this area. Add the area to the agency first.")
            % {"agency": agency}
        )


def check_reason(reason: str) -> None:
    """A role that opens records is proposed with a reason that the second person can judge."""
    if len(reason.strip()) < LEAST_REASON:
        raise NotPossibleError(
            _("Say why this person needs the role, in enough words for the second person to judge.")
        )


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal as its rules need it."""

    state: ProposalState
    person_id: UUID
    proposed_by_id: UUID
    until_date: date | None


def check_can_confirm(proposal: Waiting, *, decided_by_id: UUID | None, today: date) -> None:
    """The second person is neither the one who proposed nor the one who gets the role.

    Persons are compared, never accounts: somebody's other account is still the same person.
    """
    PROPOSALS.check_can(proposal.state, "confirm")
    _check_second_person(proposal, decided_by_id)
    if proposal.until_date is not None and proposal.until_date < today:
        raise NotPossibleError(
            _("The period proposed is over. Decline it and ask for a new proposal.")
        )


def check_can_decline(proposal: Waiting, *, decided_by_id: UUID | None) -> None:
    """Declining, too, is for a second person; the proposer withdraws instead."""
    PROPOSALS.check_can(proposal.state, "decline")
    _check_second_person(proposal, decided_by_id)


def check_can_withdraw(proposal: Waiting, *, withdrawn_by_id: UUID | None) -> None:
    """Only the person who proposed can withdraw."""
    PROPOSALS.check_can(proposal.state, "withdraw")
    if withdrawn_by_id != proposal.proposed_by_id:
        raise NotPossibleError(_("Only the person who proposed this can withdraw it."))


def can_confirm(proposal: Waiting, *, decided_by_id: UUID | None, today: date) -> bool:
    """Whether this person may grant it today."""
    try:
        check_can_confirm(proposal, decided_by_id=decided_by_id, today=today)
    except NotNow:
        return False
    return True


def check_not_oneself(by_person_id: UUID | None, person_id: UUID) -> None:
    """Nobody hands a role to themselves, whichever account they use."""
    if by_person_id == person_id:
        raise NotPossibleError(
            _("Nobody can give a role to themselves. Ask another administrator.")
        )


def _check_second_person(proposal: Waiting, decided_by_id: UUID | None) -> None:
    if decided_by_id is None:
        raise NotPossibleError(_("A person must decide this, not a service."))
    if decided_by_id == proposal.proposed_by_id:
        raise NotPossibleError(
            _("You proposed this role yourself. A second person must grant or decline it.")
        )
    if decided_by_id == proposal.person_id:
        raise NotPossibleError(_("This role is for you. Somebody else must grant or decline it."))


def check_amount(amount: Decimal) -> None:
    """A grant is of some money."""
    if amount <= 0:
        raise NotPossibleError(_("Enter an amount of more than £0."))


def days_left(end: date, *, today: date) -> int:
    """Days until money lapses, the last day included; 0 or less when it has lapsed."""
    return (end - today).days + 1


def lapses_soon(start: date, end: date, *, today: date) -> bool:
    """Whether money that can be spent now lapses within six weeks."""
    return start <= today and 0 < days_left(end, today=today) <= LAPSES_SOON_DAYS
