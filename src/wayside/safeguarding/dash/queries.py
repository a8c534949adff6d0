"""Risk, as the database shows it to whoever acts."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.people.models import Person
from wayside.safeguarding.dash.rules import Facts, Scored, Standing, Thresholds, standing
from wayside.safeguarding.dash.vocabulary import AssessmentState, Instrument, RiseState
from wayside.safeguarding.models import (
    AbuseEvent,
    InstrumentWording,
    RiskAssessment,
    RiskJudgement,
    RiskRise,
    RiskThresholds,
)
from wayside.web.clock import day_of


def assessments_of(person: Person) -> QuerySet[RiskAssessment]:
    """Every one, the earliest first."""
    return RiskAssessment.objects.filter(subject=person.subject_id).select_related("by__person")


def assessment_of(person: Person, assessment_id: UUID) -> RiskAssessment | None:
    """One of them."""
    return assessments_of(person).filter(id=assessment_id).first()


def draft_of(person: Person) -> RiskAssessment | None:
    """The one that was begun and not finished."""
    return assessments_of(person).filter(state=AssessmentState.DRAFT).first()


def judgements_of(person: Person) -> QuerySet[RiskJudgement]:
    """Every judgement."""
    return RiskJudgement.objects.filter(subject=person.subject_id).select_related("by__person")


def events_of(person: Person) -> QuerySet[AbuseEvent]:
    """Every event of abuse, the earliest first."""
    return AbuseEvent.objects.filter(subject=person.subject_id).select_related("by__person")


def open_rise_of(person: Person) -> RiskRise | None:
    """The rise that waits for an answer."""
    return RiskRise.objects.filter(subject=person.subject_id, state=RiseState.OPEN).first()


def last_rise_of(person: Person) -> RiskRise | None:
    """The one that waits for an answer, else the latest."""
    return open_rise_of(person) or RiskRise.objects.filter(subject=person.subject_id).last()


def facts_of(person: Person) -> Facts:
    """What the risk is read from."""
    finished = assessments_of(person).filter(state=AssessmentState.FINISHED)
    events = list(events_of(person).values_list("happened_date", "is_marac"))
    return Facts(
        tuple(
            Scored(day_of(each.finished_at or each.created_at), each.score, each.level or 1)
            for each in finished.order_by("finished_at", "id")
        ),
        tuple(judgements_of(person).values_list("level", flat=True)),
        tuple(day for day, is_marac in events if not is_marac),
        tuple(day for day, is_marac in events if is_marac),
    )


def standing_of(person: Person, terms: Thresholds, *, today: date) -> Standing | None:
    """How high the risk is today."""
    return standing(facts_of(person), terms, today=today)


def thresholds(by: Actor, *, on: date) -> Thresholds:
    """What holds where whoever acts works: the latest of any of their areas, else what is
    common."""
    held = RiskThresholds.objects.filter(area__in=by.area_ids, from_date__lte=on).first()
    if held is None:
        return Thresholds()
    return Thresholds(held.medium_from, held.high_from, held.escalation_from, held.months)


def all_thresholds(by: Actor) -> QuerySet[RiskThresholds]:
    """All that were set in one's areas, the latest first."""
    return RiskThresholds.objects.filter(area__in=by.area_ids).select_related("area")


def wordings(by: Actor) -> QuerySet[InstrumentWording]:
    """Those of one's agency, the latest first."""
    return InstrumentWording.objects.filter(controller=by.agency_id)


def questions(by: Actor, *, on: date) -> dict[str, str]:
    """The licensed questions of a DASH by number, where one's agency loaded them."""
    found = wordings(by).filter(instrument=Instrument.DASH, from_date__lte=on).first()
    return found.questions if found else {}


def rises_due(led: Any) -> QuerySet[RiskRise]:
    """Risks of these people that rose, and are not answered or not referred yet."""
    return RiskRise.objects.filter(subject__in=led, state__in=(RiseState.OPEN, RiseState.REFER))


def drafts_due(led: Any, *, before: datetime | Any) -> QuerySet[RiskAssessment]:
    """Assessments of these people that were begun and left lying."""
    return RiskAssessment.objects.filter(
        subject__in=led, state=AssessmentState.DRAFT, updated_at__lte=before
    )
