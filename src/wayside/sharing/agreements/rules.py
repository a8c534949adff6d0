"""What the state of an agreement allows. Pure."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wayside.sharing.agreements.vocabulary import AgreementState
from wayside.web.states import Machine, NotNow, Transition

PROPOSER = _("An administrator or governance officer")
SECOND = _("A second administrator or governance officer")
LEAST_PARTIES = 2
TAKES_DOCUMENTS = frozenset({AgreementState.PROPOSED, AgreementState.CONFIRMED})

AGREEMENT = Machine(
    slug="sharing.agreement",
    name=_("A version of an information-sharing agreement"),
    initial=AgreementState.PROPOSED,
    transitions=(
        Transition(
            AgreementState.PROPOSED, "confirm", AgreementState.CONFIRMED, SECOND, _("Confirm")
        ),
        Transition(
            AgreementState.PROPOSED, "decline", AgreementState.DECLINED, SECOND, _("Decline")
        ),
        Transition(
            AgreementState.PROPOSED, "withdraw", AgreementState.WITHDRAWN, PROPOSER, _("Take back")
        ),
        Transition(
            AgreementState.CONFIRMED,
            "replace",
            AgreementState.REPLACED,
            _("The confirmation of a later version"),
            _("Replace"),
        ),
        Transition(AgreementState.CONFIRMED, "end", AgreementState.ENDED, PROPOSER, _("End")),
    ),
    ends=frozenset(
        {
            AgreementState.DECLINED,
            AgreementState.WITHDRAWN,
            AgreementState.REPLACED,
            AgreementState.ENDED,
        }
    ),
)


def check_terms(
    *,
    parties: Collection[UUID],
    purposes: Collection[str],
    categories: Collection[str],
    from_date: date,
    until_date: date | None,
) -> None:
    """Raises:
    NotNow: an agreement is between two at least, about something, for something.
    """
    if len(set(parties)) < LEAST_PARTIES:
        raise NotNow(_("An agreement is between two agencies at least. Choose another."))
    if not purposes or not categories:
        raise NotNow(_("Say what is shared, and what for."))
    if until_date is not None and until_date < from_date:
        raise NotNow(_("The last day must be on or after the first day."))


def check_second_person(*, proposed_by: UUID, decided_by: UUID | None) -> None:
    """Raises:
    NotNow: whoever proposed decides, or nobody known does.
    """
    if decided_by is None:
        raise NotNow(_("A person must decide this, not a service."))
    if decided_by == proposed_by:
        raise NotNow(_("You proposed this yourself. A second person must decide."))


def check_proposer(*, proposed_by: UUID, person_id: UUID | None) -> None:
    """Raises:
    NotNow: somebody else proposed it.
    """
    if person_id != proposed_by:
        raise NotNow(_("Only the person who proposed this can take it back."))
