"""One of everything that this room keeps, about somebody whom a caseworker supports."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.models import Person
from wayside.support import actions
from wayside.support.actions import Assessed
from wayside.support.referrals.tests.factories import referred
from wayside.support.tests import factories
from wayside.support.tests.factories import acting, told
from wayside.support.vocabulary import Direction, Level, NeedKind, Whose

SAID = "I sleep in the stairwell behind the market."


class World:
    """A meeting, a need, a plan with a step, a step back, a referral; each says ``SAID``."""

    def __init__(self, worker: Membership, person: Person, *, now: datetime) -> None:
        where = factories.ward(worker.area)
        by = partners.actor_of(worker)
        with acting(worker, now=now):
            meeting = actions.note_meeting(
                person=person,
                told=told(where, met_at=now, note=SAID),
                form_id=uuid4(),
                by=by,
                now=now,
            )
            assessed = {NeedKind.HOUSING: Assessed(Level.URGENT, SAID)}
            actions.assess_needs(person=person, assessed=assessed, by=by, now=now)
            day = now.date()
            actions.write_plan(
                person=person,
                aim=SAID,
                strands=(),
                review_date=day + timedelta(days=30),
                expected_version=0,
                by=by,
                now=now,
            )
            step = actions.agree_step(
                person=person, words=SAID, whose=Whose.BOTH, by_date=None, by=by, now=now
            )
            actions.tell_movement(
                person=person, direction=Direction.BACK, words=SAID, on_date=day, by=by, now=now
            )
        referral = referred(worker, person, area=worker.area, words=SAID, now=now)
        self.names: dict[str, Any] = {
            "meeting_id": meeting.id,
            "step_id": step.id,
            "referral_id": referral.id,
        }
