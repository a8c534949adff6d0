"""A person decides about each piece, a second one looks at all of it, and it is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.governance.models import AccessItem, AccessRequest
from wayside.governance.subject_access import queries, rules
from wayside.governance.subject_access.law import exemptions
from wayside.governance.subject_access.permissions import ANSWER_ACCESS
from wayside.governance.subject_access.vocabulary import AccessState, Decision, Handed
from wayside.people.actions import check_open
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow

DECIDED = ("decision", "code", "given", "reason", "decided_by")


@dataclass(frozen=True, slots=True)
class Decided:
    """What is decided of a piece: given, given without some passages, or held back; and why."""

    decision: Decision
    code: str = ""
    reason: str = ""
    passages: tuple[str, ...] = ()


@transaction.atomic
def decide_item(
    *, item: AccessItem, decided: Decided, expected_version: int, by: Actor, now: datetime
) -> AccessItem:
    """Decide about one piece.

    Raises:
        NotOpenError: the record is not open to whoever decides.
        NotNow: it is not looked at piece by piece now, or a ground, a reason or a passage is wrong.
        Collision: somebody else decided meanwhile.
    """
    require(by, ANSWER_ACCESS)
    check_open(item.subject_id)
    request = AccessRequest.objects.select_for_update().get(id=item.request_id)
    if request.state != AccessState.REDACTING:
        raise NotNow(_("Pieces are decided about while they are looked at one by one."))
    rules.check_decision(
        decided.decision, code=decided.code, reason=decided.reason, known=exemptions()
    )
    is_part = decided.decision == Decision.PART
    item.given = rules.without(item.value, decided.passages) if is_part else ""
    is_given = decided.decision == Decision.GIVE
    item.decision = decided.decision
    item.code, item.reason = ("", "") if is_given else (decided.code, decided.reason)
    item.decided_by_id = by.person_id
    save_versioned(item, expected_version=expected_version, now=now, fields=DECIDED)
    pieces = queries.items_of(request)
    request.waiting = pieces.filter(decision=Decision.WAITING).count()
    request.held_back = pieces.filter(decision__in=queries.HELD).count()
    counts = ("waiting", "held_back")
    save_versioned(request, expected_version=request.version, now=now, fields=counts)
    said = ("decision", "code", "given", "reason")
    told(item, "governance.decide_item", Operation.ALTERATION, by, now, fields=said)
    return item


@transaction.atomic
def move_access(
    *, request: AccessRequest, verb: str, expected_version: int, by: Actor, now: datetime
) -> AccessRequest:
    """Ask a second person to look; release it or send it back, as that person; or note that it is
    not wanted any more.

    Raises:
        NotOpenError: the record is not open to whoever moves it.
        NotNow: it does not stand so, a piece waits, or whoever releases decided about one.
        Collision: somebody else moved it meanwhile.
    """
    require(by, ANSWER_ACCESS)
    check_open(queries.about_of(request).subject_id)
    request.state = rules.ACCESS.check_can(request.state, verb).target
    fields = ["state"]
    if verb == "send":
        rules.check_all_decided(request.waiting)
        request.sent_by_id = by.person_id
        fields += ["sent_by"]
    if verb == "release":
        rules.check_second(by.person_id, deciders=queries.deciders(request))
        request.checked_by_id, request.checked_at = by.person_id, now
        fields += ["checked_by", "checked_at"]
    if verb == "send_back":
        request.checked_by = request.checked_at = None
        fields += ["checked_by", "checked_at"]
    save_versioned(request, expected_version=expected_version, now=now, fields=fields)
    told(request, "governance.move_access", Operation.ALTERATION, by, now, fields=("state",))
    return request


@look
def make_file(*, request: AccessRequest, by: Actor, now: datetime) -> Sequence[AccessItem]:
    """The pieces for a file, once a second person released them.

    Raises:
        NotOpenError: the record is not open to whoever makes it.
        NotNow: it was not released.
    """
    require(by, ANSWER_ACCESS)
    check_open(queries.about_of(request).subject_id)
    if request.state not in (AccessState.RELEASED, AccessState.DELIVERED):
        raise NotNow(_("A second person has not released it yet."))
    found = list(queries.items_of(request))
    told(request, "governance.make_file", Operation.EXPORT, by, now, count=len(found))
    return found


@transaction.atomic
def deliver_access(
    *, request: AccessRequest, handed: Handed, expected_version: int, by: Actor, now: datetime
) -> AccessRequest:
    """Note that it was given, and how.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: it was not released, or given already.
        Collision: somebody else noted it meanwhile.
    """
    require(by, ANSWER_ACCESS)
    check_open(queries.about_of(request).subject_id)
    request.state = rules.ACCESS.check_can(request.state, "deliver").target
    request.handed, request.delivered_at = handed, now
    fields = ("state", "handed", "delivered_at")
    save_versioned(request, expected_version=expected_version, now=now, fields=fields)
    told(request, "governance.deliver_access", Operation.DISCLOSURE, by, now, fields=("handed",))
    return request
