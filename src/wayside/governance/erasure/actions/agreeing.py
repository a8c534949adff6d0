"""A lead looks at what is due and puts it forward, or keeps it; the governance officer, who sees
numbers alone, approves as the second person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.governance.erasure import queries, rules
from wayside.governance.erasure.actions.erasing import start_erasing
from wayside.governance.erasure.permissions import APPROVE_ERASURES, LOOK_AT_DUE, SEE_ERASURES
from wayside.governance.erasure.vocabulary import Bar, ErasureState, KeptBecause
from wayside.governance.models import Erasure
from wayside.web.clock import day_of
from wayside.web.collisions import save_versioned

LOOKED = ("state", "looked_by", "looked_at")


@dataclass(frozen=True, slots=True)
class Looked:
    """One erasure as a lead sees it: whose record, and what bars it."""

    erasure: Erasure
    called: str = ""
    bars: frozenset[Bar] = frozenset()


@look
def list_erasures(*, by: Actor, now: datetime) -> Sequence[Looked]:
    """What is due, agreed and done at one's own agency. A lead sees whose record it is, as far as
    the record may be found; the officer never does."""
    require(by, SEE_ERASURES)
    found = list(queries.erasures(visible_to=by))
    names = queries.called(each.record_number for each in found) if by.may(LOOK_AT_DUE) else {}
    told(Erasure, "governance.list_erasures", Operation.LISTING, by, now, count=len(found))
    return [Looked(each, names.get(each.record_number, "")) for each in found]


@look
def open_erasure(*, erasure: Erasure, by: Actor, now: datetime) -> Looked:
    """Look at one, as a lead: whose record it is and what bars its erasure."""
    require(by, LOOK_AT_DUE)
    names = queries.called([erasure.record_number])
    told(erasure, "governance.open_erasure", Operation.CONSULTATION, by, now)
    bars = frozenset(queries.bars(erasure.record_number)) if names else frozenset()
    return Looked(erasure, names.get(erasure.record_number, ""), bars)


@transaction.atomic
def put_forward(*, erasure: Erasure, expected_version: int, by: Actor, now: datetime) -> Erasure:
    """Say that nothing speaks against it.

    Raises:
        NotNow: something bars it, or it does not stand so.
        Collision: somebody else moved it meanwhile.
    """
    require(by, LOOK_AT_DUE)
    erasure.state = rules.ERASURE.check_can(erasure.state, "put_forward").target
    rules.check_no_bar(queries.bars(erasure.record_number))
    erasure.looked_by_id, erasure.looked_at = by.person_id, now
    save_versioned(erasure, expected_version=expected_version, now=now, fields=LOOKED)
    told(erasure, "governance.put_forward", Operation.ALTERATION, by, now, fields=("state",))
    return erasure


@transaction.atomic
def keep_longer(
    *,
    erasure: Erasure,
    because: KeptBecause,
    until: date,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> Erasure:
    """Keep the record for longer, until a day on which it is due again.

    Raises:
        NotNow: the day cannot be, or it does not stand so.
        Collision: somebody else moved it meanwhile.
    """
    require(by, LOOK_AT_DUE)
    rules.check_until(until, today=day_of(now))
    erasure.state = rules.ERASURE.check_can(erasure.state, "keep").target
    erasure.because, erasure.keep_until_date = because, until
    erasure.looked_by_id, erasure.looked_at = by.person_id, now
    fields = (*LOOKED, "because", "keep_until_date")
    save_versioned(erasure, expected_version=expected_version, now=now, fields=fields)
    told(erasure, "governance.keep_longer", Operation.ALTERATION, by, now, fields=fields)
    return erasure


@transaction.atomic
def decide_erasure(
    *, erasure: Erasure, verb: str, expected_version: int, by: Actor, now: datetime
) -> Erasure:
    """Approve it, and have it carried out by a job that asks again what bars it; or send it back.

    Raises:
        NotNow: it does not stand so, or whoever approves is who looked.
        Collision: somebody else moved it meanwhile.
    """
    require(by, APPROVE_ERASURES)
    erasure.state = rules.ERASURE.check_can(erasure.state, verb).target
    fields = ["state", "decided_by", "decided_at"]
    if erasure.state == ErasureState.APPROVED:
        rules.check_second(first=erasure.looked_by_id, second=by.person_id)
        erasure.decided_by_id, erasure.decided_at = by.person_id, now
    else:
        erasure.looked_by = erasure.looked_at = None
        fields += ["looked_by", "looked_at"]
    save_versioned(erasure, expected_version=expected_version, now=now, fields=fields)
    told(erasure, "governance.decide_erasure", Operation.ALTERATION, by, now, fields=("state",))
    if erasure.state == ErasureState.APPROVED:
        start_erasing(erasure)
    return erasure
