"""What is written of a case at the meeting in one go: minutes, an action, that it was heard."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.safeguarding.marac.actions.answering import Agreed, agree_action
from wayside.safeguarding.marac.actions.hearing import Minutes, hear_case, write_minutes
from wayside.safeguarding.marac.permissions import RUN_MARAC
from wayside.safeguarding.models import AgendaItem


@dataclass(frozen=True, slots=True)
class Sitting:
    """Minutes where they were touched, an action where one was written, and whether the case is
    heard with it."""

    minutes: Minutes | None = None
    agreed: Agreed | None = None
    form_id: UUID | None = None
    is_heard: bool = False


@transaction.atomic
def note_sitting(
    *, item: AgendaItem, sitting: Sitting, expected_version: int, by: Actor, now: datetime
) -> AgendaItem:
    """Write all of it or nothing.

    Raises:
        NotNow: the meeting has not begun, the case is closed or heard, or the action cannot be.
        Collision: somebody else wrote the minutes since.
    """
    require(by, RUN_MARAC)
    if sitting.minutes is not None:
        write_minutes(
            item=item,
            minutes=sitting.minutes,
            expected_version=expected_version,
            by=by,
            now=now,
        )
    if sitting.agreed is not None and sitting.form_id is not None:
        agree_action(item=item, agreed=sitting.agreed, form_id=sitting.form_id, by=by, now=now)
    if sitting.is_heard:
        hear_case(item=item, by=by, now=now)
    return item
