"""Reads where help is missing."""

from dataclasses import dataclass
from datetime import date, datetime

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.access.vocabulary import Role, Side
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.partners import queries as partners
from wayside.partners.acting import acting
from wayside.support.gaps import rules
from wayside.support.gaps.permissions import SEE_GAPS
from wayside.support.gaps.queries import Gaps, gaps
from wayside.support.gaps.vocabulary import COUNTS
from wayside.support.models import Referral
from wayside.vault import holding
from wayside.web.clock import day_of


@dataclass(frozen=True, slots=True)
class Report:
    """The gaps, and the time that was counted."""

    since: date
    until: date
    gaps: Gaps


@look
def open_gaps(*, by: Actor, now: datetime) -> Report:
    """Why services declined: a lead's own agency's referrals, a commissioner's areas' agencies'.
    A service of its own counts, so that no record behind a number is read by whoever asks."""
    require(by, SEE_GAPS)
    holding.check_holds(holding.SUPPORT)
    since, until = rules.year_of_quarters(day_of(now))
    if by.role == Role.COMMISSIONER:
        agencies = set(partners.agencies(visible_to=by).values_list("id", flat=True))
    else:
        agencies = {by.controller_id}
    counting = Actor.service(COUNTS, permissions=(), works_for=Side.SUPPORT)
    with acting(counting, now=now):
        found = gaps(agencies=agencies, since=since, until=until)
    told(Referral, "support.open_gaps", Operation.CONSULTATION, by, now)
    return Report(since, until, found)
