"""How somebody is reached, as it is sent on with consent; and the number, shown on asking alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look
from wayside.people.contact.vocabulary import RouteKind
from wayside.support.models import Referral
from wayside.support.referrals.actions.answering import read
from wayside.support.referrals.actions.trail import NoSuchReferralError, locked, note
from wayside.support.referrals.permissions import ANSWER_BY_LINK, ANSWER_REFERRALS
from wayside.support.referrals.vocabulary import Way
from wayside.web.states import NotNow

KEY = "reach"
WRITTEN = "referral"


@dataclass(frozen=True, slots=True)
class Reach:
    """One way to reach somebody, as the service is shown it."""

    kind: str
    where: str
    hours: str
    words: str
    shared: bool

    @property
    def kind_shown(self) -> str:
        """Its kind in words."""
        if self.kind in RouteKind:
            return str(RouteKind(self.kind).label)
        return str(Way(self.kind).label) if self.kind in Way else self.kind


def reach_in(content: Mapping[str, Any] | None) -> Reach | None:
    """The way that was sent, or that whoever wrote named; None where there is none."""
    sent = (content or {}).get(KEY)
    if isinstance(sent, Mapping):
        return Reach(**{name: sent.get(name, "") for name in Reach.__slots__})
    asked = (content or {}).get(WRITTEN, {})
    where = str(asked.get("reach", ""))
    if not where:
        return None
    words = str(asked.get("words_to_leave", ""))
    return Reach(str(asked.get("way", "")), where, str(asked.get("hours", "")), words, False)


@look
def show_reach(*, referral: Referral, by: Actor, now: datetime) -> Reach:
    """Show the number or address of a referral, once: an event of its own.

    Raises:
        NotNow: it is closed, or none was sent.
    """
    require(by, ANSWER_REFERRALS if by.membership_id else ANSWER_BY_LINK)
    held = locked(referral)
    if held.to_agency_id != by.agency_id:
        raise NoSuchReferralError
    found = reach_in(read(held, by=by, now=now))
    if found is None:
        raise NotNow(_("No way to reach this person was sent. Ask whoever refers."))
    note(held, "support.show_reach", Operation.CONSULTATION, by=by, now=now, fields=(KEY,))
    return found
