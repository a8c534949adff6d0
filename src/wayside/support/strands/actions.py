"""Notes the strands, and keeps what was told of stalking."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.support.models import NeedNote, Plan, StalkingScreen
from wayside.support.permissions import PLAN
from wayside.support.queries import plan_of
from wayside.support.strands import figures, queries
from wayside.support.strands.figures import Counts
from wayside.support.strands.permissions import COUNT_STRANDS
from wayside.support.strands.vocabulary import Sign
from wayside.web.collisions import Collision, save_versioned


@look
def read_screenings(*, person: Person, by: Actor, now: datetime) -> Sequence[StalkingScreen]:
    """Every screening about stalking.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, PLAN)
    check_open(person.subject_id)
    found = tuple(queries.screens_of(person.subject))
    told(person, "support.read_screenings", Operation.CONSULTATION, by, now, count=len(found))
    return found


@transaction.atomic
def choose_strands(
    *, person: Person, strands: Sequence[str], expected_version: int, by: Actor, now: datetime
) -> Plan:
    """Note which strands it is about, before there is a plan or beside it; version 0 begins it.

    Raises:
        NotOpenError: the record is not open to whoever notes.
        Collision: somebody else wrote the plan since.
    """
    require(by, PLAN)
    check_open(person.subject_id)
    plan = plan_of(person.subject)
    if plan is not None and plan.version != expected_version:
        raise Collision(plan)
    chosen = sorted(set(strands))
    if plan is None:
        plan = Plan(
            subject=person.subject,
            controller_id=person.controller_id,
            strands=chosen,
            created_at=now,
            updated_at=now,
        )
        plan.save(force_insert=True)
    else:
        plan.strands = chosen
        save_versioned(plan, expected_version=expected_version, now=now, fields=("strands",))
    told(plan, "support.choose_strands", Operation.ALTERATION, by, now, fields=("strands",))
    return plan


@transaction.atomic
def screen_stalking(
    *,
    person: Person,
    signs: Sequence[Sign],
    words: str,
    form_id: UUID,
    by: Actor,
    now: datetime,
) -> StalkingScreen:
    """Note which signs of stalking somebody told of; the form of one id, sent twice, is one.

    Raises:
        NotOpenError: the record is not open to whoever notes.
    """
    require(by, PLAN)
    check_open(person.subject_id)
    if there := queries.screens_of(person.subject).filter(id=form_id).first():
        return there
    made = StalkingScreen(
        id=form_id,
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        asked_by_id=by.member_id,
        asked_at=now,
        signs=sorted(set(signs)),
        words=words,
    )
    made.save(force_insert=True)
    fields = ("signs", "words")
    told(made, "support.screen_stalking", Operation.COLLECTION, by, now, fields=fields)
    return made


@look
def count_strands(*, by: Actor, now: datetime) -> Counts:
    """The agency's needs by strand, small numbers held back."""
    require(by, COUNT_STRANDS)
    told(NeedNote, "support.count_strands", Operation.LISTING, by, now)
    return figures.published()
