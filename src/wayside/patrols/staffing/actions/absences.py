"""Somebody cannot come: they withdraw, say so beforehand, or the coordinator keeps them off."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed, require
from wayside.patrols.models import Patrol, Posting, Unavailability
from wayside.patrols.rules.machines import BEFORE_GOING_OUT
from wayside.patrols.staffing.actions import steps, telling
from wayside.patrols.staffing.permissions import OWN_DUTIES, PLAN_ROSTER
from wayside.patrols.staffing.queries import locked_area
from wayside.patrols.staffing.vocabulary import UnableReason
from wayside.patrols.vocabulary import PostingState
from wayside.web.states import NotNow
from wayside.workforce.models import Worker

CANNOT_COME = "They cannot come."


@transaction.atomic
def withdraw(*, posting: Posting, kind: UnableReason, by: Actor, now: datetime) -> Posting:
    """Take a place back: one's own, or for somebody else, who is told, as who plans the roster.

    Raises:
        NotNow: the place is theirs no more, or the patrol has gone out.
    """
    _require_own(posting.worker, by)
    locked_area(posting.patrol.week.area)
    rows = Posting.objects.select_for_update(of=("self",))
    current = rows.select_related("patrol__week__area", "patrol__week__programme", "worker__person")
    held = current.get(id=posting.id)
    if held.state != PostingState.PUBLISHED:
        raise NotNow(_("This place has been given up or given to somebody else already."))
    if held.segment_id:
        raise NotNow(_("Their agency named them: its answer to the invitation takes them off."))
    _check_before(held.patrol)
    steps.count_up(
        held, now, state=PostingState.WITHDRAWN, is_locked=False, withdrawn_because=CANNOT_COME
    )
    _keep_off(held.patrol, held.worker, kind, by, now)
    telling.tell_planner(held, by, now)
    if by.person_id != held.worker.person_id:
        telling.tell_given_up(held, by, now)
    telling.ask_risk_again([held.patrol], by, now)
    steps.note(held, "patrols.withdraw", by, now, ("state", "withdrawn_because"))
    return held


@transaction.atomic
def say_unable(
    *, patrol: Patrol, worker: Worker, kind: UnableReason, by: Actor, now: datetime
) -> Unavailability:
    """Say that somebody cannot be put on a patrol: oneself, or another as who plans the roster.

    Raises:
        NotNow: they stand on it already, or it has gone out.
    """
    _require_own(worker, by)
    locked_area(patrol.week.area)
    _check_before(Patrol.objects.get(id=patrol.id))
    on_it = Posting.objects.filter(patrol=patrol, worker=worker, state=PostingState.PUBLISHED)
    if on_it.exists():
        raise NotNow(_("They have a place on this patrol. Withdraw it, with the reason."))
    kept = _keep_off(patrol, worker, kind, by, now)
    steps.note(kept, "patrols.say_unable", by, now, ("patrol", "worker"))
    return kept


@transaction.atomic
def lift(*, unavailability: Unavailability, by: Actor, now: datetime) -> Unavailability:
    """Say that somebody can be put on a patrol after all."""
    _require_own(unavailability.worker, by)
    locked_area(unavailability.patrol.week.area)
    rows = Unavailability.objects.select_for_update(of=("self",))
    current = rows.select_related("patrol__week").get(id=unavailability.id)
    if current.lifted_at is None:
        steps.count_up(current, now, lifted_at=now)
        steps.note(current, "patrols.lift_unavailability", by, now, ("lifted_at",))
    return current


def _require_own(worker: Worker, by: Actor) -> None:
    if by.may(PLAN_ROSTER, area_id=worker.area_id):
        return
    require(by, OWN_DUTIES)
    if by.person_id is None or by.person_id != worker.person_id:
        raise NotAllowed(OWN_DUTIES)


def _check_before(patrol: Patrol) -> None:
    if patrol.state not in BEFORE_GOING_OUT:
        raise NotNow(_("The patrol has gone out or is cancelled."))


def _keep_off(
    patrol: Patrol, worker: Worker, kind: UnableReason, by: Actor, now: datetime
) -> Unavailability:
    found, _made = Unavailability.objects.get_or_create(
        patrol=patrol,
        worker=worker,
        lifted_at=None,
        defaults={
            "kind": kind,
            "said_by_id": by.person_id,
            "created_at": now,
            "updated_at": now,
        },
    )
    return found
