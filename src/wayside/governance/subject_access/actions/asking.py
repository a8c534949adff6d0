"""Somebody asks; what is kept of them is collected, piece by piece."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed, require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.governance.models import AccessAbout, AccessItem, AccessRequest
from wayside.governance.subject_access import queries, rules
from wayside.governance.subject_access.collecting import pieces
from wayside.governance.subject_access.law import answer_by
from wayside.governance.subject_access.permissions import ANSWER_ACCESS
from wayside.governance.subject_access.vocabulary import AskedHow, Decision, IdentityCheck
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.web.clock import day_of
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow

THIRD = "THIRD"


@dataclass(frozen=True, slots=True)
class Asked:
    """When and how somebody asked, and how we know that it is them."""

    asked_date: date
    how: AskedHow
    identity: IdentityCheck
    identity_words: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """Somebody's latest request, and its pieces."""

    request: AccessRequest | None
    items: tuple[AccessItem, ...] = ()


@look
def open_access(*, person: Person, by: Actor, now: datetime) -> Opened:
    """Open it.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, ANSWER_ACCESS)
    check_open(person.subject_id)
    held = queries.request_of(person)
    items = tuple(queries.items_of(held)) if held else ()
    told(
        held or AccessRequest,
        "governance.open_access",
        Operation.CONSULTATION,
        by,
        now,
        count=len(items),
    )
    return Opened(held, items)


@transaction.atomic
def receive_access(
    *, person: Person, asked: Asked, form_id: UUID, by: Actor, now: datetime
) -> AccessRequest:
    """Note that somebody asks; the clock runs from that day. The form of one id notes one.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: the day cannot be, or one is under way.
    """
    require(by, ANSWER_ACCESS)
    check_open(person.subject_id)
    if by.person_id is None:
        raise NotAllowed(ANSWER_ACCESS)
    held = queries.request_of(person)
    if held is not None and held.id == form_id:
        return held
    if held is not None and held.state in rules.RUNNING:
        raise NotNow(_("A request of theirs is under way. Answer that one first."))
    rules.check_asked(asked.asked_date, today=day_of(now))
    made = AccessRequest(
        id=form_id,
        controller_id=person.controller_id,
        asked_date=asked.asked_date,
        asked_how=asked.how,
        identity=asked.identity,
        due_date=answer_by(asked.asked_date),
        received_by_id=by.person_id,
        created_at=now,
        updated_at=now,
    )
    made.save(force_insert=True)
    AccessAbout(
        request=made,
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        identity_words=asked.identity_words,
    ).save(force_insert=True)
    fields = ("asked_date", "identity", "identity_words")
    told(made, "governance.receive_access", Operation.COLLECTION, by, now, fields=fields)
    return made


@transaction.atomic
def collect_access(
    *, person: Person, request: AccessRequest, expected_version: int, by: Actor, now: datetime
) -> int:
    """Collect what is kept. What is no words, such as a date or a choice, is given unless somebody
    holds it back; words, and what is about somebody else, wait for a person. How many pieces.

    Raises:
        NotOpenError: the record is not open to whoever collects.
        NotNow: it was collected already.
        Collision: somebody else moved it meanwhile.
    """
    require(by, ANSWER_ACCESS)
    check_open(person.subject_id)
    request.state = rules.ACCESS.check_can(request.state, "collect").target
    found = [
        AccessItem(
            request=request,
            subject_id=person.subject_id,
            controller_id=person.controller_id,
            position=position,
            model=each.model,
            row_number=each.row_number,
            field=each.field,
            noted_date=each.noted_date,
            to_look_at=each.to_look_at,
            value=each.value,
            decision=Decision.WAITING if each.to_look_at else Decision.GIVE,
            code=THIRD if each.is_of_another else "",
            created_at=now,
            updated_at=now,
        )
        for position, each in enumerate(pieces(person.subject_id), start=1)
    ]
    AccessItem.objects.bulk_create(found)
    request.pieces, request.waiting = len(found), sum(each.to_look_at for each in found)
    fields = ("state", "pieces", "waiting")
    save_versioned(request, expected_version=expected_version, now=now, fields=fields)
    told(request, "governance.collect_access", Operation.EXPORT, by, now, count=len(found))
    return len(found)
