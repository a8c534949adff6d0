"""Somebody asks that something is put right or erased."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed, require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.governance.models import RightAbout, RightRequest
from wayside.governance.rights import queries, rules
from wayside.governance.rights.permissions import ANSWER_RIGHTS, WATCH_RIGHTS
from wayside.governance.rights.vocabulary import RightKind
from wayside.governance.subject_access.law import answer_by
from wayside.governance.subject_access.vocabulary import AskedHow
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.web.clock import day_of
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for, when and how, and in which words."""

    kind: RightKind
    asked_date: date
    how: AskedHow
    wants: str


@look
def open_rights(*, person: Person, by: Actor, now: datetime) -> Sequence[RightAbout]:
    """What somebody asked for, and what became of it.

    Raises:
        NotOpenError: the record is not open to whoever looks.
    """
    require(by, ANSWER_RIGHTS)
    check_open(person.subject_id)
    found = list(queries.of_person(person))
    told(RightRequest, "governance.open_rights", Operation.CONSULTATION, by, now, count=len(found))
    return found


@look
def list_rights(*, by: Actor, now: datetime) -> Sequence[RightRequest]:
    """Every request of one's own agency: its clock and its state, and not who asks."""
    require(by, WATCH_RIGHTS)
    found = list(queries.requests(visible_to=by))
    told(RightRequest, "governance.list_rights", Operation.LISTING, by, now, count=len(found))
    return found


@transaction.atomic
def receive_right(
    *, person: Person, asked: Asked, form_id: UUID, by: Actor, now: datetime
) -> RightRequest:
    """Note that somebody asks; the clock runs from that day. The form of one id notes one.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: the day cannot be, it says nothing, or the same is asked already.
    """
    require(by, ANSWER_RIGHTS)
    check_open(person.subject_id)
    if by.person_id is None:
        raise NotAllowed(ANSWER_RIGHTS)
    if held := queries.about_at(person, form_id):
        return held.request
    rules.check_asked(asked.asked_date, asked.wants, today=day_of(now))
    same = queries.of_person(person).filter(request__kind=RightKind.ERASE)
    if asked.kind == RightKind.ERASE and same.filter(request__state__in=rules.RUNNING).exists():
        raise NotNow(_("They asked for it already. Answer that first."))
    whose = {"controller_id": person.controller_id, "created_at": now, "updated_at": now}
    made = RightRequest(
        id=form_id,
        kind=asked.kind,
        asked_date=asked.asked_date,
        asked_how=asked.how,
        due_date=answer_by(asked.asked_date),
        received_by_id=by.person_id,
        **whose,
    )
    made.save(force_insert=True)
    about = RightAbout(request=made, subject_id=person.subject_id, wants=asked.wants, **whose)
    about.save(force_insert=True)
    fields = ("asked_date", "kind", "wants")
    told(made, "governance.receive_right", Operation.COLLECTION, by, now, fields=fields)
    return made
