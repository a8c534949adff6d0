"""Loads licensed questions, and sets from when risk counts as high in an area."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.safeguarding.dash.permissions import SET_RISK
from wayside.safeguarding.dash.rules import Thresholds
from wayside.safeguarding.dash.topics import TOPICS
from wayside.safeguarding.dash.vocabulary import Instrument
from wayside.safeguarding.models import InstrumentWording, RiskThresholds
from wayside.web.clock import day_of
from wayside.web.states import NotNow

TERMS = ("from_date", "medium_from", "high_from", "escalation_from", "months")


@dataclass(frozen=True, slots=True)
class Licensed:
    """The questions of a DASH by number, which version, whose licence, from when."""

    wording: str
    licence: str
    from_date: date
    questions: Mapping[int, str]


@transaction.atomic
def load_wording(*, licensed: Licensed, by: Actor, now: datetime) -> InstrumentWording:
    """Load it for one's own agency.

    Raises:
        NotNow: a question is missing, empty, or not one of the 24.
    """
    require(by, SET_RISK)
    if set(licensed.questions) != set(TOPICS) or not all(
        each.strip() for each in licensed.questions.values()
    ):
        raise NotNow(_("The file must hold each of the 24 questions once, and no other."))
    made = InstrumentWording(
        id=uuid4(),
        controller_id=by.controller_id,
        instrument=Instrument.DASH,
        wording=licensed.wording,
        licence=licensed.licence,
        from_date=licensed.from_date,
        questions={str(number): text for number, text in licensed.questions.items()},
        loaded_by_id=by.member_id,
        loaded_at=now,
    )
    made.save(force_insert=True)
    fields = ("wording", "licence", "from_date", "questions")
    told(made, "safeguarding.load_wording", Operation.ADMINISTRATION, by, now, fields=fields)
    return made


@transaction.atomic
def set_thresholds(
    *, area_id: UUID, terms: Thresholds, from_date: date, note: str, by: Actor, now: datetime
) -> RiskThresholds:
    """Set them in an area that one works in, from today or a later day on. What was finished
    before keeps what it came to.

    Raises:
        NotNow: the day is gone by, or high begins below medium.
    """
    require(by, SET_RISK, area_id=area_id)
    if from_date < day_of(now):
        raise NotNow(_("Choose today or a later day."))
    if not 1 <= terms.medium_from <= terms.high_from <= len(TOPICS):
        raise NotNow(_("High begins at or above medium, and with at most 24 answers."))
    made = RiskThresholds(
        id=uuid4(),
        controller_id=by.controller_id,
        area_id=area_id,
        from_date=from_date,
        note=note,
        set_by_id=by.member_id,
        set_at=now,
        **asdict(terms),
    )
    made.save(force_insert=True)
    told(made, "safeguarding.set_thresholds", Operation.ADMINISTRATION, by, now, fields=TERMS)
    return made
