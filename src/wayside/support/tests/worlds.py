"""One of everything that this room keeps, about somebody whom a caseworker supports."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.files.vocabulary import FileKind
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.links.actions import choose_link
from wayside.people.links.vocabulary import Wish
from wayside.people.models import Person
from wayside.sharing.oversight.actions import break_glass
from wayside.support import actions
from wayside.support.actions import Assessed
from wayside.support.complaints.actions import ToldComplaint, reply_complaint, tell_complaint
from wayside.support.complaints.vocabulary import About, ComplaintKind, ReplyKind
from wayside.support.equality.actions import ask_equality
from wayside.support.groups.actions import (
    Described,
    add_session,
    begin_group,
    join_group,
    keep_apart,
)
from wayside.support.groups.queries import apart_of
from wayside.support.groups.vocabulary import GroupKind
from wayside.support.homelessness.tests.world import applied
from wayside.support.homes.tests.world import settled
from wayside.support.housing.tests.world import housed
from wayside.support.isva.actions import Stands, write_isva_path
from wayside.support.isva.vocabulary import Report, Stage
from wayside.support.models import (
    Attachment,
    Complaint,
    Ending,
    Particulars,
    PeerMatch,
    PlanReview,
    Readiness,
    SanctuaryWork,
    StalkingScreen,
    VolunteerTalk,
)
from wayside.support.peers.actions import Application, take_application
from wayside.support.referrals.tests.factories import referred
from wayside.support.sanctuary.actions import begin_sanctuary
from wayside.support.sanctuary.vocabulary import Work
from wayside.support.supervision.actions import Talk, note_supervision, set_supervision
from wayside.support.tests import factories
from wayside.support.tests.factories import acting, told
from wayside.support.vocabulary import Direction, Level, NeedKind, Whose
from wayside.web.clock import day_of

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
            day = day_of(now)
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
        self._attach()
        self._gather()
        self._secure()
        self._supervise()
        self._go_along()
        self._advise()
        self._complain()
        self._look_back()
        self.names |= applied(worker, person, said=SAID, now=now)
        self.names |= settled(worker, person, said=SAID, now=now)
        self.members = {Role.SERVICE_WORKER: factories.worker(worker.agency, Role.SERVICE_WORKER)}
        keeper = self.members[Role.SERVICE_WORKER]
        self.names |= housed(worker, keeper, person, said=SAID, now=now)

    def _attach(self) -> None:
        made = Attachment(
            subject_id=self.person.subject_id,
            controller_id=self.person.controller_id,
            added_by=self.worker,
            added_at=self.now,
            kind=FileKind.PDF,
            size=len(SAID),
            name=SAID,
            about=SAID,
            content=SAID.encode(),
        )
        with acting(self.worker, now=self.now):
            made.save(force_insert=True)
        self.names["attachment_id"] = made.id

    def _gather(self) -> None:
        by = partners.actor_of(self.worker)
        with acting(self.worker, now=self.now):
            group = begin_group(
                described=Described("Freedom", GroupKind.PROGRAMME, where=SAID),
                form_id=uuid4(),
                by=by,
                now=self.now,
            )
            held = add_session(
                group=group,
                starts_at=self.now,
                ends_at=self.now + timedelta(hours=1),
                topic="",
                by=by,
                now=self.now,
            )
            held_apart = apart_of(self.person)
            keep_apart(
                person=self.person,
                names=SAID,
                expected_version=held_apart.version if held_apart else 0,
                by=by,
                now=self.now,
            )
            place = join_group(person=self.person, group=group, called=SAID, by=by, now=self.now)
            facilitator_id = group.facilitators.get().id
        assert place
        self.names |= {
            "group_id": group.id,
            "group_session_id": held.id,
            "group_place_id": place.id,
            "facilitator_id": facilitator_id,
        }

    def _secure(self) -> None:
        by = partners.actor_of(self.worker)
        with acting(self.worker, now=self.now):
            held = begin_sanctuary(
                person=self.person, address=SAID, form_id=uuid4(), by=by, now=self.now
            )
            work = SanctuaryWork(
                sanctuary=held,
                subject_id=held.subject_id,
                controller_id=held.controller_id,
                work=Work.LOCKS,
                words=SAID,
                by_date=day_of(self.now),
                created_at=self.now,
                updated_at=self.now,
            )
            work.save(force_insert=True)
        self.names["sanctuary_work_id"] = work.id

    def _go_along(self) -> None:
        by, form = partners.actor_of(self.worker), uuid4()
        with acting(self.worker, now=self.now):
            held = take_application(
                application=Application(SAID, self.worker, SAID, SAID),
                person=self.person,
                form_id=form,
                by=by,
                now=self.now,
            )
            match = PeerMatch(
                volunteer=held,
                subject_id=self.person.subject_id,
                controller_id=self.person.controller_id,
                called=SAID,
                created_at=self.now,
                updated_at=self.now,
            )
            match.save(force_insert=True)
            said = {"described": SAID}
            ask_equality(person=self.person, said=said, expected_version=0, by=by, now=self.now)
        self.names |= {"volunteer_id": held.id, "peer_match_id": match.id}

    def _supervise(self) -> None:
        with acting(self.lead, now=self.now):
            by = partners.actor_of(self.lead)
            held = set_supervision(worker=self.worker, supervisor=self.lead, by=by, now=self.now)
            talk = Talk(day_of(self.now), SAID)
            note_supervision(supervision=held, talk=talk, form_id=uuid4(), by=by, now=self.now)
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

    def _look_back(self) -> None:
        """What the rooms keep beside: her script, a review, a screening, a time of support that
        ended and began again, and what was said of her as a volunteer."""
        by, at, day = self.worker, self.now, day_of(self.now)
        hers = {"subject_id": self.person.subject_id, "controller_id": by.agency_id}
        theirs = {"volunteer_id": self.names["volunteer_id"], "controller_id": by.agency_id}
        ended = {"closed_by": by, "closed_at": at, "reopened_by": by, "reopened_at": at}
        times = {"created_at": at, "updated_at": at}
        with acting(by, now=at):
            for row in (
                Particulars(**hers, noted_by=by, noted_at=at, dose=SAID, prescriber=SAID),
                PlanReview(**hers, held_by=by, noted_at=at, held_date=day, former_aim=SAID),
                StalkingScreen(**hers, asked_by=by, asked_at=at, words=SAID),
                Ending(**hers, **ended, **times, began_date=day, reason="moved", review=SAID),
                VolunteerTalk(
                    **theirs, held_date=day, next_date=day, words=SAID, noted_by=by, noted_at=at
                ),
                Readiness(**theirs, is_ready=True, words=SAID, judged_by=by, judged_at=at),
            ):
                row.save(force_insert=True)
            choose_link(person=self.person, wish=Wish.YES, words=SAID, by=_acts(by), now=at)
        with acting(self.lead, now=at):
            told_of = Complaint.objects.get(id=self.names["complaint_id"])
            kind, lead = ReplyKind.ACKNOWLEDGED, _acts(self.lead)
            reply_complaint(complaint=told_of, kind=kind, words=SAID, by=lead, now=at)
        self._break_glass()

    def _break_glass(self) -> None:
        """A colleague opens her record in an emergency."""
        colleague = factories.worker(self.worker.agency)
        with acting(colleague, now=self.now):
            subject, by = self.person.subject, _acts(colleague)
            break_glass(subject=subject, reason=SAID, by=by, now=self.now)


def _acts(member: Membership) -> Actor:
    return partners.actor_of(member)
