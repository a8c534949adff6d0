"""What the state of a legal demand allows. Pure."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wayside.sharing.demands.vocabulary import DemandKind, DemandState
from wayside.web.states import Machine, NotNow, Transition

FIRST = _("A caseworker of the agency that was asked")
SECOND = _("A second person of that agency")
ONLY_REFUSED = _(
    "Immigration enforcement is given nothing without a court order. This can only be refused."
)
TELL = _("Say what they were told")

DEMAND = Machine(
    slug="sharing.demand",
    name=_("A legal demand"),
    initial=DemandState.RECEIVED,
    transitions=(
        Transition(
            DemandState.RECEIVED, "propose", DemandState.PROPOSED, FIRST, _("Propose an answer")
        ),
        Transition(DemandState.PROPOSED, "agree", DemandState.AGREED, SECOND, _("Agree")),
        Transition(DemandState.PROPOSED, "refuse", DemandState.REFUSED, SECOND, _("Refuse")),
        Transition(DemandState.AGREED, "send", DemandState.SENT, FIRST, _("Say what was sent")),
        Transition(DemandState.SENT, "tell", DemandState.CLOSED, FIRST, TELL),
        Transition(DemandState.REFUSED, "tell", DemandState.CLOSED, FIRST, TELL),
    ),
    ends=frozenset({DemandState.CLOSED}),
)


def check_second_person(*, proposed_by: UUID | None, decided_by: UUID) -> None:
    """Raises:
    NotNow: it is the same person.
    """
    if proposed_by == decided_by:
        raise NotNow(_("You proposed this answer yourself. A second person must decide."))


def is_barred(kind: str, *, for_immigration: bool) -> bool:
    """Whether it can only be refused: immigration enforcement asks, and no court ordered it."""
    return for_immigration and kind != DemandKind.COURT_ORDER


def check_may_answer(kind: str, *, for_immigration: bool) -> None:
    """Raises:
    NotNow: it can only be refused.
    """
    if is_barred(kind, for_immigration=for_immigration):
        raise NotNow(ONLY_REFUSED)


def check_told(*, told: str, not_told_because: str) -> None:
    """Raises:
    NotNow: neither what they were told nor why not is said, or both are.
    """
    if bool(told.strip()) == bool(not_told_because.strip()):
        raise NotNow(_("Say what this person was told, or why they were not."))


def check_dates(*, asked_date: date, answer_by_date: date | None) -> None:
    """Raises:
    NotNow: it would be answered before it was asked.
    """
    if answer_by_date is not None and answer_by_date < asked_date:
        raise NotNow(_("The day to answer by is on or after the day on which it was asked."))
