"""Who may see, plan and comment on weeks.

A plan belongs to a borough. A ward sergeant's membership is often for one ward: such an actor
sees the borough's week with the places of the ward, and comments on those.
"""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed, Permission
from wayside.access.vocabulary import Role
from wayside.patrols.briefing import permissions as briefing
from wayside.patrols.parts import permissions as parts
from wayside.patrols.returns import permissions as returns
from wayside.patrols.risk import permissions as risk
from wayside.patrols.staffing import permissions as staffing

COORDINATORS = frozenset({Role.COORDINATOR, Role.DEPUTY_COORDINATOR})

VIEW_REVIEW = Permission(
    "patrols.view_review",
    _("see a week's plan while it is in review"),
    COORDINATORS | {Role.WARD_SERGEANT, Role.ANALYST},
    opens_records=True,
)
VIEW_WEEKS = Permission(
    "patrols.view_weeks",
    _("see planned weeks with their patrols, places and times"),
    COORDINATORS | {Role.WARD_SERGEANT, Role.PATROL_OFFICER, Role.ANALYST},
    opens_records=True,
)
VIEW_WHOLE_AREA = Permission(
    "patrols.view_whole_area",
    _("see the places of every ward of a week"),
    COORDINATORS | {Role.PATROL_OFFICER, Role.ANALYST},
)
PLAN_WEEKS = Permission(
    "patrols.plan_weeks", _("plan weeks: nights, places, styles and times"), COORDINATORS
)
VIEW_PLACES = Permission(
    "patrols.view_places",
    _("see which places a week is about, without times, styles or reasons"),
    frozenset({Role.PARTNER_WORKER}),
    opens_records=True,
)
COMMENT = Permission(
    "patrols.comment",
    _("comment on the places of a week"),
    COORDINATORS | {Role.WARD_SERGEANT, Role.PARTNER_WORKER},
)
OPEN_SHEET = Permission(
    "patrols.open_sheet",
    _("open the deployment sheet of a patrol"),
    COORDINATORS | {Role.PATROL_OFFICER},
    opens_records=True,
)
TABLE = (
    VIEW_WEEKS,
    VIEW_REVIEW,
    VIEW_WHOLE_AREA,
    PLAN_WEEKS,
    VIEW_PLACES,
    COMMENT,
    OPEN_SHEET,
    *risk.TABLE,
    *briefing.TABLE,
    *returns.TABLE,
    *parts.TABLE,
    *staffing.TABLE,
)


def may_in_any(by: Actor, permission: Permission, area_ids: Iterable[UUID | None]) -> bool:
    """Whether the actor holds the permission in at least one of the areas."""
    return any(by.may(permission, area_id=each) for each in area_ids if each)


def require_in_any(by: Actor, permission: Permission, area_ids: Iterable[UUID | None]) -> None:
    """Go on only if the permission is held in at least one of the areas.

    Raises:
        NotAllowed: with the sentence of the permission.
    """
    if not may_in_any(by, permission, area_ids):
        raise NotAllowed(permission)
