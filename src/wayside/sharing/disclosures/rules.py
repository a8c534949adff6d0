"""What a disclosure needs, and what its state allows. Pure."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wayside.access.vocabulary import Role, side_of
from wayside.sharing.disclosures.vocabulary import Basis, DisclosureState
from wayside.web.clock import LONDON
from wayside.web.states import Machine, NotNow, Transition

CONTROLLER = _("A caseworker of the agency that keeps the record")
SECOND = _("A second person: a safeguarding lead or caseworker of that agency")
MAKER = _("Whoever made it")
CLOCK = _("The clock")
APPROVED_WITHIN = timedelta(hours=24)
DELETED_WITHIN = timedelta(days=3)
LONGEST = timedelta(days=366)
LEAST_REASON = 10
EMERGENCIES = frozenset({Basis.VITAL_INTERESTS, Basis.SAFEGUARDING_CHILD, Basis.SAFEGUARDING_ADULT})

DISCLOSURE = Machine(
    slug="sharing.disclosure",
    name=_("A disclosure"),
    initial=DisclosureState.WAITING,
    transitions=(
        Transition(DisclosureState.WAITING, "approve", DisclosureState.OPEN, SECOND, _("Approve")),
        Transition(
            DisclosureState.WAITING, "decline", DisclosureState.DECLINED, SECOND, _("Decline")
        ),
        Transition(DisclosureState.WAITING, "lapse", DisclosureState.LAPSED, CLOCK, _("Lapse")),
        Transition(
            DisclosureState.WAITING,
            "open_at_once",
            DisclosureState.URGENT,
            MAKER,
            _("Open at once, in an emergency"),
        ),
        Transition(DisclosureState.URGENT, "approve", DisclosureState.OPEN, SECOND, _("Confirm")),
        Transition(
            DisclosureState.URGENT, "decline", DisclosureState.CLOSED, SECOND, _("Do not confirm")
        ),
        Transition(DisclosureState.URGENT, "close", DisclosureState.CLOSED, MAKER, _("Close")),
        Transition(DisclosureState.URGENT, "lapse", DisclosureState.CLOSED, CLOCK, _("Lapse")),
        Transition(DisclosureState.OPEN, "close", DisclosureState.CLOSED, CONTROLLER, _("Close")),
        Transition(DisclosureState.OPEN, "expire", DisclosureState.EXPIRED, CLOCK, _("Expire")),
    ),
    ends=frozenset(
        {
            DisclosureState.DECLINED,
            DisclosureState.LAPSED,
            DisclosureState.CLOSED,
            DisclosureState.EXPIRED,
        }
    ),
)


def check_terms(
    *,
    basis: Basis,
    categories: Iterable[str],
    until_at: datetime,
    necessity: str,
    proportionality: str,
    emergency: bool,
    now: datetime,
) -> None:
    """Raises:
    NotNow: what a disclosure needs is missing.
    """
    if not list(categories):
        raise NotNow(_("Say which kinds of information are disclosed."))
    if not now < until_at <= now + LONGEST:
        raise NotNow(_("A disclosure ends in the future, within a year."))
    if basis != Basis.CONSENT and min(len(necessity.strip()), len(proportionality.strip())) < (
        LEAST_REASON
    ):
        raise NotNow(_("Without consent, say why it is necessary and why it is proportionate."))
    if emergency and basis not in EMERGENCIES:
        raise NotNow(_("Only a life or somebody’s safety is an emergency."))


def until_consent_ends(until_at: datetime, days: Iterable[date | None]) -> datetime:
    """The moment asked for, or the end of the first day on which a consent it rests on ends."""
    ends = (datetime.combine(day + timedelta(days=1), time(), tzinfo=LONDON) for day in days if day)
    return min(until_at, *ends, until_at)


def begins_as(basis: Basis, *, emergency: bool, barred: bool) -> DisclosureState:
    """The state that it begins in: with consent open; without, waiting for a second person, or in
    an emergency open until one has to have confirmed it. For a barred recipient always waiting."""
    if barred or (basis != Basis.CONSENT and not emergency):
        return DisclosureState.WAITING
    if not emergency:
        return DisclosureState.OPEN
    return DisclosureState(DISCLOSURE.check_can(DISCLOSURE.initial, "open_at_once").target)


def check_closes(state: str, *, made_by: UUID, by: UUID | None) -> None:
    """Raises:
    NotNow: it is an emergency of somebody else's, which a second person decides with a reason.
    """
    if state == DisclosureState.URGENT and made_by != by:
        raise NotNow(_("This waits to be confirmed. If it was wrong, say why as second person."))


def check_second_person(*, made_by: UUID, decided_by: UUID) -> None:
    """Raises:
    NotNow: it is the same person.
    """
    if made_by == decided_by:
        raise NotNow(_("You asked for this yourself. A second person must decide."))


def check_in_time(*, approve_by_at: datetime | None, until_at: datetime, now: datetime) -> None:
    """Raises:
    NotNow: the time to approve it is over.
    """
    if (approve_by_at and now > approve_by_at) or now >= until_at:
        raise NotNow(_("The time to approve this is over. Ask again if it is still needed."))


def ring_of(role: str) -> str:
    """The name of the ring that the side of a role reads with."""
    return side_of(Role(role)).value
