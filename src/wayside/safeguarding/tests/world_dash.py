"""One of everything that is kept of somebody's risk."""

from typing import Any
from uuid import uuid4

from wayside.partners.tests import factories as partners
from wayside.safeguarding.dash import actions
from wayside.safeguarding.dash.actions import Beginning, Event
from wayside.safeguarding.dash.vocabulary import Instrument, Level, Source
from wayside.safeguarding.models import RiskRise
from wayside.safeguarding.tests.around import Around, Kept
from wayside.support.tests.factories import acting
from wayside.support.tests.worlds import SAID
from wayside.web.clock import day_of


def risk(around: Around) -> Kept:
    """A draft, an event, a judgement, and what came of it."""
    given: dict[str, Any] = {"by": partners.actor_of(around.worker), "now": around.now}
    person = around.person
    with acting(around.worker, now=around.now):
        beginning = Beginning(Instrument.DASH, "2014", Source.KNOWN, SAID)
        held = actions.begin_assessment(
            person=person, beginning=beginning, form_id=uuid4(), **given
        )
        actions.answer_part(
            assessment=held, answers={1: ["yes", SAID]}, expected_version=1, **given
        )
        event = Event(day_of(around.now), SAID, SAID)
        actions.note_event(person=person, event=event, form_id=uuid4(), **given)
        actions.judge_risk(person=person, level=Level.HIGH, reasons=SAID, form_id=uuid4(), **given)
        rise = RiskRise.objects.get(subject=person.subject_id)
        actions.answer_rise(rise=rise, verb="leave", reasons=SAID, expected_version=1, **given)
    return Kept({"assessment_id": held.id, "part": 0}, {})
