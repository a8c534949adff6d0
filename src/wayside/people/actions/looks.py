"""Reading is an act too: whoever opens, lists or searches leaves that on the trail."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.people import queries
from wayside.people.matching import Asked, Hit
from wayside.people.merging.queries import kept_for
from wayside.people.models import Person
from wayside.people.permissions import SEARCH_PEOPLE, SUPPORT_PEOPLE
from wayside.people.queries.due import PersonDue, due
from wayside.people.queries.mine import Mine
from wayside.sharing import queries as sharing
from wayside.web.states import NotNow


class NotOpenError(NotNow):
    """The record is not open to whoever acts, or is not there: the two are told alike."""

    def __init__(self) -> None:
        super().__init__(_("There is no such record, or it is not open to you."))


def check_open(subject_id: UUID) -> None:
    """Raises:
    NotOpenError: the record is not open to whoever acts.
    """
    if not sharing.may_open(subject_id):
        raise NotOpenError


@look
def open_record(*, person_id: UUID, by: Actor, now: datetime) -> Person:
    """Open somebody's record. Who may find it and not open it leaves the attempt on the trail.
    The number of a record that was merged opens the one that was kept.

    Raises:
        NotOpenError: there is none, or it is not open to whoever asks.
    """
    require(by, SUPPORT_PEOPLE)
    found = queries.person(person_id) or kept_for(person_id)
    if found is None:
        raise NotOpenError
    is_open = sharing.may_open(found.subject_id)
    record(
        by=by,
        operation=Operation.CONSULTATION if is_open else Operation.ACCESS,
        action="people.open_record" if is_open else "people.refuse_record",
        record_type=found._meta.label,
        record_id=found.id,
        controller_id=found.controller_id,
        now=now,
    )
    if not is_open:
        raise NotOpenError
    return found


@look
def list_due(*, by: Actor, now: datetime, mine: Mine | None = None) -> Sequence[PersonDue]:
    """What is due for the people whose records were given to this member by name. A page that
    asks more of them hands on whom it found."""
    require(by, SUPPORT_PEOPLE)
    found = due(mine or Mine(by, now=now))
    record(
        by=by,
        operation=Operation.LISTING,
        action="people.list_due",
        record_type=Person._meta.label,
        controller_id=by.agency_id,
        count=len(found),
        now=now,
    )
    return found


@look
def list_own(*, by: Actor, now: datetime, mine: Mine | None = None) -> Sequence[Person]:
    """The people whose records were given to this member by name."""
    require(by, SUPPORT_PEOPLE)
    found = (mine or Mine(by, now=now)).people
    record(
        by=by,
        operation=Operation.LISTING,
        action="people.list_own",
        record_type=Person._meta.label,
        controller_id=by.agency_id,
        count=len(found),
        now=now,
    )
    return found


@look
def list_children(*, by: Actor, now: datetime) -> Sequence[Person]:
    """The children, and those who may be, whose records are open to whoever asks."""
    require(by, SUPPORT_PEOPLE)
    found = list(queries.children())
    record(
        by=by,
        operation=Operation.LISTING,
        action="people.list_children",
        record_type=Person._meta.label,
        controller_id=by.agency_id,
        count=len(found),
        now=now,
    )
    return found


@look
def search(*, asked: Asked, by: Actor, now: datetime) -> Sequence[Hit]:
    """The agency's own people whose names or birth are like those asked for, the likest first.
    The trail keeps keyed hashes of what was asked."""
    require(by, SEARCH_PEOPLE)
    found = queries.like(asked, visible_to=by)
    record(
        by=by,
        operation=Operation.SEARCH,
        action="people.search",
        record_type=Person._meta.label,
        controller_id=by.agency_id,
        search_terms=asked.terms,
        count=len(found),
        now=now,
    )
    return found
