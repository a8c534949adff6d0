"""Tells workers that a date they wrote down is near, without a word about anybody."""

from datetime import datetime

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.notices import actions as notices
from wayside.people.models import Custody
from wayside.people.queries import TO_ALLOCATE, supported, who_is_told
from wayside.people.relations.actions.trail import note
from wayside.people.relations.permissions import WATCH_RELEASES
from wayside.people.relations.queries import windows_of
from wayside.people.relations.vocabulary import WindowKind
from wayside.web.clock import day_of

URGENT = frozenset({WindowKind.RELEASE_NEAR, WindowKind.RELEASED})

TO_WORKER = (
    "A date in a record of one of the people you support is near, or was. Sign in to see what is "
    "due before it."
)
TO_LEADS = (
    "A date in a record whose worker is not here any more, or is kept out of it, is near, or "
    "was. Sign in to give the record to another worker today."
)


@transaction.atomic
def tell_of_releases(*, by: Actor, now: datetime) -> int:
    """Tell each worker, once for each date, of a release that is near or was; where nobody is the
    worker any more, or a lock keeps the worker out, the safeguarding leads. How many dates."""
    require(by, WATCH_RELEASES)
    today = day_of(now)
    people = {each.subject_id: each for each in supported(by.controller_id)}
    found = [each for each in windows_of(list(people), today=today) if each.kind in URGENT]
    record(
        by=by,
        operation=Operation.LISTING,
        action="people.list_releases",
        record_type=Custody._meta.label,
        controller_id=by.agency_id,
        count=len(found),
        now=now,
    )
    whom = who_is_told(people.values(), agency_id=by.controller_id, now=now)
    for each in found:
        person = people[each.custody.subject_id]
        is_worker = whom[person.id].is_worker
        for told in whom[person.id].to:
            made = notices.send(
                to_person=told,
                subject="A date you wrote down is near" if is_worker else "A date is near",
                body=TO_WORKER if is_worker else TO_LEADS,
                path=f"/people/{person.id}/around/" if is_worker else TO_ALLOCATE,
                about=each.custody,
                key=f"people.release:{each.custody.id}:{each.kind}:{told}",
                by=by,
                now=now,
            )
            if made.created_at == now:
                note(each.custody, "people.tell_of_release", Operation.CONSULTATION, by, now)
    return len(found)
