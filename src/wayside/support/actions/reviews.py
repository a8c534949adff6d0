"""Looks at a plan together with somebody, and keeps what was said and what was wanted before."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.support import queries, rules
from wayside.support.models import Plan, PlanReview, Step
from wayside.support.permissions import PLAN
from wayside.support.vocabulary import StepState, Whose
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow

AGREED = ("words", "whose", "by_date")


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of a look at the plan: when, in whose words, what is wanted now, when again."""

    held_date: date
    words: str
    aim: str
    next_date: date


@transaction.atomic
def review_plan(
    *, person: Person, looked: Looked, expected_version: int, by: Actor, now: datetime
) -> PlanReview:
    """Keep that the plan was looked at together; what was wanted until then is kept with it.

    Raises:
        NotOpenError: the record is not open to whoever reviews.
        NotNow: there is no plan, or a day cannot be.
        Collision: somebody else wrote the plan since.
    """
    require(by, PLAN)
    check_open(person.subject_id)
    today = day_of(now)
    plan = queries.plan_of(person.subject)
    if plan is None:
        raise NotNow(_("There is no plan yet. Ask first what is wanted."))
    if looked.held_date > today:
        raise NotNow(_("Choose a day that has come."))
    rules.check_review(looked.next_date, today=today)
    if plan.version != expected_version:
        raise Collision(plan)
    made = keep_former(plan, by=by, now=now, words=looked.words, looked=looked)
    plan.aim, plan.review_date = looked.aim, looked.next_date
    fields = ("aim", "review_date")
    save_versioned(plan, expected_version=expected_version, now=now, fields=fields)
    fields_said = ("words", "aim", "held_date", "review_date")
    told(made, "support.review_plan", Operation.COLLECTION, by, now, fields=fields_said)
    return made


def keep_former(
    plan: Plan, *, by: Actor, now: datetime, words: str = "", looked: Looked | None = None
) -> PlanReview:
    """Keep what a plan said before it is written over."""
    made = PlanReview(
        subject_id=plan.subject_id,
        controller_id=plan.controller_id,
        held_by_id=by.member_id,
        noted_at=now,
        held_date=looked.held_date if looked else day_of(now),
        former_aim=plan.aim,
        words=words,
        next_date=looked.next_date if looked else plan.review_date,
    )
    made.save(force_insert=True)
    return made


@transaction.atomic
def change_step(
    *,
    step: Step,
    words: str,
    whose: Whose,
    by_date: date | None,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> Step:
    """Put a step otherwise, as long as it is agreed and neither taken nor left.

    Raises:
        NotOpenError: the record is not open to whoever changes it.
        NotNow: it was taken or left, or the day has passed.
        Collision: somebody else changed it since.
    """
    require(by, PLAN)
    check_open(step.subject_id)
    if step.state != StepState.AGREED:
        raise NotNow(_("It was taken or left. Agree it again first, or agree another."))
    is_moved = by_date is not None and by_date != step.by_date
    if is_moved and by_date is not None and by_date < day_of(now):
        raise NotNow(_("Choose a day to come, or leave the day open."))
    step.words, step.whose, step.by_date = words, whose, by_date
    save_versioned(step, expected_version=expected_version, now=now, fields=AGREED)
    told(step, "support.change_step", Operation.ALTERATION, by, now, fields=AGREED)
    return step
