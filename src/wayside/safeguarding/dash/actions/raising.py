"""Judges a risk to be higher, notes events, and says what comes of a risk that rose."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.safeguarding.dash import rules
from wayside.safeguarding.dash.actions.rising import note_rise, standing_now
from wayside.safeguarding.dash.permissions import ASSESS_RISK
from wayside.safeguarding.dash.rules import RISE
from wayside.safeguarding.dash.vocabulary import Level
from wayside.safeguarding.models import AbuseEvent, RiskJudgement, RiskRise
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, when, and who knows; or when a MARAC was asked elsewhere."""

    happened_date: date
    happened: str
    known_to: str = ""
    is_marac: bool = False


@transaction.atomic
def judge_risk(
    *, person: Person, level: Level, reasons: str, form_id: UUID, by: Actor, now: datetime
) -> RiskJudgement:
    """Judge the risk to be medium or high, and say why. Nothing takes it back.

    Raises:
        NotOpenError: the record is not open to whoever judges.
        NotNow: there are no reasons, or it says less than what stands.
    """
    require(by, ASSESS_RISK)
    check_open(person.subject_id)
    there = RiskJudgement.objects.filter(id=form_id, subject=person.subject_id).first()
    if there is not None:
        return there
    before = standing_now(person, by, now)
    if level == Level.STANDARD or level < (before.level if before else 0):
        raise NotNow(_("Judgement raises a risk and never lowers it: choose a higher level."))
    if not reasons.strip():
        raise NotNow(_("Write the reasons: a MARAC reads them."))
    made = RiskJudgement(
        id=form_id,
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        level=level,
        reasons=reasons,
        at=now,
        by_id=by.member_id,
    )
    made.save(force_insert=True)
    fields = ("level", "reasons")
    told(made, "safeguarding.judge_risk", Operation.COLLECTION, by, now, fields=fields)
    note_rise(person, before, by, now)
    return made


@transaction.atomic
def note_event(
    *, person: Person, event: Event, form_id: UUID, by: Actor, now: datetime
) -> AbuseEvent:
    """Note an event of abuse, or that a MARAC was asked elsewhere.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: the day lies ahead.
    """
    require(by, ASSESS_RISK)
    check_open(person.subject_id)
    there = AbuseEvent.objects.filter(id=form_id, subject=person.subject_id).first()
    if there is not None:
        return there
    rules.check_day(event.happened_date, today=day_of(now))
    before = standing_now(person, by, now)
    made = AbuseEvent(
        id=form_id,
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        happened_date=event.happened_date,
        is_marac=event.is_marac,
        happened=event.happened,
        known_to=event.known_to,
        at=now,
        by_id=by.member_id,
    )
    made.save(force_insert=True)
    fields = ("happened_date", "happened", "known_to")
    told(made, "safeguarding.note_event", Operation.COLLECTION, by, now, fields=fields)
    note_rise(person, before, by, now)
    return made


@transaction.atomic
def answer_rise(
    *,
    rise: RiskRise,
    verb: str,
    reasons: str = "",
    expected_version: int,
    by: Actor,
    now: datetime,
) -> RiskRise:
    """Say that it is to be referred; or that it is not now, and why.

    Raises:
        NotOpenError: the record is not open to whoever answers.
        NotNow: it is answered already, or there are no reasons not to refer.
        Collision: somebody else answered.
    """
    require(by, ASSESS_RISK)
    check_open(rise.subject_id)
    if rise.version != expected_version:
        raise Collision(rise)
    if verb == "leave" and not reasons.strip():
        raise NotNow(_("Write why it is not referred now, and what is done instead."))
    rise.state = RISE.check_can(rise.state, verb).target
    rise.reasons, rise.answered_at, rise.by_id = reasons, now, by.member_id
    fields = ("state", "reasons", "answered_at", "by")
    save_versioned(rise, expected_version=expected_version, now=now, fields=fields)
    told(rise, "safeguarding.answer_rise", Operation.ALTERATION, by, now, fields=("state",))
    return rise
