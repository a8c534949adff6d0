"""When partners and observers can be asked, and when they can answer."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from wayside.partners.vocabulary import AgencyKind
from wayside.patrols.vocabulary import PatrolState
from wayside.web.states import NotNow

STANDS = frozenset({PatrolState.PROPOSED, PatrolState.PLANNED, PatrolState.BRIEFED})


def check_agency(kind: str, *, works_here: bool) -> None:
    """Raise unless it is a partner agency of this area.

    Raises:
        NotNow: it is police, or works elsewhere.
    """
    if kind == AgencyKind.POLICE:
        raise NotNow(_("Police officers are put on posts, not invited. Choose a partner agency."))
    if not works_here:
        raise NotNow(_("This agency does not work in the area. Choose one that does."))


def check_reply_by(reply_by: date, *, today: date, night: date) -> None:
    """Raise unless there is time to answer, and an answer comes before the night.

    Raises:
        NotNow: the day is past, or not before the night.
    """
    if not today <= reply_by <= night:
        raise NotNow(_("Choose a day to reply by from today to the day of the patrol."))


def can_answer(patrol_state: str, ends_at: datetime, now: datetime) -> bool:
    """Whether an answer still helps: the patrol stands and the engagement is not over."""
    return patrol_state in STANDS and now < ends_at


def check_can_answer(patrol_state: str, ends_at: datetime, now: datetime) -> None:
    """Raise unless an answer still helps.

    Raises:
        NotNow: the patrol does not stand any more, or the engagement is over.
    """
    if not can_answer(patrol_state, ends_at, now):
        raise NotNow(_("This can no longer be answered here. Please call the coordinator."))


def check_room(count: int, room_for: int) -> None:
    """Raise unless somebody comes, and no more than there is room for.

    Raises:
        NotNow: nobody is named, or too many are.
    """
    if not count:
        raise NotNow(_("Name at least one person who comes."))
    if count > room_for:
        raise NotNow(
            _("There is room for %(room)s people, and you named %(count)s. Name fewer.")
            % {"room": room_for, "count": count}
        )


def check_welcomes(welcome: bool) -> None:
    """Raise unless the segment is open to observers.

    Raises:
        NotNow: it is not.
    """
    if not welcome:
        raise NotNow(
            _("This part of the night is not open to observers. Open it to them first, if it fits.")
        )
