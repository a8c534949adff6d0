"""One of everything that this room keeps, about somebody whom a caseworker supports."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from wayside.access.vocabulary import Role
from wayside.files.vocabulary import FileKind
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.models import Person
from wayside.support import actions
from wayside.support.actions import Assessed
from wayside.support.complaints.actions import ToldComplaint, tell_complaint
from wayside.support.complaints.vocabulary import About, ComplaintKind
from wayside.support.isva.actions import Stands, write_isva_path
from wayside.support.isva.vocabulary import Report, Stage
from wayside.support.models import Attachment
from wayside.support.referrals.tests.factories import referred
from wayside.support.supervision.actions import set_supervision
from wayside.support.tests import factories
from wayside.support.tests.factories import acting, told
from wayside.support.vocabulary import Direction, Level, NeedKind, Whose

SAID = "I sleep in the stairwell behind the market."


class World:
    """A meeting, a need, a plan with a step, a step back, and a referral; each says ``SAID``. The
    worker is supervised by a lead."""

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
                strands=("stalking",),
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
        self.worker, self.person, self.now = worker, person, now
        self.lead = factories.worker(worker.agency, Role.SAFEGUARDING_LEAD)
        self._supervise()
        self._advise()
        self._complain()
        self._attach()

    def _attach(self) -> None:
        with acting(self.worker, now=self.now):
            made = Attachment.objects.create(
                subject=self.person.subject,
                controller=self.worker.agency,
                added_by=self.worker,
                added_at=self.now,
                kind=FileKind.TEXT,
                size=len(SAID),
                name="letter.txt",
                about=SAID,
                content=SAID.encode(),
            )
        self.names["attachment_id"] = made.id

    def _supervise(self) -> None:
        with acting(self.lead, now=self.now):
            held = set_supervision(
                worker=self.worker,
                supervisor=self.lead,
                by=partners.actor_of(self.lead),
                now=self.now,
            )
        self.names["supervision_id"] = held.id

    def _complain(self) -> None:
        police = partners.agency("Borough police", areas=(self.worker.area,))
        with acting(self.worker, now=self.now):
            made = tell_complaint(
                person=self.person,
                given=ToldComplaint(
                    ComplaintKind.COMPLAINT, About.OFFICER, police, self.worker.agency, SAID
                ),
                form_id=uuid4(),
                by=partners.actor_of(self.worker),
                now=self.now,
            )
        self.names["complaint_id"] = made.id

    def _advise(self) -> None:
        with acting(self.worker, now=self.now):
            write_isva_path(
                person=self.person,
                stands=Stands(Stage.FIRST, Report.NO, SAID),
                expected_version=0,
                by=partners.actor_of(self.worker),
                now=self.now,
            )
