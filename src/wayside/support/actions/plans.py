"""Plans with somebody: what she wants, the steps, and the way so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.people.queries.mine import Mine
from wayside.support import queries, rules
from wayside.support.actions.reviews import keep_former
from wayside.support.models import Movement, Plan, PlanReview, Step
from wayside.support.permissions import PLAN
from wayside.support.rules.machines import STEP
from wayside.support.vocabulary import Direction, Whose
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow

PLANNED = ("aim", "strands", "review_date")
SENTENCES = {
    "take": "support.take_step",
    "leave": "support.leave_step",
    "agree_again": "support.agree_again",
}


@dataclass(frozen=True, slots=True)
class OpenedPlan:
    """Somebody's plan, if there is one, with its steps and the way so far."""

    plan: Plan | None
    steps: tuple[Step, ...]
    movements: tuple[Movement, ...]
    reviews: tuple[PlanReview, ...]


@dataclass(frozen=True, slots=True)
class DueInPlans:
    """The steps that are due, whoever takes them, and the plans to look at again; of which people,
    and whose list it is, because a colleague's steps stand on it too."""

    steps: tuple[Step, ...]
    reviews: tuple[Plan, ...]
    people: Mapping[UUID, Person]
    member_id: UUID | None = None


@look
def list_due(*, by: Actor, now: datetime, mine: Mine | None = None) -> DueInPlans:
    """What is due in the plans of this worker's people. A page that asks more of them hands on
    whom it found."""
    require(by, PLAN)
    mine = mine or Mine(by, now=now)
    found = DueInPlans(
        tuple(queries.steps_due(mine)),
        tuple(queries.reviews_due(mine)),
        mine.by_subject,
        by.membership_id,
    )
    record(
        by=by,
        operation=Operation.LISTING,
        action="support.list_due",
        record_type=Plan._meta.label,
        controller_id=by.agency_id,
        count=len(found.steps) + len(found.reviews),
        now=now,
    )
    return found


@look
def open_plan(*, person: Person, by: Actor, now: datetime) -> OpenedPlan:
    """Open somebody's plan.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, PLAN)
    check_open(person.subject_id)
    found = OpenedPlan(
        queries.plan_of(person.subject),
        tuple(queries.steps_of(person.subject)),
        tuple(queries.movements_of(person.subject)),
        tuple(queries.plan_reviews_of(person.subject)),
    )
    record(
        by=by,
        operation=Operation.CONSULTATION,
        action="support.open_plan",
        record_type=person._meta.label,
        record_id=person.id,
        controller_id=person.controller_id,
        now=now,
    )
    return found


@transaction.atomic
def write_plan(
    *,
    person: Person,
    aim: str,
    strands: Sequence[str],
    review_date: date,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> Plan:
    """Write what getting out means to somebody; version 0 begins the plan.

    Raises:
        NotOpenError: the record is not open to whoever writes.
        NotNow: the day of the next look cannot be.
        Collision: somebody else wrote it since.
    """
    require(by, PLAN)
    check_open(person.subject_id)
    rules.check_review(review_date, today=day_of(now))
    plan = queries.plan_of(person.subject)
    chosen = {"aim": aim, "strands": sorted(set(strands)), "review_date": review_date}
    if plan is None:
        plan = Plan(
            subject=person.subject,
            controller_id=person.controller_id,
            created_at=now,
            updated_at=now,
            **chosen,
        )
        plan.save(force_insert=True)
    else:
        if plan.version != expected_version:
            raise Collision(plan)
        if plan.aim and plan.aim != aim:
            keep_former(plan, by=by, now=now)
        for name, value in chosen.items():
            setattr(plan, name, value)
        save_versioned(plan, expected_version=expected_version, now=now, fields=PLANNED)
    _record(plan, "support.write_plan", by, now, fields=("aim", "strands", "review_date"))
    return plan


@transaction.atomic
def agree_step(
    *, person: Person, words: str, whose: Whose, by_date: date | None, by: Actor, now: datetime
) -> Step:
    """Agree a step with somebody.

    Raises:
        NotOpenError: the record is not open to whoever agrees.
        NotNow: the day has passed.
    """
    require(by, PLAN)
    check_open(person.subject_id)
    if by_date is not None and by_date < day_of(now):
        raise NotNow(_("Choose a day to come, or leave the day open."))
    made = Step(
        subject=person.subject,
        controller_id=person.controller_id,
        worker_id=by.member_id,
        words=words,
        whose=whose,
        by_date=by_date,
        created_at=now,
        updated_at=now,
    )
    made.save(force_insert=True)
    _record(made, "support.agree_step", by, now, fields=("words", "whose", "by_date"))
    return made


@transaction.atomic
def move_step(*, step: Step, verb: str, expected_version: int, by: Actor, now: datetime) -> Step:
    """Say that a step was taken, leave it for now, or agree it again.

    Raises:
        NotOpenError: the record is not open to whoever says so.
        NotNow: the step does not stand so.
        Collision: somebody else moved it since.
    """
    require(by, PLAN)
    check_open(step.subject_id)
    if step.version != expected_version:
        raise Collision(step)
    step.state = STEP.check_can(step.state, verb).target
    save_versioned(step, expected_version=expected_version, now=now, fields=("state",))
    _record(step, SENTENCES[verb], by, now, fields=("state",))
    return step


@transaction.atomic
def tell_movement(
    *,
    person: Person,
    direction: Direction,
    words: str,
    on_date: date,
    by: Actor,
    now: datetime,
) -> Movement:
    """Tell of a step forward or back, as she sees it.

    Raises:
        NotOpenError: the record is not open to whoever tells.
        NotNow: the day lies ahead.
    """
    require(by, PLAN)
    check_open(person.subject_id)
    if on_date > day_of(now):
        raise NotNow(_("Choose a day that has come."))
    made = Movement(
        subject=person.subject,
        controller_id=person.controller_id,
        told_by_id=by.member_id,
        told_at=now,
        on_date=on_date,
        direction=direction,
        words=words,
    )
    made.save(force_insert=True)
    _record(made, "support.tell_movement", by, now, fields=("direction", "words", "on_date"))
    return made


def _record(
    about: Plan | Step | Movement,
    action: str,
    by: Actor,
    now: datetime,
    *,
    fields: tuple[str, ...],
) -> None:
    record(
        by=by,
        operation=Operation.ALTERATION,
        action=action,
        record_type=about._meta.label,
        record_id=about.pk,
        controller_id=about.controller_id,
        fields=fields,
        now=now,
    )
