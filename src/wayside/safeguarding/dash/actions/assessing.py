"""Begins an assessment, writes its answers part by part, and finishes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.safeguarding.dash import queries, rules
from wayside.safeguarding.dash.actions.rising import note_rise, standing_now
from wayside.safeguarding.dash.permissions import ASSESS_RISK
from wayside.safeguarding.dash.rules import ASSESSMENT
from wayside.safeguarding.dash.topics import TOPICS
from wayside.safeguarding.dash.vocabulary import Answer, Instrument, Level, Source
from wayside.safeguarding.models import RiskAssessment
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow

RESULT = ("state", "score", "level", "high_from", "finished_at")


@dataclass(frozen=True, slots=True)
class Beginning:
    """With which form, in which version, and who gives the answers."""

    instrument: Instrument
    wording: str
    source: Source
    known_from: str = ""


@transaction.atomic
def begin_assessment(
    *, person: Person, beginning: Beginning, form_id: UUID, by: Actor, now: datetime
) -> RiskAssessment:
    """Begin one; the form of one id begins one.

    Raises:
        NotOpenError: the record is not open to whoever begins.
        NotNow: one was begun already, this is a child under 16, or it is not said who answers.
    """
    require(by, ASSESS_RISK)
    check_open(person.subject_id)
    there = queries.assessment_of(person, form_id)
    if there is not None:
        return there
    rules.check_age(person.birth, today=day_of(now))
    if queries.draft_of(person) is not None:
        raise NotNow(_("An assessment was begun already. Go on with that one, or leave it."))
    if beginning.source == Source.KNOWN and not beginning.known_from.strip():
        raise NotNow(_("Say from whom it is known."))
    made = RiskAssessment(
        id=form_id,
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        instrument=beginning.instrument,
        wording=beginning.wording,
        answers_from=beginning.source,
        known_from=beginning.known_from,
        by_id=by.member_id,
        created_at=now,
        updated_at=now,
    )
    made.save(force_insert=True)
    fields = ("instrument", "wording", "answers_from", "known_from")
    action = "safeguarding.begin_assessment"
    told(made, action, Operation.COLLECTION, by, now, fields=fields)
    return made


@transaction.atomic
def answer_part(
    *,
    assessment: RiskAssessment,
    answers: Mapping[int, Sequence[str]],
    expected_version: int,
    by: Actor,
    now: datetime,
) -> RiskAssessment:
    """Write the answers of one part, each with its note; the others stay.

    Raises:
        NotOpenError: the record is not open to whoever writes.
        NotNow: it is finished, or there is no such question.
        Collision: somebody else wrote it since.
    """
    _check_may_write(assessment, expected_version, by)
    ASSESSMENT.check_can(assessment.state, "finish")
    if not set(answers) <= set(TOPICS) or {each[0] for each in answers.values()} - set(Answer):
        raise NotNow(_("There is no such question or answer."))
    written = {str(number): list(each) for number, each in answers.items()}
    assessment.answers = {**assessment.answers, **written}
    save_versioned(assessment, expected_version=expected_version, now=now, fields=("answers",))
    told(
        assessment,
        "safeguarding.answer_part",
        Operation.COLLECTION,
        by,
        now,
        fields=("answers",),
        count=len(answers),
    )
    return assessment


@transaction.atomic
def finish_assessment(
    *,
    person: Person,
    assessment: RiskAssessment,
    level: Level | None = None,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> RiskAssessment:
    """Finish it. A DASH comes to what its answers come to; a DARA to the level that was graded on
    its own form.

    Raises:
        NotOpenError: the record is not open to whoever finishes it.
        NotNow: a question has no answer, or a DARA no level.
        Collision: somebody else wrote it since.
    """
    _check_may_write(assessment, expected_version, by)
    rules.check_age(person.birth, today=day_of(now))
    rules.check_complete(assessment.instrument, assessment.answers)
    before = standing_now(person, by, now)
    assessment.state = ASSESSMENT.check_can(assessment.state, "finish").target
    if assessment.instrument == Instrument.DASH:
        terms = queries.thresholds(by, on=day_of(now))
        assessment.score = rules.score_of(assessment.answers)
        assessment.level = rules.level_of(assessment.score, terms)
        assessment.high_from = terms.high_from
    elif level is None:
        raise NotNow(_("Say which level the DARA was graded."))
    else:
        assessment.level = level
    assessment.finished_at = now
    save_versioned(assessment, expected_version=expected_version, now=now, fields=RESULT)
    action = "safeguarding.finish_assessment"
    fields = ("state", "score", "level", "finished_at")
    told(assessment, action, Operation.ALTERATION, by, now, fields=fields)
    note_rise(person, before, by, now)
    return assessment


@transaction.atomic
def leave_assessment(
    *, assessment: RiskAssessment, expected_version: int, by: Actor, now: datetime
) -> RiskAssessment:
    """Leave it unfinished; what was answered stays to be read.

    Raises:
        NotOpenError: the record is not open to whoever leaves it.
        NotNow: it is finished.
        Collision: somebody else wrote it since.
    """
    _check_may_write(assessment, expected_version, by)
    assessment.state = ASSESSMENT.check_can(assessment.state, "leave").target
    save_versioned(assessment, expected_version=expected_version, now=now, fields=("state",))
    action = "safeguarding.leave_assessment"
    told(assessment, action, Operation.ALTERATION, by, now, fields=("state",))
    return assessment


def _check_may_write(assessment: RiskAssessment, expected_version: int, by: Actor) -> None:
    require(by, ASSESS_RISK)
    check_open(assessment.subject_id)
    if assessment.version != expected_version:
        raise Collision(assessment)
