"""Counts a quarter of a MARAC, and takes the figures away."""

from datetime import date, datetime

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.safeguarding.marac import figures
from wayside.safeguarding.marac.figures import Quarter
from wayside.safeguarding.marac.permissions import RUN_MARAC
from wayside.safeguarding.models import Marac


@look
def count_marac(*, marac: Marac, first: date, after: date, by: Actor, now: datetime) -> Quarter:
    """Count the quarter, exactly: for the coordinator alone."""
    require(by, RUN_MARAC)
    told(marac, "safeguarding.count_marac", Operation.CONSULTATION, by, now)
    return figures.quarter_of(marac, first, after)


@look
def export_marac(*, marac: Marac, first: date, after: date, by: Actor, now: datetime) -> Quarter:
    """Take the same away as a file."""
    require(by, RUN_MARAC)
    told(marac, "safeguarding.export_marac", Operation.DISCLOSURE, by, now)
    return figures.quarter_of(marac, first, after)
