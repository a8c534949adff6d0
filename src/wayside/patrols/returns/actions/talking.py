"""A conversation goes to the support side; here it only counts."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed, require
from wayside.partners.models import Agency
from wayside.patrols.models import Patrol, Segment, TalkCount
from wayside.patrols.returns.permissions import is_on
from wayside.patrols.returns.queries import plan_of, talks_of
from wayside.patrols.returns.rules import counting, talking
from wayside.patrols.returns.values import NightTold
from wayside.patrols.rules.machines import STILL_TO_RETURN
from wayside.sharing.conversations import actions as conversations
from wayside.sharing.conversations.permissions import TELL_CONVERSATIONS
from wayside.sharing.conversations.values import Conversation
from wayside.sharing.handovers.queries import receipts
from wayside.web.states import NotNow


@transaction.atomic
def tell_conversation(
    *,
    patrol: Patrol,
    told: Conversation,
    to_agency: Agency | None,
    form: UUID,
    key: bytes,
    by: Actor,
    now: datetime,
) -> bool:
    """Tell the support side of a conversation of this night, and count it in the night's return;
    whether it is counted, which it is not once the return is filed. Sent twice, it counts once.

    Raises:
        NotAllowed: whoever tells is not an officer of the patrol: nobody tells it for another.
        NotNow: the patrol has not begun, or what is told cannot be so.
    """
    require(by, TELL_CONVERSATIONS)
    if not is_on(by, patrol):
        raise NotAllowed(TELL_CONVERSATIONS)
    current = Patrol.objects.select_for_update(of=("self",)).get(id=patrol.id)
    counting.check_begun(current.hours, now=now)
    if told.at < current.starts_at:
        raise NotNow(_("This was before the patrol began. Check the time."))
    again = receipts(of=by).filter(id=form).exists()
    conversations.tell_conversation(
        told=told, to_agency=to_agency, form_id=form, key=key, by=by, now=now
    )
    counts = current.state in STILL_TO_RETURN
    if counts and not again:
        _count(current, told)
    return counts


def with_talks(patrol: Patrol, told: NightTold) -> NightTold:
    """A night as it was tapped, with what its conversations count; none is counted meanwhile."""
    Patrol.objects.select_for_update(of=("self",)).get(id=patrol.id)
    talks = talks_of(patrol)
    return replace(
        told,
        parts=tuple(
            replace(part, counts=talking.added(part.counts, talks.get(part.segment_id, {})))
            for part in told.parts
        ),
    )


def _count(patrol: Patrol, told: Conversation) -> None:
    part = talking.part_at(plan_of(patrol), told.at)
    if part is None:
        return
    segment = Segment.objects.get(id=part.segment_id) if part.segment_id else None
    for what, service in talking.counts_of(told):
        row, _made = TalkCount.objects.get_or_create(
            patrol=patrol,
            segment=segment,
            what=what,
            service=service,
            defaults={"value": 0},
        )
        row.value += 1
        row.save(update_fields=["value"])
