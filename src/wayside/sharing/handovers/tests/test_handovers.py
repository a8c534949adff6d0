"""A one-way inbox: any side puts in, only the receiving side reads, the sender learns two words."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test import Client

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role, Side
from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.partners.models import Agency, Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AgencyKind
from wayside.sharing.handovers import actions, queries
from wayside.sharing.handovers.permissions import HAND_OVER, RECEIVE_HANDOVERS
from wayside.sharing.handovers.vocabulary import HandoverKind, HandoverState, Told
from wayside.sharing.models import Handover, HandoverReceipt, HandoverText
from wayside.sharing.tests import factories
from wayside.sharing.tests.factories import NOW, acting
from wayside.vault import holding
from wayside.vault.boxes import box_of
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(hours=1)
WORDS = "She says her son is not safe at home"


class Cast:
    """An officer who sends; a charity, and a lead of the area who is of the council."""

    def __init__(self) -> None:
        self.area = partners.area("Lambeth")
        self.charity = factories.charity(area=self.area)
        self.officer = partners.member(Role.PATROL_OFFICER, area=self.area)
        self.worker = factories.worker(self.charity)
        council = partners.agency("Council", kind=AgencyKind.COUNCIL, areas=(self.area,))
        self.lead = factories.worker(council, Role.SAFEGUARDING_LEAD)
        self.elsewhere = factories.worker(
            factories.charity("Elsewhere", area=partners.area()), Role.SAFEGUARDING_LEAD
        )

    def sends(self, *, to: Agency | None = None, **more: Any) -> HandoverReceipt:
        given = {"kind": HandoverKind.CHILD_CONCERN, "content": {"text": WORDS}, **more}
        with acting(self.officer):
            return actions.hand_over(
                area=self.area,
                to_agency=to,
                by=partners.actor_of(self.officer),
                now=NOW,
                **given,
            )

    def opens(self, by: Membership, *, now: Any = SOON) -> actions.Opened:
        with acting(by, now=now):
            waiting = queries.waiting().get()
            return actions.open_handover(handover=waiting, by=partners.actor_of(by), now=now)

    def seen_by(self, member: Membership) -> int:
        with acting(member, now=SOON):
            return queries.waiting().count()

    def told(self) -> str:
        with acting(self.officer, now=SOON):
            return queries.receipts(of=partners.actor_of(self.officer)).get().standing


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_a_concern_reaches_the_leads_of_the_area_and_nobody_else(cast: Cast) -> None:
    cast.sends()
    assert cast.seen_by(cast.lead) == 1
    for member in (cast.worker, cast.elsewhere, cast.officer):
        assert cast.seen_by(member) == 0
    assert cast.opens(cast.lead).versions[0].content == {"text": WORDS}


def test_one_addressed_to_an_agency_is_for_that_agency(cast: Cast) -> None:
    cast.sends(to=cast.charity)
    assert cast.seen_by(cast.worker) == 1
    assert cast.seen_by(cast.lead) == 0
    assert cast.seen_by(factories.worker(cast.charity, Role.LINK_REVIEWER)) == 0


def test_who_wrote_it_cannot_read_it_back(cast: Cast) -> None:
    receipt = cast.sends()
    with acting(cast.officer, now=SOON):
        assert not HandoverText.objects.exists()
        assert not Handover.objects.exists()
        assert HandoverReceipt.objects.get() == receipt
        with pytest.raises(NotAllowed):
            actions.open_handover(
                handover=Handover(receipt=receipt), by=partners.actor_of(cast.officer), now=SOON
            )
    with acting(cast.lead, now=SOON):
        assert b"son" not in bytes(HandoverText.objects.get().sealed)


def test_an_instance_that_has_the_box_alone_sends_all_the_same(cast: Cast, settings: Any) -> None:
    box = box_of(holding.ring("support")).written()
    rings, settings.KEY_RINGS = settings.KEY_RINGS, {"support": ""}
    settings.KEY_BOXES = {"support": box}
    cast.sends()
    assert cast.seen_by(cast.lead) == 0
    settings.KEY_RINGS = rings
    assert cast.opens(cast.lead).versions[0].content["text"] == WORDS


def test_the_sender_learns_that_it_was_received_and_taken_up_and_nothing_else(cast: Cast) -> None:
    cast.sends()
    assert cast.told() == Told.SENT
    handover = cast.opens(cast.lead).handover
    assert cast.told() == Told.RECEIVED
    by = partners.actor_of(cast.lead)
    with acting(cast.lead, now=SOON):
        actions.take_up_handover(
            handover=handover,
            owner=cast.lead,
            deadline_at=SOON + timedelta(days=1),
            by=by,
            now=SOON,
        )
    assert cast.told() == Told.TAKEN_UP
    with acting(cast.lead, now=SOON):
        actions.answer_handover(handover=handover, answer="Known to us since May", by=by, now=SOON)
        assert queries.handover(handover.id).answer == "Known to us since May"
    assert cast.told() == Told.TAKEN_UP


def test_passed_on_it_begins_again_there_and_the_sender_does_not_learn_where(cast: Cast) -> None:
    cast.sends()
    handover = cast.opens(cast.lead).handover
    with acting(cast.lead, now=SOON):
        by = partners.actor_of(cast.lead)
        actions.pass_on_handover(handover=handover, to_agency=cast.charity, by=by, now=SOON)
        with pytest.raises(NotNow, match="Passed on"):
            actions.answer_handover(handover=handover, answer="x", by=by, now=SOON)
    assert cast.told() == Told.RECEIVED
    following = cast.opens(cast.worker)
    assert following.versions[0].content["text"] == WORDS
    assert following.handover.to_agency == cast.charity


def test_a_correction_is_a_second_version_within_72_hours(cast: Cast) -> None:
    receipt = cast.sends()
    by = partners.actor_of(cast.officer)
    for hours, wanted in ((71, None), (72, NotNow)):
        now = NOW + timedelta(hours=hours)
        with acting(cast.officer, now=now):
            if wanted:
                with pytest.raises(wanted, match="72 hours"):
                    actions.correct_handover(receipt=receipt, content={}, by=by, now=now)
            else:
                corrected = {"text": "Her daughter"}
                actions.correct_handover(receipt=receipt, content=corrected, by=by, now=now)
    found = [each.content["text"] for each in cast.opens(cast.lead).versions]
    assert found == ["Her daughter", WORDS]


def test_nobody_adds_to_what_another_sent_or_after_72_hours(cast: Cast) -> None:
    receipt = cast.sends()
    thief = partners.member(Role.PATROL_OFFICER, area=cast.area)
    late = NOW + timedelta(hours=73)
    for member, now in ((thief, SOON), (cast.lead, SOON), (cast.officer, late)):
        with pytest.raises(ProgrammingError, match="row-level security"), acting(member, now=now):
            HandoverText(receipt=receipt, number=2, sealed=b"x", written_at=now).save(
                force_insert=True
            )
    with acting(thief), pytest.raises(NotNow, match="Only who wrote it"):
        actions.correct_handover(receipt=receipt, content={}, by=partners.actor_of(thief), now=NOW)


def test_nobody_sends_in_anothers_name_or_gives_themselves_a_handover(cast: Cast) -> None:
    receipt = cast.sends()
    with pytest.raises(ProgrammingError, match="row-level security"), acting(cast.worker):
        HandoverReceipt(
            kind="referral", person=cast.lead.person, membership=cast.lead, sent_at=NOW
        ).save(force_insert=True)
    with pytest.raises(ProgrammingError, match="row-level security"), acting(cast.elsewhere):
        Handover(
            receipt=receipt, kind="referral", area=cast.area, sent_at=NOW, deadline_at=NOW
        ).save(force_insert=True)


def test_the_support_role_alone_reads_even_if_the_session_lies_about_who_acts(cast: Cast) -> None:
    cast.sends()
    with acting(cast.lead, now=SOON), connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        assert not Handover.objects.exists()
        assert not HandoverText.objects.exists()


def test_nothing_is_handed_over_to_immigration_enforcement(cast: Cast) -> None:
    barred = partners.agency(
        "Home Office", kind=AgencyKind.IMMIGRATION_ENFORCEMENT, areas=(cast.area,)
    )
    with pytest.raises(NotNow, match="Choose another"):
        cast.sends(to=barred)
    cast.sends()
    handover = cast.opens(cast.lead).handover
    with acting(cast.lead, now=SOON), pytest.raises(NotNow, match="Choose another"):
        actions.pass_on_handover(
            handover=handover, to_agency=barred, by=partners.actor_of(cast.lead), now=SOON
        )
    with (
        pytest.raises(IntegrityError, match="immigration enforcement"),
        acting(cast.lead, now=SOON),
        transaction.atomic(),
    ):
        Handover.objects.filter(id=handover.id).update(to_agency=barred)


def test_the_same_sent_twice_arrives_once(cast: Cast) -> None:
    made = uuid.uuid4()
    first, second = cast.sends(receipt_id=made), cast.sends(receipt_id=made)
    assert first == second
    assert cast.seen_by(cast.lead) == 1


def test_a_form_for_the_public_puts_in_and_nobody_keeps_a_receipt(cast: Cast) -> None:
    form = Actor.service("public form", permissions=(HAND_OVER,), area_ids=(cast.area.id,))
    with acting(form):
        actions.hand_over(
            kind=HandoverKind.REFERRAL, area=cast.area, content={"text": "Me"}, by=form, now=NOW
        )
        assert not HandoverReceipt.objects.exists()
    assert cast.opens(cast.lead).versions[0].content["text"] == "Me"


def test_receivers_are_told_that_something_waits_and_not_what(cast: Cast) -> None:
    cast.sends()
    notice = Notice.objects.get(person_id=cast.lead.person_id)
    assert notice.path.startswith("/sharing/handovers/")
    assert "son" not in notice.body + notice.subject
    assert Event.objects.filter(action="sharing.hand_over", fields__contains=["text"]).exists()


def test_a_late_one_is_told_once_to_the_areas_leads_who_can_then_open_it(cast: Cast) -> None:
    cast.sends(to=cast.charity)
    service = Actor.service("late", permissions=(RECEIVE_HANDOVERS,), works_for=Side.SUPPORT)
    for hours, found in ((23, 0), (25, 1), (26, 0)):
        now = NOW + timedelta(hours=hours)
        with acting(service, now=now):
            assert actions.escalate_handovers(by=service, now=now) == found
    assert Notice.objects.filter(person_id=cast.lead.person_id, subject__contains="late").count()
    assert cast.seen_by(cast.lead) == 1


def test_only_a_colleague_who_receives_can_own_it(cast: Cast) -> None:
    cast.sends()
    handover = cast.opens(cast.lead).handover
    due = SOON + timedelta(days=1)
    by = partners.actor_of(cast.lead)
    with acting(cast.lead, now=SOON):
        for owner, deadline, told in (
            (cast.worker, due, "your agency"),
            (cast.lead, NOW, "future"),
        ):
            with pytest.raises(NotNow, match=told):
                actions.take_up_handover(
                    handover=handover, owner=owner, deadline_at=deadline, by=by, now=SOON
                )
    assert cast.told() == HandoverState.RECEIVED


def test_an_officer_hands_over_and_a_lead_takes_it_up_on_the_pages(
    client: Client, cast: Cast, settings: Any, django_assert_max_num_queries: Any
) -> None:
    settings.WAYSIDE_TODAY = (NOW + timedelta(days=1)).date()
    partners.sign_in(client, cast.officer)
    assert "Nothing handed over yet" in client.get("/sharing/handovers/sent/").content.decode()
    sent = {"kind": "child_concern", "area": cast.area.id, "text": WORDS}
    assert client.post("/sharing/handovers/send/", sent).status_code == 302
    shown = client.get("/sharing/handovers/sent/").content.decode()
    assert WORDS not in shown
    receipt = HandoverReceipt._base_manager
    with acting(cast.officer):
        own = receipt.get()
    correct = f"/sharing/handovers/sent/{own.id}/correct/"
    assert client.post(correct, {"text": "Better words"}).status_code == 302
    assert client.get("/sharing/handovers/").status_code == 403

    partners.sign_in(client, cast.lead)
    with django_assert_max_num_queries(16):
        assert "A child may be at risk" in client.get("/sharing/handovers/").content.decode()
    with acting(cast.lead):
        handover = Handover.objects.get()
    base = f"/sharing/handovers/{handover.id}/"
    text = client.get(base).content.decode()
    assert "Better words" in text
    assert WORDS in text
    took = client.post(f"{base}take-up/", {"owner": cast.lead.id, "deadline": "5/7/2018"})
    assert took.status_code == 302
    assert client.get(correct).status_code == 404
    assert client.post(f"{base}answer/", {"answer": "Done"}).status_code == 302
    assert "Nothing waits" in client.get("/sharing/handovers/").content.decode()
    partners.sign_in(client, cast.elsewhere)
    for page in ("", "take-up/", "answer/", "pass-on/"):
        assert client.get(f"{base}{page}").status_code == 404
