"""Erases what two people approved, and again what a restored backup brought back."""

import json
from collections.abc import Iterable
from datetime import datetime

from django.db import connection, transaction
from procrastinate.contrib.django import app

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record, told
from wayside.governance.erasure import queries
from wayside.governance.erasure.ledger import Line, write_out
from wayside.governance.erasure.permissions import ERASE
from wayside.governance.erasure.rules import ERASURE
from wayside.governance.models import Erasure, ErasureEntry
from wayside.sharing.models import Subject
from wayside.web.collisions import save_versioned

JOB = "governance.erase"
BACK = ("state", "looked_by", "looked_at", "decided_by", "decided_at")


def start_erasing(erasure: Erasure) -> None:
    """Have it carried out once this transaction is through; the job knows the number of the
    erasure alone, and none of the record."""
    app.configure_task(JOB, lock=JOB).defer(
        erasure_id=str(erasure.id), agency_id=str(erasure.controller_id)
    )


@transaction.atomic
def carry_out(*, erasure: Erasure, by: Actor, now: datetime) -> int:
    """Erase it, if nothing bars it at this moment; else it is due again, and nothing is erased.
    How many rows went. The list goes into the file beside the backups as this commits."""
    require(by, ERASE)
    if not ERASURE.can(erasure.state, "erase"):
        return 0  # carried out already, or sent back
    if queries.bars(erasure.record_number):
        erasure.state = ERASURE.check_can(erasure.state, "bar").target
        erasure.looked_by = erasure.looked_at = erasure.decided_by = erasure.decided_at = None
        save_versioned(erasure, expected_version=erasure.version, now=now, fields=BACK)
        told(erasure, "governance.refuse_erasure", Operation.ALTERATION, by, now, fields=BACK)
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT support.erase_record(%s)", [erasure.id])
        counts = cursor.fetchone()[0]
    counts = json.loads(counts) if isinstance(counts, str) else counts
    total = int(sum(counts.values()))
    entry = ErasureEntry.objects.get(id=erasure.id)
    for number in entry.record_numbers:
        record(
            by=by,
            operation=Operation.ERASURE,
            action="governance.erase_record",
            record_type=Subject._meta.label,
            record_id=number,
            controller_id=by.agency_id,
            count=total,
            now=now,
        )
    transaction.on_commit(lambda: write_out([entry]))
    return total


def apply_again(*, lines: Iterable[Line], by: Actor, now: datetime) -> int:
    """Erase again, as the owner of the database, all that stands in the file; each in a
    transaction of its own. How many of them a backup had brought back."""
    require(by, ERASE)
    again = 0
    for line in lines:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT support.erase_again(%s::jsonb)", [json.dumps(line)])
            counts = cursor.fetchone()[0]
            counts = json.loads(counts) if isinstance(counts, str) else counts
            if not counts:
                continue
            again += 1
            record(
                by=by,
                operation=Operation.ERASURE,
                action="governance.apply_erasures",
                record_type=ErasureEntry._meta.label,
                record_id=line["id"],
                controller_id=line["agency"],
                count=sum(counts.values()),
                now=now,
            )
    return again
