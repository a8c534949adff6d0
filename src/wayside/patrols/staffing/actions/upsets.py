"""What a night that is called off or moved means for the people who were told of it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.calculations.rostering import Duty, cost_of
from wayside.patrols.models import Patrol, Posting, Unavailability
from wayside.patrols.staffing.actions import steps, telling
from wayside.patrols.staffing.permissions import PLAN_ROSTER
from wayside.patrols.staffing.queries import Standing, broken_in, locked_area, standing_of
from wayside.patrols.staffing.solving import pay_kind
from wayside.patrols.vocabulary import PostingState
from wayside.web.clock import day_of

AROUND = timedelta(weeks=2)


def hold_area(patrol: Patrol) -> None:
    """Lock the area's row, so that a night's people and its hours change one after the other.
    Whoever changes both takes this lock before the week's."""
    locked_area(patrol.week.area)


@transaction.atomic
def stand_down(*, patrol: Patrol, because: str, by: Actor, now: datetime) -> tuple[Posting, ...]:
    """Take everybody off a night that is called off; what they cost stays as it was. Whoever
    calls it off has told them."""
    require(by, PLAN_ROSTER, area_id=patrol.week.area_id)
    rows = Posting.objects.select_for_update(of=("self",))
    told = list(rows.filter(patrol=patrol, state=PostingState.PUBLISHED))
    for each in told:
        _take_off(each, because, by, now)
    return tuple(told)


@transaction.atomic
def recheck_night(
    *, patrol: Patrol, by: Actor, now: datetime, tells: bool = False
) -> tuple[Posting, ...]:
    """Hold every place on a night that has moved against the rules at its new time. Who may not
    stand there any more is taken off, and they and the planner are told; for the others the
    price is that of being told today, and ``tells`` has them told. The places taken off.

    Raises:
        NotAllowed: the actor may not plan rosters there.
    """
    require(by, PLAN_ROSTER, area_id=patrol.week.area_id)
    today = day_of(now)
    standing = standing_of(
        patrol.week.area,
        max(today, patrol.date - AROUND),
        patrol.date + AROUND,
        visible_to=by,
        today=today,
    )
    gone = {
        each.posting.id: " ".join(each.said)
        for each in broken_in(standing)
        if each.posting.patrol_id == patrol.id
    }
    own = [each for each in standing.postings if each.patrol_id == patrol.id]
    off = tuple(each for each in own if each.id in gone)
    for each in off:
        each.patrol = standing.patrols[str(patrol.id)]
        _take_off(each, gone[each.id], by, now)
        telling.tell_taken_off(each, gone[each.id], by, now)
    if off:
        telling.ask_risk_again([standing.patrols[str(patrol.id)]], by, now)
    kept = [each for each in own if each.id not in gone]
    _price_again(standing, kept, now)
    if tells:
        telling.tell_new_hours(standing.patrols[str(patrol.id)], kept, by, now)
    return off


@transaction.atomic
def ask_anew(*, patrol: Patrol, by: Actor, now: datetime) -> None:
    """Forget who could not come: they spoke of the day that the night has left."""
    require(by, PLAN_ROSTER, area_id=patrol.week.area_id)
    said = Unavailability.objects.select_for_update(of=("self",)).select_related("patrol__week")
    for each in said.filter(patrol=patrol, lifted_at__isnull=True):
        steps.count_up(each, now, lifted_at=now)
        steps.note(each, "patrols.lift_unavailability", by, now, ("lifted_at",))


def _take_off(posting: Posting, because: str, by: Actor, now: datetime) -> None:
    steps.count_up(
        posting,
        now,
        state=PostingState.WITHDRAWN,
        is_locked=False,
        withdrawn_because=because[:300],
    )
    steps.note(posting, "patrols.stand_down", by, now, ("state", "withdrawn_because"))


def _price_again(standing: Standing, kept: Iterable[Posting], now: datetime) -> None:
    problem, today = standing.problem, day_of(now)
    for each in kept:
        person, patrol = problem.person(str(each.worker_id)), problem.patrol(str(each.patrol_id))
        rates = standing.rates_of(patrol.night)
        cost = cost_of(person, patrol, Duty(each.duty), rates, today)
        steps.count_up(
            each,
            now,
            told_date=today,
            cost_pence=cost.pence,
            rest_minutes=cost.rest_minutes,
            pay=pay_kind(person, patrol, cost),
        )
