"""What a patrol's card says of its return."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.patrols import rules
from wayside.patrols.models import Patrol
from wayside.patrols.queries import Contents
from wayside.patrols.returns.permissions import STAND_IN
from wayside.patrols.returns.queries import due_hours
from wayside.patrols.returns.rules import due
from wayside.patrols.rules.machines import STILL_TO_RETURN
from wayside.patrols.vocabulary import PatrolState


@dataclass(frozen=True, slots=True)
class ReturnStep:
    """Whether the return is in, awaited or late, and the way to it."""

    words: str
    link: str
    due_at: datetime | None
    is_late: bool


def return_steps(contents: Contents, *, actor: Actor, now: datetime) -> dict[UUID, ReturnStep]:
    """A step for each patrol that has gone out, for who may stand in for its officers."""
    if not actor.may(STAND_IN, area_id=contents.week.area_id):
        return {}
    steps = {each.id: _step(each, now) for each in contents.live}
    return {key: step for key, step in steps.items() if step}


def _step(patrol: Patrol, now: datetime) -> ReturnStep | None:
    if due.is_awaited(patrol.state, patrol.ends_at, now=now):
        late = due.is_late(patrol.state, patrol.ends_at, hours=due_hours(), now=now)
        words = _("The return is late.") if late else _("The return is awaited.")
        at = due.due_at(patrol.ends_at, due_hours())
        return ReturnStep(words, _("Write the return"), at, late)
    if patrol.state in STILL_TO_RETURN and patrol.starts_at <= now:
        return ReturnStep("", _("Write the return"), None, False)
    returned = rules.PATROL.can(patrol.state, "close") or patrol.state == PatrolState.CLOSED
    return ReturnStep("", _("Open the return"), None, False) if returned else None
