"""Reads what shuts people out of places, in protected numbers."""

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
from wayside.support.housing.permissions import SEE_HOUSING_GAPS
from wayside.support.housing.queries.counts import HousingGaps, housing_gaps
from wayside.support.housing.vocabulary import COUNTS
from wayside.support.models import HousingSearch
from wayside.vault import holding
from wayside.web.clock import day_of


@dataclass(frozen=True, slots=True)
class GapReport:
    """The counts, and the time that was counted."""

    since: date
    until: date
    gaps: HousingGaps


@look
def open_housing_gaps(*, by: Actor, now: datetime) -> GapReport:
    """What shut people out: a lead’s own agency’s people, a commissioner’s areas’ agencies’. A
    service of its own counts, so that no record behind a number is read by whoever asks."""
    require(by, SEE_HOUSING_GAPS)
    found = _counted(by, now)
    told(HousingSearch, "support.open_housing_gaps", Operation.CONSULTATION, by, now)
    return found


@look
def export_housing_gaps(*, by: Actor, now: datetime) -> GapReport:
    """The same, to take along as a file."""
    require(by, SEE_HOUSING_GAPS)
    found = _counted(by, now)
    told(HousingSearch, "support.export_housing_gaps", Operation.EXPORT, by, now)
    return found


def _counted(by: Actor, now: datetime) -> GapReport:
    holding.check_holds(holding.SUPPORT)
    since, until = rules.year_of_quarters(day_of(now))
    if by.role == Role.COMMISSIONER:
        agencies = set(partners.agencies(visible_to=by).values_list("id", flat=True))
    else:
        agencies = {by.controller_id}
    counting = Actor.service(COUNTS, permissions=(), works_for=Side.SUPPORT)
    with acting(counting, now=now):
        found = housing_gaps(agencies=agencies, since=since, until=until)
    return GapReport(since, until, found)
