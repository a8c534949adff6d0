"""A complaint goes to somebody outside the agency complained of, and the answer comes back."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.notices.models import Notice
from wayside.partners.models import Agency, Membership
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.people.queries.mine import Mine
from wayside.support import duties
from wayside.support.complaints import actions, queries, rules
from wayside.support.complaints.actions import ToldComplaint
from wayside.support.complaints.vocabulary import About, ComplaintKind, ReplyKind
from wayside.support.models import Complaint, ComplaintReply
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
SAID = "He shouted at me."


class Cast:
    """Two charities, each with a caseworker and a lead, and the police; somebody is supported by
    the first."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.own = factories.charity(area=self.area)
        self.beside = factories.charity("Beside", area=self.area)
        self.police = partners.agency("Borough police", areas=(self.area,))
        self.ana, self.bea = factories.worker(self.own), factories.worker(self.own)
        self.lead = factories.worker(self.own, Role.SAFEGUARDING_LEAD)
        self.cat = factories.worker(self.beside)
        self.other_lead = factories.worker(self.beside, Role.SAFEGUARDING_LEAD)
        self.rosie = factories.person(self.ana, "Rosie")

    def tells(
        self, about: Agency, handled_by: Agency, by: Membership | None = None, **given: Any
    ) -> Complaint:
        by = by or self.ana
        said = ToldComplaint(
            ComplaintKind.COMPLAINT, About.WORKER, about, handled_by, SAID, named="Rosie"
        )
        with acting(by):
            return actions.tell_complaint(
                **{
                    "person": self.rosie,
                    "given": said,
                    "form_id": uuid4(),
                    "by": partners.actor_of(by),
                    "now": NOW,
                    **given,
                }
            )

    def replies(self, complaint: Complaint, kind: ReplyKind, by: Membership) -> ComplaintReply:
        with acting(by):
            return actions.reply_complaint(
                complaint=complaint,
                kind=kind,
                words="Heard.",
                by=partners.actor_of(by),
                now=NOW,
            )


@pytest.fixture
def cast() -> Cast:
    return Cast()


def seen_by(member: Membership) -> int:
    with acting(member):
        return Complaint.objects.count()


def test_the_agency_complained_of_never_looks_at_it_itself(cast: Cast) -> None:
    with pytest.raises(NotNow, match="outside the agency"):
        cast.tells(cast.own, cast.own)
    with pytest.raises(NotNow, match="Choose another"):
        cast.tells(cast.own, cast.police)
    rules.check_outside(about_agency_id=cast.own.id, handled_by_id=cast.beside.id)


def test_the_database_refuses_it_too(cast: Cast) -> None:
    made = Complaint(
        controller_id=cast.own.id,
        told_to=cast.ana,
        told_at=NOW,
        kind="complaint",
        about="worker",
        about_agency=cast.own,
        handled_by=cast.own,
        words=SAID,
        acknowledge_by_date=NOW.date(),
        answer_by_date=NOW.date(),
    )
    with pytest.raises(IntegrityError, match="goes_outside"), acting(cast.ana):
        made.save(force_insert=True)


def test_of_ones_own_agency_only_the_writer_and_the_lead_elsewhere_know(cast: Cast) -> None:
    cast.tells(cast.own, cast.beside)
    assert (seen_by(cast.ana), seen_by(cast.other_lead)) == (1, 1)
    for other in (cast.bea, cast.lead, cast.cat):
        assert seen_by(other) == 0
    for role in (Role.SERVICE_WORKER, Role.HOUSING_OFFICER, Role.LINK_REVIEWER):
        assert seen_by(partners.member(role, area=cast.area, agency=cast.own)) == 0


def test_of_an_officer_the_own_lead_looks_and_no_officer_can(cast: Cast) -> None:
    made = cast.tells(cast.police, cast.own)
    assert (seen_by(cast.lead), seen_by(cast.bea), seen_by(cast.other_lead)) == (1, 0, 0)
    officer = partners.member(Role.PATROL_OFFICER, area=cast.area, agency=cast.police)
    with pytest.raises(ProgrammingError), acting(officer), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM support.support_complaint")
    cast.replies(made, ReplyKind.ACKNOWLEDGED, cast.lead)


def test_it_is_acknowledged_answered_and_told_in_this_order_and_once(cast: Cast) -> None:
    made = cast.tells(cast.own, cast.beside)
    with pytest.raises(NotNow, match="First acknowledge"):
        cast.replies(made, ReplyKind.ANSWERED, cast.other_lead)
    cast.replies(made, ReplyKind.ACKNOWLEDGED, cast.other_lead)
    with pytest.raises(NotNow, match="done already"):
        cast.replies(made, ReplyKind.ACKNOWLEDGED, cast.other_lead)
    cast.replies(made, ReplyKind.ANSWERED, cast.other_lead)
    with pytest.raises(NotNow, match="another agency"):
        cast.replies(made, ReplyKind.TOLD, cast.other_lead)
    cast.replies(made, ReplyKind.TOLD, cast.ana)
    with acting(cast.ana):
        held = queries.complaint(made.id)
        assert held is not None
        assert rules.next_reply(queries.done(held)) is None


