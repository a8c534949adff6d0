"""What a token may be, and how it stands. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wayside.api.vocabulary import Standing
from wayside.web.states import NotNow

LONGEST = timedelta(days=366)
MOST_LIVE = 10


@dataclass(frozen=True, slots=True)
class Held:
    """A token as its rules need it; ``waits`` when it opens records and nobody agreed yet."""

    until_date: date
    is_revoked: bool
    waits: bool
    membership_holds: bool


def standing(held: Held, *, today: date) -> Standing:
    """How it stands: what ends it comes before what it waits for."""
    if held.is_revoked:
        return Standing.REVOKED
    if not held.membership_holds:
        return Standing.ENDED
    if held.until_date < today:
        return Standing.OVER
    return Standing.WAITING if held.waits else Standing.LIVE


REFUSED = {
    Standing.WAITING: _("This token opens records and waits for a second person to agree to it."),
    Standing.OVER: _("The time of this token is over. Make another one."),
    Standing.REVOKED: _("This token was revoked. Make another one."),
    Standing.ENDED: _("The role that this token was made for has ended."),
}


def check_until(until: date, *, today: date) -> None:
    """Raises:
    NotNow: it is over already, or lasts longer than a year.
    """
    if not today <= until <= today + LONGEST:
        raise NotNow(_("A token ends on a day from today on, and within a year."))


def check_second_person(*, holder: UUID, decided_by: UUID | None) -> None:
    """Persons are compared, never accounts.

    Raises:
        NotNow: who decides is no person, or holds the token.
    """
    if decided_by is None or decided_by == holder:
        raise NotNow(_("A second person must agree to this token, not who holds it."))
