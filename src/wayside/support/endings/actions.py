"""Ends support with a review, and begins it again: both times stay on record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.people.actions import check_open, mark_state
from wayside.people.models import Person
from wayside.people.vocabulary import RecordState
from wayside.support.endings import queries, rules
from wayside.support.endings.permissions import END_SUPPORT
from wayside.support.endings.vocabulary import EndReason
from wayside.support.models import Ending
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Review:
    """What is looked back on when support ends."""

    reason: EndReason
    review: str
    own_words: str = ""
    if_back: str = ""


@look
def read_endings(*, person: Person, by: Actor, now: datetime) -> Sequence[Ending]:
    """Each time of support that ended.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, END_SUPPORT)
    check_open(person.subject_id)
    found = tuple(queries.endings_of(person.subject))
    told(person, "support.read_endings", Operation.CONSULTATION, by, now, count=len(found))
    return found


@transaction.atomic
def close_record(
    *, person: Person, told_of: Review, expected_version: int, by: Actor, now: datetime
) -> Ending:
    """End support with a review.

    Raises:
        NotOpenError: the record is not open to whoever ends it.
        NotNow: support has ended already, or a legal demand waits.
        Collision: somebody else changed the record since.
    """
    require(by, END_SUPPORT)
    check_open(person.subject_id)
    rules.check_no_demand(waits=queries.has_demand(person))
    began = queries.began(person)
    mark_state(
        person=person, state=RecordState.CLOSED, expected_version=expected_version, by=by, now=now
    )
    made = Ending(
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        began_date=began,
        closed_at=now,
        closed_by_id=by.member_id,
        reason=told_of.reason,
        review=told_of.review,
        own_words=told_of.own_words,
        if_back=told_of.if_back,
        created_at=now,
        updated_at=now,
    )
    made.save(force_insert=True)
    fields = ("reason", "review", "own_words", "if_back")
    told(made, "support.close_record", Operation.COLLECTION, by, now, fields=fields)
    return made


@transaction.atomic
def reopen_record(
    *, person: Person, because: str, expected_version: int, by: Actor, now: datetime
) -> Ending:
    """Begin support again; the time that ended stays as it was.

    Raises:
        NotOpenError: the record is not open to whoever begins.
        NotNow: support goes on already.
        Collision: somebody else changed the record since.
    """
    require(by, END_SUPPORT)
    check_open(person.subject_id)
    mark_state(
        person=person, state=RecordState.OPEN, expected_version=expected_version, by=by, now=now
    )
    held = queries.endings_of(person.subject).filter(reopened_at=None).first()
    if held is None:
        raise NotNow(_("There is no end of support on record. Ask your administrator."))
    held.reopened_at, held.reopened_by_id, held.reopened_because = now, by.member_id, because
    fields = ("reopened_at", "reopened_by", "reopened_because")
    save_versioned(held, expected_version=held.version, now=now, fields=fields)
    told(held, "support.reopen_record", Operation.ALTERATION, by, now, fields=("reopened_because",))
    return held
