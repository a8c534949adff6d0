"""A charity with two workers and somebody whose risk is assessed."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.safeguarding.dash import actions
from wayside.safeguarding.dash.actions import Beginning, Event
from wayside.safeguarding.dash.vocabulary import Instrument, Level, Source
from wayside.safeguarding.models import RiskAssessment
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting

DASH = Beginning(Instrument.DASH, "2014", Source.TOGETHER)


def answered(yes: int) -> dict[int, list[str]]:
    """All 24 answered, so many with yes."""
    return {n: ["yes" if n <= yes else "no", f"Note {n}"] for n in range(1, 25)}


class Cast:
    """Ana supports Rosie; Bea is her colleague."""

    def __init__(self) -> None:
        self.now = NOW
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.rosie = factories.person(self.ana, "Rosie")

    def do(self, action: Any, *, member: Membership | None = None, **given: Any) -> Any:
        member = member or self.ana
        self.now += timedelta(seconds=1)
        now = given.pop("now", self.now)
        with acting(member, now=now):
            return action(by=partners.actor_of(member), now=now, **given)

    def begins(self, beginning: Beginning = DASH) -> RiskAssessment:
        found: RiskAssessment = self.do(
            actions.begin_assessment, person=self.rosie, beginning=beginning, form_id=uuid4()
        )
        return found

    def assesses(self, yes: int) -> RiskAssessment:
        held = self.begins()
        answers = answered(yes)
        held = self.do(
            actions.answer_part, assessment=held, answers=answers, expected_version=held.version
        )
        return self.finishes(held)

    def finishes(self, held: RiskAssessment, level: Level | None = None) -> RiskAssessment:
        found: RiskAssessment = self.do(
            actions.finish_assessment,
            person=self.rosie,
            assessment=held,
            level=level,
            expected_version=held.version,
        )
        return found

    def judges(self, level: Level, reasons: str = "She cannot say it aloud.") -> Any:
        return self.do(
            actions.judge_risk,
            person=self.rosie,
            level=level,
            reasons=reasons,
            form_id=uuid4(),
        )

    def notes(self, event: Event) -> Any:
        return self.do(actions.note_event, person=self.rosie, event=event, form_id=uuid4())

    def risk(self) -> Any:
        return self.do(actions.open_risk, person=self.rosie)
