"""Tells workers who has gone silent, without a word about the person."""

from datetime import datetime

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.notices import actions as notices
from wayside.people.contact.permissions import WATCH_SILENCE
from wayside.people.contact.queries import silences
from wayside.people.models import Person
from wayside.people.queries import TO_ALLOCATE, supported, who_is_told

TO_WORKER = (
    "It is longer than usual since you were in touch with one of the people you support. Sign in "
    "to see what to try, and in what order."
)
TO_LEADS = (
    "It is longer than usual since anybody was in touch with somebody whose worker is not here any "
    "more, or is kept out of the record. Sign in to give them to another worker."
)


@transaction.atomic
def tell_of_silence(*, by: Actor, now: datetime) -> int:
    """Tell the worker of everybody at one agency whose silence outlasts what is usual, once for
    each silence; where nobody is the worker any more, or a lock keeps the worker out, the
    safeguarding leads. How many are lost."""
    require(by, WATCH_SILENCE)
    people = list(supported(by.controller_id))
    found = silences(people, now=now)
    lost = [each for each in people if found[each.id].is_lost]
    record(
        by=by,
        operation=Operation.LISTING,
        action="people.list_silent",
        record_type=Person._meta.label,
        controller_id=by.agency_id,
        count=len(people),
        now=now,
    )
    whom = who_is_told(lost, agency_id=by.controller_id, now=now)
    for each in lost:
        for told in whom[each.id].to:
            since = found[each.id].since
            made = notices.send(
                to_person=told,
                subject="Somebody has gone silent",
                body=TO_WORKER if whom[each.id].is_worker else TO_LEADS,
                path=f"/people/{each.id}/contact/" if whom[each.id].is_worker else TO_ALLOCATE,
                about=each,
                key=f"people.silent:{each.id}:{since}:{told}",
                by=by,
                now=now,
            )
            if made.created_at == now:
                _record(each, by, now)
    return len(lost)


def _record(person: Person, by: Actor, now: datetime) -> None:
    record(
        by=by,
        operation=Operation.CONSULTATION,
        action="people.tell_of_silence",
        record_type=person._meta.label,
        record_id=person.id,
        controller_id=person.controller_id,
        now=now,
    )
