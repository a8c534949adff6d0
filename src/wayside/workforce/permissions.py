"""Who may see and keep the pool, and who their own time.

The pool is for who plans patrols. Everybody who may be in it keeps their own time. How somebody
is after a patrol is asked by no role: the person and the lead they were told of, nobody else.
"""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import Permission, require
from wayside.access.vocabulary import Role
from wayside.workforce.models import Worker

COORDINATORS = frozenset({Role.COORDINATOR, Role.DEPUTY_COORDINATOR})
WORKERS = COORDINATORS | {
    Role.WARD_SERGEANT,
    Role.PATROL_OFFICER,
    Role.LOCAL_OFFICER,
    Role.COUNCIL_ENFORCEMENT_OFFICER,
    Role.PARTNER_WORKER,
}

VIEW_POOL = Permission(
    "workforce.view_pool",
    _("see the pool: training, suitability, availability and load of everybody in it"),
    COORDINATORS,
    opens_records=True,
)
MANAGE_POOL = Permission(
    "workforce.manage_pool",
    _("keep the pool: add and change people, their training and availability"),
    COORDINATORS,
)
ASSESS = Permission("workforce.assess", _("assess who is suited to a patrol"), COORDINATORS)
SET_TERMS = Permission(
    "workforce.set_terms", _("set the rules of rosters and the rates of pay"), COORDINATORS
)
OWN_TIME = Permission(
    "workforce.own_time", _("see and keep their own availability and wishes"), WORKERS
)
CHECK_IN = Permission(
    "workforce.check_in",
    _("say how they are after a patrol, and read what names them as the lead"),
    WORKERS,
)
TABLE = (VIEW_POOL, MANAGE_POOL, ASSESS, SET_TERMS, OWN_TIME, CHECK_IN)


def is_own(worker: Worker, by: Actor) -> bool:
    """Whether the actor is this member of the pool."""
    return by.person_id is not None and by.person_id == worker.person_id


def require_time_of(worker: Worker, by: Actor) -> None:
    """Go on only if the actor keeps this time: their own, or as who keeps the pool.

    Raises:
        NotAllowed: with the sentence of the permission.
    """
    if is_own(worker, by) and by.may(OWN_TIME):
        return
    require_in(by, MANAGE_POOL, worker.area_id)


def require_in(by: Actor, permission: Permission, area_id: UUID) -> None:
    """The permission in the area of the pool."""
    require(by, permission, area_id=area_id)
