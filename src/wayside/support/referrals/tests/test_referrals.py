"""Referrals as each side sees and moves them."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role, Side
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.people.tests.factories import NOW, acting, charity, worker
from wayside.sharing.models import Delivery, DeliveryContent, Disclosure
from wayside.support.models import Referral, ReferralAbout, ReferralMove
from wayside.support.referrals import actions, queries
from wayside.support.referrals.permissions import WATCH_REFERRALS
from wayside.support.referrals.tests.factories import WORDS, Cast, over, service_of
from wayside.support.referrals.vocabulary import ROUNDS, Declined
from wayside.web.collisions import Collision
from wayside.web.states import NotNow


def state(cast: Cast, referral: Referral) -> str:
    with acting(cast.ana):
        return Referral.objects.get(id=referral.id).state


def seen(member: Membership) -> tuple[int, int, int]:
    """How many referrals, of how many people and with how many steps, a member sees."""
    with acting(member):
        return (
            Referral.objects.count(),
            ReferralAbout.objects.count(),
            ReferralMove.objects.count(),
        )


def test_without_consent_nothing_leaves(cast: Cast) -> None:
    drafted = cast.draft()
    with acting(cast.ana), pytest.raises(NotNow, match="has not agreed"):
        actions.send_referral(referral=drafted, by=cast.by(cast.ana), now=NOW)
    with acting(cast.ana):
        assert not Disclosure.objects.exists()
    assert state(cast, drafted) == "draft"
    assert not Notice.objects.exists()


def test_consent_to_less_is_not_enough(cast: Cast) -> None:
    cast.agrees(categories=("needs",))
    drafted = cast.draft()
    with acting(cast.ana), pytest.raises(NotNow, match="Who they are"):
        actions.send_referral(referral=drafted, by=cast.by(cast.ana), now=NOW)


def test_a_draft_is_its_senders_alone(cast: Cast) -> None:
    cast.draft()
    assert seen(cast.ana)[:2] == (1, 1)
    for each in (cast.bea, cast.lead, cast.sam, cast.their_lead, cast.other):
        assert seen(each) == (0, 0, 0)


def test_what_is_sent_is_seen_by_the_service_without_whom_it_is_about(cast: Cast) -> None:
    cast.sent()
    assert seen(cast.sam)[:2] == (1, 0)
    for each in (cast.bea, cast.lead, cast.other):
        assert seen(each) == (0, 0, 0)


def test_the_service_reads_what_was_agreed_and_that_marks_it_received(cast: Cast) -> None:
    sent = cast.sent()
    with acting(cast.sam):
        opened = actions.open_referral(referral=sent, by=cast.by(cast.sam), now=NOW)
    assert opened.content is not None
    assert opened.content["text"] == WORDS
    assert opened.content["family name"] == "Lantern"
    assert opened.about is None
    assert state(cast, sent) == "received"


def test_a_lead_who_may_not_read_it_does_not_silence_it(cast: Cast) -> None:
    sent = cast.sent()
    with acting(cast.their_lead):
        opened = actions.open_referral(referral=sent, by=cast.by(cast.their_lead), now=NOW)
    assert opened.content is None
    assert state(cast, sent) == "sent"


def test_the_way_from_acceptance_to_its_outcome(cast: Cast) -> None:
    sent = cast.sent()
    for verb in ("accept", "start", "complete"):
        cast.answered(sent, verb)
    with acting(cast.ana):
        actions.move_referral(
            referral=sent, verb="review", outcome="helped", by=cast.by(cast.ana), now=NOW
        )
        found = queries.referral(sent.id)
        assert found is not None
        assert (found.state, found.outcome, found.owner) == ("reviewed", "helped", cast.sam)
        assert [each.verb for each in queries.moves_of(found)] == [
            "draft", "send", "accept", "start", "complete", "review",
        ]  # fmt: skip


def test_a_service_declines_with_a_reason_only(cast: Cast) -> None:
    sent = cast.sent()
    with pytest.raises(NotNow, match="Say why"):
        cast.answered(sent, "decline")
    assert cast.answered(sent, "decline", because="full").declined_because == "full"


def test_consent_taken_back_ends_it_and_closes_what_the_service_sees(cast: Cast) -> None:
    sent = cast.sent()
    cast.answered(sent, "accept")
    cast.takes_back(now=NOW + timedelta(hours=1))
    assert state(cast, sent) == "withdrawn"
    assert not DeliveryContent.objects.exists()
    with acting(cast.sam, now=NOW + timedelta(hours=2)):
        assert Delivery.objects.get().delete_by_at is not None
        opened = actions.open_referral(
            referral=sent, by=cast.by(cast.sam), now=NOW + timedelta(hours=2)
        )
        assert (opened.content, opened.about) == (None, None)
        assert "Delete what you kept" in opened.closed
    with pytest.raises(NotNow):
        cast.answered(sent, "start", now=NOW + timedelta(hours=2))


def test_after_it_was_withdrawn_it_is_opened_again_only_by_new_consent(cast: Cast) -> None:
    sent = cast.sent()
    cast.takes_back(now=NOW + timedelta(hours=1))
    later = NOW + timedelta(hours=2)
    with acting(cast.ana, now=later):
        by = cast.by(cast.ana)
        actions.move_referral(referral=sent, verb="reopen", by=by, now=later)
        with pytest.raises(NotNow, match="has not agreed"):
            actions.send_referral(referral=sent, by=by, now=later)
    assert seen(cast.sam) == (0, 0, 0)
    cast.agrees(now=later)
    with acting(cast.ana, now=later):
        actions.send_referral(referral=sent, by=by, now=later)
    assert state(cast, sent) == "sent"
    assert seen(cast.sam)[0] == 1


def test_transferred_it_closes_there_and_begins_elsewhere(cast: Cast) -> None:
    sent = cast.sent()
    second = service_of(charity("Second Example", area=cast.area), "Second clinic")
    with acting(cast.ana):
        made = actions.transfer_referral(
            referral=sent, service=second, by=cast.by(cast.ana), now=NOW
        )
        assert (made.state, made.replaces_id) == ("draft", sent.id)
    assert state(cast, sent) == "transferred"
    assert not DeliveryContent.objects.exists()


def test_once_accepted_it_goes_on_after_the_time_of_what_was_shared(cast: Cast) -> None:
    sent, later = cast.sent(), NOW + timedelta(days=181)
    cast.answered(sent, "accept")
    over(later)
    with acting(cast.sam, now=later):
        opened = actions.open_referral(referral=sent, by=cast.by(cast.sam), now=later)
    assert opened.content is None
    assert opened.may_answer
    with acting(cast.their_lead, now=later):
        other = actions.open_referral(referral=sent, by=cast.by(cast.their_lead), now=later)
    assert not other.may_answer
    for verb in ("start", "complete"):
        cast.answered(sent, verb, now=later)
    assert state(cast, sent) == "completed"


def test_before_it_is_accepted_it_needs_an_open_copy(cast: Cast) -> None:
    sent, later = cast.sent(), NOW + timedelta(days=181)
    over(later)
    with pytest.raises(NotNow, match="was closed"):
        cast.answered(sent, "accept", now=later)


def test_no_reason_says_that_the_service_knows_her(cast: Cast) -> None:
    sent = cast.sent()
    with pytest.raises(NotNow, match="Say why"):
        cast.answered(sent, "decline", because="already")
    assert not [each for each in Declined if "already" in str(each.label)]


def test_pressed_twice_it_is_done_once(cast: Cast) -> None:
    sent = cast.sent()
    cast.answered(sent, "accept")
    cast.answered(sent, "accept")
    with acting(cast.ana):
        assert ReferralMove.objects.filter(verb="accept").count() == 1


def test_of_two_who_answer_the_second_is_told(cast: Cast) -> None:
    sent = cast.sent()
    second = worker(cast.there, Role.SERVICE_WORKER)
    cast.answered(sent, "accept")
    with acting(second), pytest.raises(NotNow, match="Accept"):
        actions.answer_referral(referral=sent, verb="accept", by=cast.by(second), now=NOW)


def test_a_draft_changed_by_two_collides(cast: Cast) -> None:
    drafted = cast.draft()
    said = actions.Said((), ("needs",), "Other words")
    with acting(cast.ana):
        by = cast.by(cast.ana)
        actions.change_referral(referral=drafted, said=said, expected_version=1, by=by, now=NOW)
        with pytest.raises(Collision):
            actions.change_referral(referral=drafted, said=said, expected_version=1, by=by, now=NOW)


@pytest.mark.parametrize("who", ["other", "bea", "lead"])
def test_nobody_else_answers_or_moves_it(cast: Cast, who: str) -> None:
    sent = cast.sent()
    member = getattr(cast, who)
    with acting(member):
        with pytest.raises(NotNow, match="no such referral"):
            actions.answer_referral(referral=sent, verb="accept", by=cast.by(member), now=NOW)
        assert queries.referral(sent.id) is None


def test_a_service_cannot_write_who_sent_it(cast: Cast) -> None:
    sent = cast.sent()
    with (
        acting(cast.sam),
        pytest.raises(IntegrityError, match="how a referral stands"),
        transaction.atomic(),
    ):
        Referral.objects.filter(id=sent.id).update(controller=cast.there)


def test_an_officer_cannot_name_the_tables(cast: Cast) -> None:
    cast.sent()
    with (
        acting(cast.officer),
        pytest.raises(ProgrammingError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT count(*) FROM support.support_referral")


def test_mail_says_nothing_of_anybody(cast: Cast) -> None:
    cast.answered(cast.sent(), "accept")
    told = list(Notice.objects.values_list("subject", "body"))
    assert len(told) == 2
    for subject, body in told:
        assert not {"Rosie", "Lantern", "clinic", WORDS} & {*subject.split(), *body.split()}


def test_one_that_nobody_answers_is_on_three_screens(cast: Cast) -> None:
    sent = cast.sent()
    later = NOW + timedelta(days=5)
    screens = (cast.ana, cast.sam, cast.their_lead, cast.lead)
    with acting(cast.lead, now=later):
        assert queries.referrals_due(visible_to=cast.by(cast.lead), now=later) == []
    rounds(later)
    told = set(Notice.objects.filter(key__contains=":late:").values_list("person_id", flat=True))
    assert told == {cast.ana.person_id, cast.their_lead.person_id, cast.lead.person_id}
    for each in screens:
        with acting(each, now=later):
            assert sent in queries.referrals_due(visible_to=cast.by(each), now=later), each.role
    with acting(cast.bea, now=later):
        assert queries.referrals_due(visible_to=cast.by(cast.bea), now=later) == []
    assert seen(cast.lead)[:2] == (1, 0)


def test_its_lateness_is_told_once_for_each_answer(cast: Cast) -> None:
    sent = cast.sent()
    assert rounds(NOW + timedelta(days=5)) == 1
    assert rounds(NOW + timedelta(days=6)) == 0
    cast.answered(sent, "accept", now=NOW + timedelta(days=6))
    assert rounds(NOW + timedelta(days=60)) == 1


def test_the_service_is_reminded_a_day_before(cast: Cast) -> None:
    sent = cast.sent()
    assert sent.receive_by_at is not None
    rounds(sent.receive_by_at - timedelta(hours=3))
    assert Notice.objects.filter(key__contains=":soon:", person_id=cast.sam.person_id).count() == 1


def rounds(now: datetime) -> int:
    by = Actor.service(ROUNDS, permissions=(WATCH_REFERRALS,), works_for=Side.SUPPORT)
    with acting(by, now=now):
        return actions.remind_of_referrals(by=by, now=now)
