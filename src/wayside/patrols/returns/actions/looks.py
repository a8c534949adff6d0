"""Opening a return, or its form, stands in the trail."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.patrols.models import DraftReturn, Patrol, PatrolReturn
from wayside.patrols.returns.permissions import require_return
from wayside.patrols.returns.queries import draft_of, versions_of


@look
def open_return(*, patrol: Patrol, by: Actor, now: datetime) -> tuple[PatrolReturn, ...]:
    """Every version of a patrol's return, the first one first."""
    require_return(by, patrol)
    versions = versions_of(patrol)
    last = versions[-1].id if versions else None
    _opened(
        by,
        "patrols.open_return",
        patrol,
        now,
        record_id=last,
        fields=("parts", "counts", "visits", "narrative"),
    )
    return versions


@look
def open_form(*, patrol: Patrol, by: Actor, now: datetime) -> DraftReturn | None:
    """The form of a patrol's return, with what the actor has written so far."""
    require_return(by, patrol)
    draft = draft_of(patrol, by)
    _opened(
        by,
        "patrols.open_return_form",
        patrol,
        now,
        record_id=draft.form if draft else None,
        fields=("draft",),
    )
    return draft


def _opened(
    by: Actor,
    action: str,
    patrol: Patrol,
    now: datetime,
    *,
    record_id: UUID | None,
    fields: Iterable[str],
) -> None:
    record(
        by=by,
        operation=Operation.CONSULTATION,
        action=action,
        now=now,
        record_type="patrols.PatrolReturn",
        record_id=record_id,
        controller_id=patrol.week.programme.lead_agency_id,
        area_id=patrol.week.area_id,
        fields=fields,
    )