def test_who_was_complained_of_cannot_answer(cast: Cast) -> None:
    made = cast.tells(cast.own, cast.beside)
    with pytest.raises(NotAllowed):
        cast.replies(made, ReplyKind.ACKNOWLEDGED, cast.ana)
    with pytest.raises(NotOpenError):
        cast.replies(made, ReplyKind.ACKNOWLEDGED, cast.lead)
    forged = ComplaintReply(
        complaint=made, controller_id=cast.own.id, kind="answered", at=NOW, by=cast.ana
    )
    with pytest.raises(ProgrammingError, match="row-level security"), acting(cast.ana):
        forged.save(force_insert=True)


def test_the_dates_are_kept_and_whoever_is_next_is_told(cast: Cast) -> None:
    made = cast.tells(cast.own, cast.beside)
    assert (made.answer_by_date - NOW.date()).days == 28
    notice = Notice.objects.get(person_id=cast.other_lead.person_id)
    assert "Rosie" not in notice.body + notice.subject
    with acting(cast.other_lead):
        (duty,) = duties.due(Mine(partners.actor_of(cast.other_lead), now=NOW))
        assert duty.due_date == made.acknowledge_by_date
    cast.replies(made, ReplyKind.ACKNOWLEDGED, cast.other_lead)
    with acting(cast.other_lead):
        assert not duties.due(Mine(partners.actor_of(cast.other_lead), now=NOW))
    cast.replies(made, ReplyKind.ANSWERED, cast.other_lead)
    assert Notice.objects.filter(person_id=cast.ana.person_id).count() == 1
    with acting(cast.ana):
        assert len(duties.due(Mine(partners.actor_of(cast.ana), now=NOW))) == 1


def test_a_complaint_sent_twice_is_one(cast: Cast) -> None:
    form_id = uuid4()
    assert (
        cast.tells(cast.own, cast.beside, form_id=form_id).id
        == cast.tells(cast.own, cast.beside, form_id=form_id).id
    )
    assert seen_by(cast.ana) == 1


def test_a_colleague_writes_nothing_into_a_record_that_is_not_open(cast: Cast) -> None:
    with pytest.raises(NotOpenError):
        cast.tells(cast.police, cast.own, by=cast.bea)
    assert cast.tells(cast.police, cast.own, by=cast.bea, person=None).subject_id is None


def test_the_pages_lead_from_what_was_said_to_the_answer(cast: Cast, client: Client) -> None:
    partners.sign_in(client, cast.ana)
    sent = {
        "kind": "complaint",
        "about": "officer",
        "about_agency": str(cast.police.id),
        "handled_by": str(cast.own.id),
        "words": SAID,
        "form_id": str(uuid4()),
    }
    add = f"/support/people/{cast.rosie.id}/complaints/add/"
    assert "agreed" in client.post(add, sent).content.decode()
    assert client.post(add, {**sent, "agreed": "on"}).status_code == 302
    with acting(cast.ana):
        made = Complaint.objects.get()
    one = f"/support/complaints/{made.id}/"
    assert SAID in client.get(one).content.decode()
    assert client.get(f"{one}reply/").status_code == 302
    partners.sign_in(client, cast.lead)
    assert "Acknowledge it" in client.get(one).content.decode()
    assert client.post(f"{one}reply/", {"words": "Thank you."}).status_code == 302
    assert "Thank you." in client.get(one).content.decode()
    assert "Complaint" in client.get("/support/complaints/").content.decode()
    for other in (cast.bea, cast.other_lead):
        partners.sign_in(client, other)
        assert client.get(one).status_code == 404
        assert client.get(f"{one}reply/").status_code == 404


def test_where_whoever_was_told_has_left_the_lead_who_looks_notes_that_it_was_told(
    cast: Cast,
) -> None:
    made = cast.tells(cast.own, cast.beside)
    cast.replies(made, ReplyKind.ACKNOWLEDGED, cast.other_lead)
    cast.replies(made, ReplyKind.ANSWERED, cast.other_lead)
    forged = ComplaintReply(
        complaint=made, controller_id=cast.beside.id, kind="told", at=NOW, by=cast.other_lead
    )
    with pytest.raises(ProgrammingError, match="row-level security"), acting(cast.other_lead):
        forged.save(force_insert=True)
    Membership.objects.filter(id=cast.ana.id).update(ended_at=NOW)
    cast.replies(made, ReplyKind.TOLD, cast.other_lead)
    with acting(cast.other_lead):
        held = queries.complaint(made.id)
        assert held is not None
        assert rules.next_reply(queries.done(held)) is None
