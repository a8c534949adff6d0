"""Looks at risk, at one assessment, and at the wordings of an agency."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.safeguarding.dash import queries
from wayside.safeguarding.dash.permissions import ASSESS_RISK, SET_RISK
from wayside.safeguarding.dash.rules import Standing, Thresholds
from wayside.safeguarding.models import (
    AbuseEvent,
    InstrumentWording,
    RiskAssessment,
    RiskJudgement,
    RiskRise,
    RiskThresholds,
)
from wayside.web.clock import day_of

MOST = 50


@dataclass(frozen=True, slots=True)
class Risk:
    """Somebody's risk: how high, by what, and everything it is read from."""

    standing: Standing | None
    terms: Thresholds
    assessments: tuple[RiskAssessment, ...]
    judgements: tuple[RiskJudgement, ...]
    events: tuple[AbuseEvent, ...]
    rise: RiskRise | None


@dataclass(frozen=True, slots=True)
class Lists:
    """What an agency loaded, and what was set in its areas."""

    wordings: tuple[InstrumentWording, ...]
    thresholds: tuple[RiskThresholds, ...]
    terms: Thresholds


@look
def open_risk(*, person: Person, by: Actor, now: datetime) -> Risk:
    """Open somebody's risk.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, ASSESS_RISK)
    check_open(person.subject_id)
    told(person, "safeguarding.open_risk", Operation.CONSULTATION, by, now)
    today = day_of(now)
    terms = queries.thresholds(by, on=today)
    return Risk(
        queries.standing_of(person, terms, today=today),
        terms,
        tuple(queries.assessments_of(person)),
        tuple(queries.judgements_of(person)),
        tuple(queries.events_of(person)),
        queries.last_rise_of(person),
    )


@look
def open_assessment(
    *, assessment: RiskAssessment, by: Actor, now: datetime
) -> tuple[RiskAssessment, Mapping[str, str]]:
    """Open one assessment, with the licensed questions where there are some.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, ASSESS_RISK)
    check_open(assessment.subject_id)
    told(assessment, "safeguarding.open_assessment", Operation.CONSULTATION, by, now)
    return assessment, queries.questions(by, on=day_of(now))


@look
def list_wordings(*, by: Actor, now: datetime) -> Lists:
    """List what one's agency loaded, and the thresholds of one's areas."""
    require(by, SET_RISK)
    told(InstrumentWording, "safeguarding.list_wordings", Operation.CONSULTATION, by, now)
    return Lists(
        tuple(queries.wordings(by)[:MOST]),
        tuple(queries.all_thresholds(by)[:MOST]),
        queries.thresholds(by, on=day_of(now)),
    )
