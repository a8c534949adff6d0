"""Opening a briefing: only who is on the patrol, only while it stands, always on record."""

from datetime import datetime
from uuid import UUID

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed, require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.patrols.briefing import queries, rules
from wayside.patrols.briefing.permissions import OPEN_BRIEFING, RELEASE_BRIEFING
from wayside.patrols.briefing.queries import Told
from wayside.patrols.briefing.vocabulary import Version
from wayside.patrols.models import Patrol

SHOWN = ("segments", "places", "crew", "hazards", "contacts")


@look
def open_briefing(
    *,
    patrol: Patrol,
    by: Actor,
    now: datetime,
    on_paper: bool = False,
    agency_id: UUID | None = None,
) -> Told:
    """The briefing in the reader's own version. Who releases it may name an agency, to see what
    that agency is told.

    Raises:
        NotAllowed: the reader is not on the patrol.
        NotOpen: it is not released, called back, or over.
    """
    require(by, OPEN_BRIEFING)
    version = queries.version_for(patrol, visible_to=by)
    if version is None:
        raise NotAllowed(OPEN_BRIEFING)
    briefing = queries.standing(patrol)
    rules.check_open(patrol.state, briefing.closes_at if briefing else None, now)
    if briefing is None:
        raise NotAllowed(OPEN_BRIEFING)
    if version == Version.PARTNER:
        told = queries.partner(patrol, briefing, queries.accepted(patrol, by.agency_id))
    elif agency_id and by.may(RELEASE_BRIEFING, area_id=patrol.week.area_id):
        told = queries.partner(patrol, briefing, queries.accepted(patrol, agency_id))
    else:
        told = queries.police(patrol, briefing)
    record(
        by=by,
        operation=Operation.EXPORT if on_paper else Operation.CONSULTATION,
        action="patrols.print_briefing" if on_paper else "patrols.open_briefing",
        now=now,
        record_type="patrols.Briefing",
        record_id=briefing.id,
        controller_id=patrol.week.programme.lead_agency_id,
        area_id=patrol.week.area_id,
        purpose=str(told.version),
        fields=SHOWN,
    )
    return told


@look
def open_release(*, patrol: Patrol, by: Actor, now: datetime) -> rules.Readiness:
    """What the briefing waits for."""
    require(by, RELEASE_BRIEFING, area_id=patrol.week.area_id)
    record(
        by=by,
        operation=Operation.CONSULTATION,
        action="patrols.open_release",
        now=now,
        record_type="patrols.Patrol",
        record_id=patrol.id,
        controller_id=patrol.week.programme.lead_agency_id,
        area_id=patrol.week.area_id,
    )
    return queries.readiness(patrol, now=now)
