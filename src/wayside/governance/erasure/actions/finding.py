"""Finds each night which records are due, and which are not any more."""

from datetime import datetime

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.governance.erasure import queries
from wayside.governance.erasure.permissions import FIND_DUE
from wayside.governance.erasure.rules import ERASURE
from wayside.governance.erasure.vocabulary import ErasureState
from wayside.governance.models import Erasure
from wayside.governance.retention import queries as retention
from wayside.governance.retention.rules import due_date
from wayside.web.clock import day_of
from wayside.web.collisions import save_versioned

CLEARED = ("state", "looked_by", "looked_at", "decided_by", "decided_at")


@transaction.atomic
def find_due(*, by: Actor, now: datetime) -> int:
    """Note each record of an agency whose period is over; let fall due again what was kept until
    today; withdraw what support goes on with. How many are newly due."""
    require(by, FIND_DUE)
    today = day_of(now)
    months = retention.months(retention.in_force(by.agency_id, on=today))
    running, found, closed = queries.running_by_record(by=by), 0, set()
    for person, ended in queries.ended(by=by):
        closed.add(person.subject_id)
        due = due_date(queries.lived(person, ended), record=months.record, child=months.child)
        if due and due <= today and person.subject_id not in running:
            Erasure(
                controller_id=by.controller_id,
                record_number=person.subject_id,
                ended_date=ended,
                due_date=due,
                created_at=now,
                updated_at=now,
            ).save(force_insert=True)
            found += 1
    for number, held in running.items():
        if number not in closed:
            _move(held, "withdraw", now)
        elif held.state == ErasureState.KEPT and (held.keep_until_date or today) <= today:
            _move(held, "fall_due", now)
    told(Erasure, "governance.find_due", Operation.LISTING, by, now, count=found)
    return found


def _move(held: Erasure, verb: str, now: datetime) -> None:
    held.state = ERASURE.check_can(held.state, verb).target
    held.looked_by = held.looked_at = held.decided_by = held.decided_at = None
    save_versioned(held, expected_version=held.version, now=now, fields=CLEARED)
