"""It is decided whether it is put right or erased as asked, and they are told."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.governance.models import Erasure, RightAbout, RightRequest
from wayside.governance.rights import queries, rules
from wayside.governance.rights.law import grounds_of
from wayside.governance.rights.permissions import AGREE_TO_ERASE, ANSWER_RIGHTS, WATCH_RIGHTS
from wayside.governance.rights.vocabulary import RightKind, RightState
from wayside.governance.subject_access.law import answer_by
from wayside.governance.subject_access.vocabulary import LongerBecause
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.people.vocabulary import RecordState
from wayside.web.clock import day_of
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow

DECIDED = ("state", "ground", "decided_by", "decided_at")


@dataclass(frozen=True, slots=True)
class Decided:
    """Whether it is agreed to; if not, on which ground and why."""

    verb: str
    ground: str = ""
    reason: str = ""


@transaction.atomic
def decide_right(
    *,
    person: Person,
    about: RightAbout,
    decided: Decided,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> RightRequest:
    """Agree or refuse. To erase is for a safeguarding lead to agree to, and is due then: a lead
    looks at it and the governance officer approves, as of any record.

    Raises:
        NotAllowed: a record is to be erased, and whoever decides is no lead.
        NotOpenError: the record is not open to whoever decides.
        NotNow: it does not stand so, support goes on, or a refusal lacks its ground or reason.
        Collision: somebody else decided meanwhile.
    """
    held = about.request
    require(by, AGREE_TO_ERASE if held.kind == RightKind.ERASE else ANSWER_RIGHTS)
    check_open(person.subject_id)
    if decided.verb not in rules.DECISIONS:
        raise NotNow(_("Agree to it or refuse it."))
    held.state = rules.RIGHT.check_can(held.state, decided.verb).target
    held.decided_by_id, held.decided_at, held.ground = by.person_id, now, ""
    if held.state == RightState.REFUSED:
        rules.check_refusal(decided.ground, decided.reason, known=grounds_of(held.kind))
        held.ground, about.reason = decided.ground, decided.reason
        save_versioned(about, expected_version=about.version, now=now, fields=("reason",))
    elif held.kind == RightKind.ERASE:
        rules.check_can_be_done(is_open=person.state != RecordState.CLOSED, is_done=True)
        _fall_due(person, by, now)
    save_versioned(held, expected_version=expected_version, now=now, fields=DECIDED)
    said = ("state", "ground")
    told(held, "governance.decide_right", Operation.ALTERATION, by, now, fields=said)
    return held


@transaction.atomic
def move_right(
    *, about: RightAbout, verb: str, expected_version: int, by: Actor, now: datetime
) -> RightRequest:
    """Note that they were told, or do not want it any more; or decide again.

    Raises:
        NotOpenError: the record is not open to whoever moves it.
        NotNow: it does not stand so, or nothing was put right yet.
        Collision: somebody else moved it meanwhile.
    """
    require(by, ANSWER_RIGHTS)
    check_open(about.subject_id)
    held, fields = about.request, ["state"]
    agreed = held.state == RightState.AGREED and held.kind == RightKind.CORRECT
    held.state = rules.RIGHT.check_can(held.state, verb).target
    if verb == "tell":
        done = not agreed or queries.was_put_right(about.subject_id, since=held.created_at)
        rules.check_can_be_done(is_open=False, is_done=done)
        held.told_at = now
        fields += ["told_at"]
    if verb == "reopen":
        held.decided_by = held.decided_at = None
        held.ground = ""
        fields += ["decided_by", "decided_at", "ground"]
    save_versioned(held, expected_version=expected_version, now=now, fields=fields)
    told(held, "governance.move_right", Operation.ALTERATION, by, now, fields=fields)
    return held


@transaction.atomic
def extend_right(
    *,
    request: RightRequest,
    because: LongerBecause,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> RightRequest:
    """Extend the time, once, before it is over.

    Raises:
        NotNow: it was extended or answered already, or the time is over.
        Collision: somebody else moved it meanwhile.
    """
    require(by, WATCH_RIGHTS)
    if request.longer_because or not request.is_running:
        raise NotNow(_("The time was extended or it was answered already."))
    if request.due_date < day_of(now):
        raise NotNow(_("The time is over: it can be extended only before."))
    request.longer_because = because
    request.due_date = answer_by(request.asked_date, extended=True)
    fields = ("longer_because", "due_date")
    save_versioned(request, expected_version=expected_version, now=now, fields=fields)
    told(request, "governance.extend_right", Operation.ALTERATION, by, now, fields=fields)
    return request


def _fall_due(person: Person, by: Actor, now: datetime) -> None:
    """It is due for erasure today, unless it was before."""
    if queries.erasure_under_way(person.subject_id) is None:
        Erasure(
            controller_id=person.controller_id,
            record_number=person.subject_id,
            ended_date=queries.ended_date(person) or day_of(now),
            due_date=day_of(now),
            was_asked=True,
            created_at=now,
            updated_at=now,
        ).save(force_insert=True)
