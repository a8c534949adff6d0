"""What every change to an assessment begins with: the right, the lock, the row as it stands."""

from wayside.access.permissions import Permission
from wayside.patrols.actions import steps
from wayside.patrols.models import Patrol, RiskAssessment, Week
from wayside.patrols.permissions import require_in_any
from wayside.patrols.risk.queries import areas_of


def lock_patrol(patrol: Patrol, permission: Permission, doing: steps.Doing) -> Patrol | None:
    """The patrol with its week locked, for who holds the permission where it goes; None when
    this very form has been acted on already."""
    require_in_any(doing.by, permission, areas_of(patrol))
    week = steps.lock(patrol.week, doing)
    return None if week is None else patrol_in(week, patrol)


def lock_assessment(
    assessment: RiskAssessment, permission: Permission, doing: steps.Doing
) -> RiskAssessment | None:
    """The same for an assessment."""
    patrol = lock_patrol(assessment.patrol, permission, doing)
    if patrol is None:
        return None
    current = RiskAssessment.objects.get(id=assessment.id)
    current.patrol = patrol
    return current


def patrol_in(week: Week, patrol: Patrol) -> Patrol:
    """The patrol as it stands, in the week that is locked."""
    return steps.standing_in(week, patrol)
