"""Returns that have not come, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wayside.patrols import rules
from wayside.patrols.models import Patrol
from wayside.patrols.returns.queries import Awaited
from wayside.patrols.rules.machines import STILL_TO_RETURN


@dataclass(frozen=True, slots=True)
class ReturnStep:
    """What a patrol's card says of its return."""

    words: str
    link: str
    due_at: datetime | None
    is_late: bool


def return_steps(
    patrols: Iterable[Patrol], awaited: Iterable[Awaited], *, now: datetime
) -> dict[UUID, ReturnStep]:
    """A step for each patrol that is out, awaits its return or has it."""
    due = {each.patrol.id: each for each in awaited}
    steps = {each.id: _step(each, due.get(each.id), now) for each in patrols}
    return {key: step for key, step in steps.items() if step}


def _step(patrol: Patrol, due: Awaited | None, now: datetime) -> ReturnStep | None:
    if due:
        words = _("The return is late.") if due.is_late else _("The return is awaited.")
        return ReturnStep(words, _("Write the return"), due.due_at, due.is_late)
    if patrol.state in STILL_TO_RETURN and patrol.starts_at <= now:
        return ReturnStep("", _("Write the return"), None, False)
    returned = rules.PATROL.can(patrol.state, "close") or patrol.state in CLOSED
    return ReturnStep("", _("Open the return"), None, False) if returned else None


CLOSED = frozenset({step.target for step in rules.PATROL if step.verb == "close"})
