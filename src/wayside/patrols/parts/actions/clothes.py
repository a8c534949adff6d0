"""Plain clothes, confirmed by somebody for one night."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.patrols.actions import steps
from wayside.patrols.models import Patrol
from wayside.patrols.parts.actions import shaping
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.vocabulary import Verb
from wayside.web.states import NotNow


@transaction.atomic
def confirm_clothes(
    *, patrol: Patrol, by: Actor, now: datetime, token: UUID | None = None
) -> Patrol:
    """Confirm that those who go out go in plain clothes; who did and when stays.

    Raises:
        NotNow: the night can no longer be changed, or nobody is known who confirms.
    """
    doing = steps.Doing(by, now, token)
    current = shaping.lock_to_shape(patrol, doing)
    if current is None:
        return patrol
    if by.person_id is None:
        raise NotNow(_("Only a person can confirm this."))
    steps.count_up(current, now, plain_clothes_by_id=by.person_id, plain_clothes_at=now)
    steps.tell(
        current.week,
        Verb.CONFIRM_CLOTHES,
        doing,
        about=current,
        subject=patrol_name(current),
        fields=("plain_clothes_by", "plain_clothes_at"),
    )
    return current
