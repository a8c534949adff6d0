"""Answers a legal demand: the least that the law asks, decided by two people."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.partners.vocabulary import AgencyKind
from wayside.sharing.demands import queries, rules
from wayside.sharing.demands.actions import telling
from wayside.sharing.demands.permissions import ANSWER_DEMANDS
from wayside.sharing.demands.vocabulary import DemandKind
from wayside.sharing.models import Disclosure, LegalDemand, Subject
from wayside.sharing.oversight.actions import tell_oversight
from wayside.sharing.oversight.vocabulary import OversightKind
from wayside.sharing.queries import may_open
from wayside.sharing.rules import check_somebody
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Demanded:
    """What came in: who asks, when, for what, with which power."""

    kind: DemandKind
    asked_by: str
    asked_date: date
    wants: str
    law: str
    answer_by_date: date | None = None
    for_immigration: bool = False


@transaction.atomic
def receive_demand(
    *, subject: Subject, demanded: Demanded, by: Actor, now: datetime
) -> LegalDemand:
    """Record a legal demand; the governance officer is told that there is one, and whether it comes
    from immigration enforcement."""
    require(by, ANSWER_DEMANDS)
    if not may_open(subject.id):
        raise NotNow(_("This record is not open to you."))
    rules.check_dates(asked_date=demanded.asked_date, answer_by_date=demanded.answer_by_date)
    made = LegalDemand(
        subject=subject,
        controller_id=subject.controller_id,
        kind=demanded.kind,
        for_immigration=demanded.for_immigration,
        asked_by=demanded.asked_by.strip(),
        asked_date=demanded.asked_date,
        answer_by_date=demanded.answer_by_date,
        wants=demanded.wants.strip(),
        law=demanded.law.strip(),
        received_by_id=check_somebody(by.person_id),
        received_at=now,
    )
    made.save(force_insert=True)
    _note(
        made,
        "sharing.receive_demand",
        by,
        now,
        "kind",
        "for_immigration",
        "asked_by",
        "answer_by_date",
        "wants",
        "law",
    )
    tell_oversight(_told_as(made), about=made, by=by, now=now)
    return made


@transaction.atomic
def propose_answer(*, demand: LegalDemand, least_answer: str, by: Actor, now: datetime) -> None:
    """Propose the least answer that the law asks; whoever may decide it is told."""
    locked = _moved(demand, "propose", by)
    locked.least_answer, locked.proposed_by_id = least_answer.strip(), by.person_id
    locked.save(update_fields=["state", "least_answer", "proposed_by"])
    _note(locked, "sharing.propose_answer", by, now, "state", "least_answer")
    telling.ask_second_people(locked, by=by, now=now)


@transaction.atomic
def agree_answer(*, demand: LegalDemand, by: Actor, now: datetime) -> None:
    """Agree the answer, as the second person.

    Raises:
        NotNow: it is one's own, or immigration enforcement asks without a court order.
    """
    _decide(demand, "agree", "sharing.agree_answer", note="", by=by, now=now)


@transaction.atomic
def refuse_demand(*, demand: LegalDemand, note: str, by: Actor, now: datetime) -> None:
    """Refuse the demand, as the second person, saying why."""
    _decide(demand, "refuse", "sharing.refuse_demand", note=note, by=by, now=now)


@transaction.atomic
def record_sent(
    *, demand: LegalDemand, sent: str, disclosure: Disclosure | None, by: Actor, now: datetime
) -> None:
    """Record what was sent, and how; the disclosure, where it went by one.

    Raises:
        NotNow: no answer was agreed, or the disclosure is about somebody else, or to immigration
            enforcement without a court order of theirs.
    """
    locked = _moved(demand, "send", by)
    if disclosure is not None and disclosure.subject_id != locked.subject_id:
        raise NotNow(_("This disclosure is about somebody else."))
    rules.check_may_answer(
        locked.kind, for_immigration=locked.for_immigration or _is_barred(disclosure)
    )
    locked.sent, locked.sent_at, locked.disclosure = sent.strip(), now, disclosure
    locked.save(update_fields=["state", "sent", "sent_at", "disclosure"])
    _note(locked, "sharing.record_sent", by, now, "state", "sent", "disclosure")


@transaction.atomic
def record_told(
    *, demand: LegalDemand, told: str, not_told_because: str, by: Actor, now: datetime
) -> None:
    """Record what they were told, or why they were not; that closes the case.

    Raises:
        NotNow: neither or both are said, or nothing was decided yet.
    """
    rules.check_told(told=told, not_told_because=not_told_because)
    locked = _moved(demand, "tell", by)
    locked.told, locked.not_told_because = told.strip(), not_told_because.strip()
    locked.told_at = now
    locked.save(update_fields=["state", "told", "not_told_because", "told_at"])
    _note(locked, "sharing.record_told", by, now, "state", "told", "not_told_because")


@look
def read_demands(*, subject: Subject, by: Actor, now: datetime) -> QuerySet[LegalDemand]:
    """The legal demands about somebody."""
    require(by, ANSWER_DEMANDS)
    record(
        by=by,
        operation=Operation.CONSULTATION,
        action="sharing.read_demands",
        record_type="sharing.Subject",
        record_id=subject.id,
        controller_id=subject.controller_id,
        now=now,
    )
    return queries.demands(subject)


@look
def read_demand(*, demand: LegalDemand, by: Actor, now: datetime) -> LegalDemand:
    """One demand, to decide its answer."""
    require(by, ANSWER_DEMANDS)
    _note(demand, "sharing.read_demand", by, now, operation=Operation.CONSULTATION)
    return demand


@look
def list_demands(*, by: Actor, now: datetime) -> QuerySet[LegalDemand]:
    """The demands of one's agency that wait for a step this actor may take."""
    require(by, ANSWER_DEMANDS)
    record(
        by=by,
        operation=Operation.LISTING,
        action="sharing.list_demands",
        record_type="sharing.LegalDemand",
        controller_id=by.agency_id,
        now=now,
    )
    return queries.to_step(by=by)


