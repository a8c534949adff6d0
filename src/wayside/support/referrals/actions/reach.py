"""How somebody is reached, as it is sent on with consent; and the number, shown on asking alone."""

from datetime import datetime

from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look
from wayside.sharing.reach import REACH, Reach, reach_in
from wayside.support.models import Referral
from wayside.support.referrals.actions.answering import read
from wayside.support.referrals.actions.trail import NoSuchReferralError, locked, note
from wayside.support.referrals.permissions import ANSWER_BY_LINK, ANSWER_REFERRALS
from wayside.web.states import NotNow


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
    note(held, "support.show_reach", Operation.CONSULTATION, by=by, now=now, fields=(REACH,))
    return found
