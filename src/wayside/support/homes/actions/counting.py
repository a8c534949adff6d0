"""Counts who has a home, is about to, or lost one."""

from dataclasses import dataclass
from datetime import date, datetime

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.access.vocabulary import Role, Side
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.partners import queries as partners
from wayside.partners.acting import acting
from wayside.support.gaps.rules import year_of_quarters
from wayside.support.homes import figures
from wayside.support.homes.permissions import COUNT_HOMES
from wayside.support.homes.vocabulary import COUNTS
from wayside.support.models import Home
from wayside.vault import holding
from wayside.web.clock import day_of


@dataclass(frozen=True, slots=True)
class HomeCounts:
    """The counts, the time they are of, and whether they may be shown as they are."""

    counts: figures.HomeCounts
    since: date
    until: date
    is_exact: bool


@look
def count_homes(*, by: Actor, now: datetime) -> HomeCounts:
    """Exactly, of one's own agency today; a commissioner's areas' agencies as of the last whole
    quarter, to be shown protected. A service counts, so that no record is read."""
    require(by, COUNT_HOMES)
    holding.check_holds(holding.SUPPORT)
    today = day_of(now)
    since, until = year_of_quarters(today)
    is_exact = by.role != Role.COMMISSIONER
    agencies = (
        {by.controller_id}
        if is_exact
        else set(partners.agencies(visible_to=by).values_list("id", flat=True))
    )
    counting = Actor.service(COUNTS, permissions=(), works_for=Side.SUPPORT)
    with acting(counting, now=now):
        found = (
            figures.counts(agencies=agencies, since=since)
            if is_exact
            else figures.counts_at(agencies=agencies, since=since, until=until)
        )
    told(Home, "support.count_homes", Operation.CONSULTATION, by, now)
    return HomeCounts(found, since, today if is_exact else until, is_exact)