def _told_as(demand: LegalDemand) -> OversightKind:
    if not demand.for_immigration:
        return OversightKind.DEMAND
    barred = rules.is_barred(demand.kind, for_immigration=True)
    return OversightKind.BARRED if barred else OversightKind.ORDERED


def _is_barred(disclosure: Disclosure | None) -> bool:
    """Whether it went to immigration enforcement."""
    kind = disclosure.recipient.kind if disclosure else ""
    return kind == AgencyKind.IMMIGRATION_ENFORCEMENT


def _moved(demand: LegalDemand, verb: str, by: Actor) -> LegalDemand:
    """The demand in its next state, not saved yet."""
    require(by, ANSWER_DEMANDS)
    locked = LegalDemand.objects.select_for_update(of=("self",)).filter(id=demand.id).first()
    if locked is None:
        raise NotNow(_("This record is not open to you."))
    locked.state = rules.DEMAND.check_can(locked.state, verb).target
    return locked


def _decide(
    demand: LegalDemand, verb: str, action: str, *, note: str, by: Actor, now: datetime
) -> None:
    locked = _moved(demand, verb, by)
    rules.check_second_person(
        proposed_by=locked.proposed_by_id, decided_by=check_somebody(by.person_id)
    )
    if verb == "agree":
        rules.check_may_answer(locked.kind, for_immigration=locked.for_immigration)
    locked.decided_by_id, locked.decided_at, locked.note = by.person_id, now, note.strip()
    locked.save(update_fields=["state", "decided_by", "decided_at", "note"])
    _note(locked, action, by, now, "state", "decided_by")
    telling.tell_proposer(locked, by=by, now=now)


def _note(
    demand: LegalDemand,
    action: str,
    by: Actor,
    now: datetime,
    *fields: str,
    operation: Operation = Operation.ALTERATION,
) -> None:
    record(
        by=by,
        operation=operation,
        action=action,
        record_type="sharing.LegalDemand",
        record_id=demand.id,
        controller_id=demand.controller_id,
        fields=fields,
        now=now,
    )
