"""Looking at assessments, templates, nights and check-ins is on record."""

from datetime import datetime
from uuid import UUID

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed, require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.partners.models import Area, Programme
from wayside.patrols.models import CheckIn, Patrol, RiskAssessment, RiskTemplate
from wayside.patrols.permissions import require_in_any
from wayside.patrols.risk import queries
from wayside.patrols.risk.permissions import EDIT_TEMPLATE, JOIN_NIGHT, SETTLE_ALARMS, VIEW_RISK


@look
def open_risk(*, patrol: Patrol, by: Actor, now: datetime) -> RiskAssessment | None:
    """The assessment that stands, if there is one."""
    require_in_any(by, VIEW_RISK, queries.areas_of(patrol))
    found = queries.current(patrol)
    kept = ("patrols.RiskAssessment", found.id if found else None)
    _record("patrols.open_risk", kept, patrol.week.programme, by, now)
    return found


@look
def open_template(*, programme: Programme, by: Actor, now: datetime) -> RiskTemplate | None:
    """The programme's template; None while it has only the usual one."""
    require(by, EDIT_TEMPLATE, area_id=programme.area_id)
    found = queries.template_of(programme)
    kept = ("patrols.RiskTemplate", found.id if found else None)
    _record("patrols.open_template", kept, programme, by, now)
    return found


@look
def open_night(*, patrol: Patrol, by: Actor, now: datetime) -> tuple[CheckIn, ...]:
    """A patrol's night with its check-ins: for its officers, and for who answers for it."""
    require(by, JOIN_NIGHT)
    answers = queries.may(patrol, SETTLE_ALARMS, visible_to=by)
    if not answers and queries.own_place(patrol, visible_to=by) is None:
        raise NotAllowed(JOIN_NIGHT)
    kept = ("patrols.Patrol", patrol.id)
    _record("patrols.open_night", kept, patrol.week.programme, by, now)
    return tuple(queries.check_ins_of(patrol))


@look
def open_alarms(*, area: Area, by: Actor, now: datetime) -> tuple[CheckIn, ...]:
    """The alarms of an area that nobody has settled."""
    require(by, SETTLE_ALARMS)
    found = tuple(queries.alarms(area, visible_to=by))
    record(
        by=by,
        operation=Operation.LISTING,
        action="patrols.open_alarms",
        now=now,
        area_id=area.id,
        record_type="patrols.CheckIn",
        count=len(found),
    )
    return found


def _record(
    action: str, kept: tuple[str, UUID | None], programme: Programme, by: Actor, now: datetime
) -> None:
    record(
        by=by,
        operation=Operation.CONSULTATION,
        action=action,
        now=now,
        record_type=kept[0],
        record_id=kept[1],
        controller_id=programme.lead_agency_id,
        area_id=programme.area_id,
    )
