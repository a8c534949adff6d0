"""Partner workers whom their agency named are on the engagement they were named for."""

from datetime import datetime

from django.db import transaction

from wayside.access.actor import Actor
from wayside.patrols.models import Attendee, Patrol, Posting, Segment
from wayside.patrols.parts.vocabulary import InvitationState
from wayside.patrols.staffing import rules
from wayside.patrols.staffing.actions import steps
from wayside.patrols.vocabulary import Duty, PostingState
from wayside.web.clock import day_of
from wayside.workforce.models import Worker

NO_LONGER_NAMED = "Their agency does not name them any more, or is not asked any more."


@transaction.atomic
def settle_partners(*, patrol: Patrol, by: Actor, now: datetime) -> tuple[Posting, ...]:
    """Make the partners' places of a night what its accepted invitations name: called by every
    action that changes one, under the week's lock, after its change; whoever may make that
    change sets this off, so no further permission is asked. Agencies tell their own people.
    The places that are new.

    Raises:
        NotNow: somebody would be put on a part that is no engagement.
    """
    named = _named(patrol)
    rows = Posting.objects.select_for_update(of=("self",)).filter(
        patrol=patrol, state=PostingState.PUBLISHED, duty=Duty.PARTNER, segment__isnull=False
    )
    there = {each.worker_id: each for each in rows.select_related("patrol__week")}
    for worker_id, posting in there.items():
        if worker_id not in named:
            _leave(posting, by, now)
        elif posting.segment_id != named[worker_id][1].id:
            steps.count_up(posting, now, segment_id=named[worker_id][1].id)
            steps.note(posting, "patrols.join_segment", by, now, ("segment",))
    new = [each for key, each in named.items() if key not in there]
    return tuple(_join(patrol, worker, segment, by, now) for worker, segment in new)


def _named(patrol: Patrol) -> dict[object, tuple[Worker, Segment]]:
    """Each worker of the pool who is named, with the first engagement they are named for."""
    rows = Attendee.objects.filter(
        invitation__segment__patrol=patrol,
        invitation__state=InvitationState.ACCEPTED,
        worker__isnull=False,
    ).select_related("worker", "invitation__segment")
    found: dict[object, tuple[Worker, Segment]] = {}
    for each in rows.order_by("invitation__segment__starts_at", "id"):
        if each.worker is not None:
            found.setdefault(each.worker_id, (each.worker, each.invitation.segment))
    return found


def _join(patrol: Patrol, worker: Worker, segment: Segment, by: Actor, now: datetime) -> Posting:
    rules.check_can_join(segment.kind, worker.kind)
    made = Posting.objects.create(
        patrol=patrol,
        segment=segment,
        worker=worker,
        duty=Duty.PARTNER,
        state=PostingState.PUBLISHED,
        told_date=day_of(now),
        created_at=now,
        updated_at=now,
    )
    steps.note(made, "patrols.join_segment", by, now, ("segment", "worker"))
    return made


def _leave(posting: Posting, by: Actor, now: datetime) -> None:
    steps.count_up(posting, now, state=PostingState.WITHDRAWN, withdrawn_because=NO_LONGER_NAMED)
    steps.note(posting, "patrols.leave_segment", by, now, ("state", "withdrawn_because"))
