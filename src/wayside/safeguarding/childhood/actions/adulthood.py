"""The way into adulthood: a plan with a young person from 17, its steps and who takes over."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.people.models import Person
from wayside.safeguarding.childhood import queries, rules
from wayside.safeguarding.childhood.actions.writing import check_may_note, check_seen, stamps
from wayside.safeguarding.models import TransitionPlan, TransitionStep
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Planned:
    """What a young person wants of adulthood, and when it is looked at again."""

    words: str
    review_date: date


@dataclass(frozen=True, slots=True)
class Step:
    """What is done, by when, and which adult service takes over."""

    words: str
    service: str
    by_date: date


@transaction.atomic
def plan_transition(
    *, person: Person, planned: Planned, expected_version: int, by: Actor, now: datetime
) -> TransitionPlan:
    """Write the plan, or write it anew; version 0 stands for none yet.

    Raises:
        NotOpenError: the record is not open to whoever plans.
        NotNow: the day has passed.
        Collision: somebody else wrote it since.
    """
    check_may_note(person.subject_id, by)
    rules.check_until(planned.review_date, today=day_of(now))
    fields = ("words", "review_date")
    held = queries.plan_of(person)
    if (held.version if held else 0) != expected_version:
        raise Collision(held)
    if held is None:
        held = TransitionPlan(
            words=planned.words, review_date=planned.review_date, **stamps(person, now)
        )
        held.save(force_insert=True)
    else:
        held.words, held.review_date = planned.words, planned.review_date
        save_versioned(held, expected_version=expected_version, now=now, fields=fields)
    told(held, "safeguarding.plan_transition", Operation.COLLECTION, by, now, fields=fields)
    return held


@transaction.atomic
def add_transition_step(
    *, person: Person, step: Step, form_id: UUID, by: Actor, now: datetime
) -> TransitionStep:
    """Add a step; the form of one id adds it once.

    Raises:
        NotOpenError: the record is not open to whoever adds it.
        NotNow: nothing is planned yet, or the day has passed.
    """
    check_may_note(person.subject_id, by)
    before = queries.step(person, form_id)
    if before:
        return before
    plan = queries.plan_of(person)
    if plan is None:
        raise NotNow(_("Write first what this young person wants."))
    rules.check_until(step.by_date, today=day_of(now))
    made = TransitionStep(
        id=form_id,
        plan=plan,
        words=step.words,
        service=step.service,
        by_date=step.by_date,
        **stamps(person, now),
    )
    made.save(force_insert=True)
    fields = ("words", "service", "by_date")
    told(made, "safeguarding.add_transition_step", Operation.COLLECTION, by, now, fields=fields)
    return made


@transaction.atomic
def take_transition_step(
    *, step: TransitionStep, expected_version: int, by: Actor, now: datetime
) -> TransitionStep:
    """Note that it was taken.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: it was taken already.
        Collision: somebody else changed it since.
    """
    check_may_note(step.subject_id, by)
    check_seen(step, expected_version)
    if step.taken_at:
        raise NotNow(_("This step was taken already."))
    step.taken_at = now
    save_versioned(step, expected_version=expected_version, now=now, fields=("taken_at",))
    told(
        step,
        "safeguarding.take_transition_step",
        Operation.ALTERATION,
        by,
        now,
        fields=("taken_at",),
    )
    return step
