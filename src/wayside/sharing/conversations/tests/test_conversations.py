"""A conversation goes one way; its writer reads it for 72 hours on one device, nobody else ever."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners.acting import acting as acting_as
from wayside.partners.tests import factories as partners
from wayside.sharing.conversations import devices, jobs
from wayside.sharing.conversations.tests.factories import KEY, WORDS, Cast
from wayside.sharing.conversations.vocabulary import Said, Topic, Who
from wayside.sharing.handovers import actions as handovers
from wayside.sharing.handovers import queries
from wayside.sharing.handovers.vocabulary import HandoverKind, Told
from wayside.sharing.models import Handover, HandoverReceipt, OwnWords
from wayside.sharing.tests.factories import NOW, acting
from wayside.web import clock
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=2)
LAST = NOW + timedelta(hours=72) - timedelta(minutes=1)
OVER = NOW + timedelta(hours=72)


@pytest.fixture
def cast() -> Cast:
    return Cast()


def content(cast: Cast, by: Any, kind: HandoverKind = HandoverKind.ENGAGEMENT) -> Any:
    with acting(by, now=LATER):
        waiting = queries.waiting().get(kind=kind)
        opened = handovers.open_handover(handover=waiting, by=partners.actor_of(by), now=LATER)
        return opened.versions[0].content


def test_the_charity_reads_what_was_told_and_that_the_statement_was_said(cast: Cast) -> None:
    cast.tells(new_to_us=True)
    told = content(cast, cast.worker)
    assert told["text"] == WORDS
    assert told["Before they spoke"] == "I said it before we spoke"
    assert told["First words used for them"] == "Kasia"
    assert told["New to the officer"].startswith("yes")
    assert told["facts"]["topics"] == ["housing"]


def test_without_agreement_neither_a_name_nor_words_leave(cast: Cast) -> None:
    cast.tells(agreed=False)
    told = str(content(cast, cast.worker))
    assert WORDS not in told
    assert "Kasia" not in told
    assert "housing" in told


def test_the_sender_learns_nothing_of_what_becomes_of_it(cast: Cast) -> None:
    receipt = cast.tells()
    content(cast, cast.worker)
    with acting(cast.officer, now=LATER):
        assert HandoverReceipt.objects.get(id=receipt.id).standing == Told.SENT


def test_a_crime_goes_to_the_lead_alone_with_no_more_than_the_law_asks(cast: Cast) -> None:
    cast.tells(crime="A man hit her on Monday.", told_her="That I record it.", agreed=False)
    told = content(cast, cast.lead, HandoverKind.CRIME_DISCLOSED)
    assert told["text"] == "A man hit her on Monday."
    assert told["What they were told about this"] == "That I record it."
    assert "advocate" in told["Asked of you"]
    assert WORDS not in str(told)
    assert "Kasia" not in str(told)
    assert "facts" not in told
    with acting(cast.worker, now=LATER):
        assert not Handover.objects.filter(kind=HandoverKind.CRIME_DISCLOSED).exists()


def test_a_child_is_named_to_the_lead_even_without_agreement(cast: Cast) -> None:
    cast.tells(who=Who.CHILD, child="She says she is 15.", told_her="That I tell.", agreed=False)
    assert content(cast, cast.lead, HandoverKind.CHILD_CONCERN)["First words used for them"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"who": Who.CHILD}, "Under 18 is a child"),
        ({"crime": "A theft"}, "what you told them"),
        ({"at": NOW + timedelta(minutes=1)}, "not later than now"),
        ({"taken": (Topic.MONEY,)}, "More was taken than offered"),
    ],
)
def test_what_cannot_be_so_is_refused_and_nothing_is_half_sent(
    cast: Cast, given: dict[str, Any], words: str
) -> None:
    with pytest.raises(NotNow, match=words):
        cast.tells(**given)
    assert not HandoverReceipt.objects.filter(person=cast.officer.person).exists()


def test_sent_twice_it_arrives_once_with_its_concern(cast: Cast) -> None:
    form = uuid4()
    for _again in range(2):
        cast.tells(form_id=form, crime="A theft", told_her="That I tell.")
    with acting(cast.officer):
        kinds = HandoverReceipt.objects.values_list("kind", flat=True)
        assert sorted(kinds) == ["crime_disclosed", "engagement"]
    with acting(cast.worker, now=LATER):
        assert Handover.objects.count() == 1


def test_nothing_goes_to_police_or_probation(cast: Cast) -> None:
    with pytest.raises(NotNow, match="helps people here"):
        cast.tells(to=cast.officer.agency)


def test_the_writer_reads_own_words_until_the_last_minute_and_never_after(cast: Cast) -> None:
    receipt = cast.tells()
    assert cast.reads(receipt, cast.officer, now=LAST)["text"] == WORDS
    assert cast.reads(receipt, cast.officer, now=OVER) is None


def test_on_another_device_there_is_nothing_to_read(cast: Cast) -> None:
    receipt = cast.tells()
    assert cast.reads(receipt, cast.officer, now=LATER, key=None) is None
    assert cast.reads(receipt, cast.officer, now=LATER, key=bytes(32)) is None


def test_nobody_else_reads_them_even_with_the_device_in_hand(cast: Cast) -> None:
    receipt = cast.tells()
    for each in (cast.other, cast.coordinator):
        assert cast.reads(receipt, each, now=LATER) is None
        with acting(each, now=LATER):
            assert OwnWords.objects.count() == 0
    with acting(cast.worker, now=LATER):
        assert OwnWords.objects.count() == 0
    with pytest.raises(NotAllowed):
        cast.reads(receipt, cast.worker, now=LATER)


def test_the_row_alone_holds_no_word_of_it(cast: Cast) -> None:
    receipt = cast.tells()
    with acting(cast.officer, now=LATER):
        locked = bytes(OwnWords.objects.get(receipt=receipt).locked)
    assert b"stairwell" not in locked
    assert KEY not in locked


def test_the_job_erases_what_is_over_and_sees_nothing_before(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    receipt = cast.tells()
    for moment, left in ((LAST, 1), (OVER, 0)):
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        jobs.forget(0)
        with acting(cast.officer, now=LATER):
            assert OwnWords.objects.filter(receipt=receipt).count() == left
    assert Event.objects.filter(action="sharing.forget_own_words").count() == 1


def test_a_service_sees_no_words_in_time_by_raw_sql(cast: Cast) -> None:
    cast.tells()
    by = Actor.service(jobs.NAME, permissions=())
    with acting_as(by, now=LATER), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sharing_ownwords")
        assert cursor.fetchone()[0] == 0


def test_nobody_keeps_words_for_longer_than_they_may_be_corrected(cast: Cast) -> None:
    receipt = cast.tells()
    with (
        acting(cast.officer, now=LATER),
        pytest.raises(ProgrammingError, match="row-level"),
        transaction.atomic(),
    ):
        OwnWords.objects.filter(receipt=receipt).update(until_at=OVER + timedelta(days=30))


def test_a_correction_is_a_further_version_and_the_first_is_kept(cast: Cast) -> None:
    receipt = cast.tells()
    cast.corrects(receipt, now=LATER, text="She sleeps at a friend's")
    assert cast.reads(receipt, cast.officer, now=LAST)["text"] == "She sleeps at a friend's"
    with acting(cast.worker, now=LAST):
        opened = handovers.open_handover(
            handover=Handover.objects.get(), by=partners.actor_of(cast.worker), now=LAST
        )
    assert [each.content["text"] for each in opened.versions] == [
        "She sleeps at a friend's",
        WORDS,
    ]


def test_after_72_hours_or_by_somebody_else_nothing_is_corrected(cast: Cast) -> None:
    receipt = cast.tells()
    with pytest.raises(NotNow, match="72 hours"):
        cast.corrects(receipt, now=OVER, at=OVER - timedelta(hours=1))
    cast.officer = cast.other
    with pytest.raises(NotNow, match="Only who wrote it"):
        cast.corrects(receipt, now=LATER)


def test_a_concern_remembered_later_goes_out_with_the_correction_once(cast: Cast) -> None:
    receipt = cast.tells()
    for words in ("A theft", "A robbery"):
        cast.corrects(receipt, now=LATER, crime=words, told_her="That I tell.")
    with acting(cast.lead, now=LATER):
        assert Handover.objects.filter(kind=HandoverKind.CRIME_DISCLOSED).count() == 1
    assert content(cast, cast.lead, HandoverKind.CRIME_DISCLOSED)["text"] == "A robbery"


def corrected(by: Actor) -> list[Handover]:
    return [each for each in queries.on_desk(visible_to=by) if queries.is_corrected(each)]


def test_the_owner_sees_that_it_was_corrected_until_they_read_it(cast: Cast) -> None:
    receipt = cast.tells()
    by = partners.actor_of(cast.worker)
    with acting(cast.worker, now=LATER):
        found = Handover.objects.get()
        handovers.open_handover(handover=found, by=by, now=LATER)
        handovers.take_up_handover(
            handover=found, owner=cast.worker, deadline_at=LAST, by=by, now=LATER
        )
        assert not corrected(by)
    cast.corrects(receipt, now=LATER, text="Better")
    with acting(cast.worker, now=LATER):
        assert corrected(by) == [found]
        handovers.open_handover(handover=found, by=by, now=LATER)
        assert not corrected(by)


def test_the_page_of_the_own_words_for_the_writer_and_nobody_else(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: LATER)
    receipt = cast.tells()
    url = reverse("sharing:correct_conversation", args=[receipt.id])
    for member, status in ((cast.officer, 200), (cast.other, 404), (cast.coordinator, 404)):
        client = Client()
        client.cookies[devices.COOKIE] = KEY.hex()
        partners.sign_in(client, member)
        page = client.get(url)
        assert page.status_code == status
        assert (WORDS in page.content.decode()) is (member == cast.officer)
    client = Client()
    partners.sign_in(client, cast.officer)
    assert "only on the device" in client.get(url).content.decode()
    monkeypatch.setattr(clock, "now", lambda: OVER)
    client.cookies[devices.COOKIE] = KEY.hex()
    partners.sign_in(client, cast.officer)
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("said", list(Said))
def test_each_answer_about_the_statement_is_recorded(cast: Cast, said: Said) -> None:
    cast.tells(said=said)
    assert content(cast, cast.worker)["Before they spoke"] == str(said.label)


def test_no_role_of_the_support_side_tells_conversations(cast: Cast) -> None:
    for role in (Role.CASEWORKER, Role.ANALYST, Role.WARD_SERGEANT):
        member = partners.member(role, area=cast.area)
        with pytest.raises(NotAllowed):
            cast.tells(by=member)
