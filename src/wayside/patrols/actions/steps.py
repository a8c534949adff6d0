"""What every change to a week shares: the lock, the form that came twice, the two records.

Each change locks the week's row first, so two coordinators change one week one after the other;
it counts up the version of what it touched, and writes one decision and one event.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.patrols import rules
from wayside.patrols.models import (
    Decision,
    Invitation,
    Observer,
    Patrol,
    PatrolPlace,
    RiskAssessment,
    Segment,
    Week,
)
from wayside.patrols.permissions import PLAN_WEEKS
from wayside.patrols.vocabulary import Verb
from wayside.web.collisions import Collision
from wayside.web.models import Versioned
from wayside.web.states import NotNow

RECORD_TYPES: dict[type[Versioned], str] = {
    Week: "patrols.Week",
    Patrol: "patrols.Patrol",
    PatrolPlace: "patrols.PatrolPlace",
    RiskAssessment: "patrols.RiskAssessment",
    Segment: "patrols.Segment",
    Invitation: "patrols.Invitation",
    Observer: "patrols.Observer",
}


@dataclass(frozen=True, slots=True)
class Doing:
    """Who changes a week, when, and by which form. Without a form nothing can come twice."""

    by: Actor
    now: datetime
    token: UUID | None = None


def lock_to_plan(week: Week, doing: Doing) -> Week | None:
    """The week's row, locked for a change by someone who plans; None when this very form has
    been acted on already."""
    require(doing.by, PLAN_WEEKS, area_id=week.area_id)
    return lock(week, doing)


def lock_to_edit(patrol: Patrol, doing: Doing) -> Patrol | None:
    """The same for a change to a patrol that must still be open to changes."""
    week = lock_to_plan(patrol.week, doing)
    if week is None:
        return None
    current = standing_in(week, patrol)
    rules.check_can_edit(week.state, current.state)
    return current


def lock(week: Week, doing: Doing) -> Week | None:
    """The week's row, locked; None when this very form has been acted on already."""
    current = (
        Week.objects.select_for_update(of=("self",))
        .select_related("area", "programme")
        .get(id=week.id)
    )
    if doing.token and Decision.objects.filter(token=doing.token, week=week).exists():
        return None
    return current


def standing_in(week: Week, patrol: Patrol) -> Patrol:
    """The patrol as it stands, in its week that is locked.

    Raises:
        NotNow: it was moved to another week before the lock was held.
    """
    current = Patrol.objects.get(id=patrol.id)
    if current.week_id != week.id:
        raise NotNow(_("This patrol was moved to another week. Open it there."))
    current.week = week
    return current


def check_version(current: Versioned, expected_version: int | None) -> None:
    """Raise when the record is newer than the copy that this change was made on.

    Raises:
        Collision: with the record as it stands.
    """
    if expected_version is not None and current.version != expected_version:
        raise Collision(current)


def count_up(record_: Versioned, now: datetime, **fields: object) -> None:
    """Write fields of a locked record and count its version up."""
    for name, value in fields.items():
        setattr(record_, name, value)
    type(record_)._default_manager.filter(pk=record_.pk).update(
        **fields, version=F("version") + 1, updated_at=now
    )
    record_.version += 1
    record_.updated_at = now


def tell(
    week: Week,
    verb: Verb,
    doing: Doing,
    *,
    about: Versioned,
    subject: str = "",
    reason: str = "",
    fields: Iterable[str] = (),
    operation: Operation = Operation.ALTERATION,
    count: int | None = None,
) -> None:
    """Write the decision for the week's story and the event for the trail."""
    place = about if isinstance(about, PatrolPlace) else None
    patrol = about if isinstance(about, Patrol) else getattr(about, "patrol", None)
    Decision.objects.create(
        token=doing.token or uuid4(),
        week=week,
        patrol=patrol,
        place=place,
        verb=verb,
        subject=subject[:300],
        reason=reason,
        made_by_id=doing.by.person_id,
        made_at=doing.now,
    )
    if not isinstance(about, Week):
        count_up(week, doing.now)
    record(
        by=doing.by,
        operation=operation,
        action=f"patrols.{verb}",
        now=doing.now,
        record_type=RECORD_TYPES[type(about)],
        record_id=about.id,
        controller_id=week.programme.lead_agency_id,
        area_id=week.area_id,
        fields=fields,
        count=count,
    )
