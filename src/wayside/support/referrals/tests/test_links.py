"""A service without accounts opens one referral by a link, and nothing else by anything."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from wayside.audit.models import Event
from wayside.people.tests.factories import NOW, acting
from wayside.sharing.models import Disclosure
from wayside.support.models import Referral, ReferralLink
from wayside.support.referrals import actions
from wayside.support.referrals.actions import MadeLink
from wayside.support.referrals.tests.factories import WORDS, Cast, over
from wayside.support.referrals.views.links import whoever_holds
from wayside.web import clock
from wayside.web.states import NotNow

WRONG = "00000000x"


class Sent:
    """A referral to a service without accounts, and its link."""

    def __init__(self) -> None:
        now = clock.now() - timedelta(minutes=5)
        self.cast = Cast(answers=False, now=now)
        self.cast.agrees(now=now)
        drafted = self.cast.draft()
        with acting(self.cast.ana, now=now):
            by = self.cast.by(self.cast.ana)
            self.referral = actions.send_referral(referral=drafted, by=by, now=now)
            self.made: MadeLink = actions.make_link(referral=self.referral, by=by, now=now)

    @property
    def url(self) -> str:
        return f"/link/{self.made.address}/"

    def state(self) -> str:
        with acting(self.cast.ana, now=clock.now()):
            return Referral.objects.get(id=self.referral.id).state

    def opened(self) -> Client:
        client = Client()
        client.post(self.url, {"passcode": self.made.passcode})
        return client


@pytest.fixture
def sent(db: None, settings: Any) -> Sent:
    settings.WAYSIDE_TODAY = NOW.date() + timedelta(days=1)
    cache.clear()
    return Sent()


def test_the_passcode_opens_it_and_that_is_its_receipt(sent: Sent) -> None:
    client = Client()
    assert WORDS not in client.get(sent.url).content.decode()
    answer = client.post(sent.url, {"passcode": sent.made.passcode}, follow=True)
    assert WORDS in answer.content.decode()
    assert sent.state() == "received"
    assert Event.objects.filter(action="support.open_link").exists()


@pytest.mark.parametrize(("verb", "state"), [("accept", "accepted"), ("decline", "declined")])
def test_it_is_answered_by_its_link(sent: Sent, verb: str, state: str) -> None:
    client = sent.opened()
    answer = client.post(sent.url, {"verb": verb, "declined_because": "full"})
    assert "Your answer is noted" in answer.content.decode()
    assert sent.state() == state


def test_pressed_twice_it_is_answered_once(sent: Sent) -> None:
    client = sent.opened()
    client.post(sent.url, {"verb": "accept"})
    assert "Your answer is noted" in client.post(sent.url, {"verb": "accept"}).content.decode()
    client.post(sent.url, {"verb": "start"})
    assert sent.state() == "started"


@pytest.mark.parametrize("verb", ["withdraw", "reopen", "send", "take_again", "nonsense"])
def test_a_link_does_nothing_else(sent: Sent, verb: str) -> None:
    answer = sent.opened().post(sent.url, {"verb": verb})
    assert "no such referral" in answer.content.decode()
    assert sent.state() in ("sent", "received")


@pytest.mark.parametrize(
    ("verb", "state"),
    [("complete", "completed"), ("stop", "she_declined"), ("lose", "lost_contact")],
)
def test_by_its_link_it_comes_to_its_end_and_then_shows_nothing(
    sent: Sent, verb: str, state: str
) -> None:
    client = sent.opened()
    for each in ("accept", "start", verb):
        assert "Your answer is noted" in client.post(sent.url, {"verb": each}).content.decode()
    assert sent.state() == state
    page = client.get(sent.url).content.decode()
    assert "It is over" in page
    assert WORDS not in page


def test_an_opened_link_lasts_as_the_referral_runs_and_asks_again(
    sent: Sent, settings: Any
) -> None:
    client = sent.opened()
    client.post(sent.url, {"verb": "accept"})
    settings.WAYSIDE_TODAY = NOW.date() + timedelta(days=30)
    page = client.get(sent.url)
    assert page.status_code == 200
    assert WORDS not in page.content.decode()
    assert client.post(sent.url, {"verb": "start"}).status_code == 200
    assert sent.state() == "accepted"
    assert "opens in no second one" in (
        Client().post(sent.url, {"passcode": sent.made.passcode}).content.decode()
    )
    client.post(sent.url, {"passcode": sent.made.passcode})
    client.post(sent.url, {"verb": "start"})
    assert sent.state() == "started"
    settings.WAYSIDE_TODAY = NOW.date() + timedelta(days=190)
    assert client.get(sent.url).status_code == 410


def test_once_accepted_its_steps_outlast_what_was_shared(sent: Sent, settings: Any) -> None:
    client = sent.opened()
    client.post(sent.url, {"verb": "accept"})
    settings.WAYSIDE_TODAY = NOW.date() + timedelta(days=10)
    with acting(sent.cast.ana, now=clock.now()):
        Disclosure.objects.update(until_at=clock.now() - timedelta(hours=1))
    over(clock.now())
    page = client.get(sent.url).content.decode()
    assert WORDS not in page
    assert "Its time is over" in page
    client.post(sent.url, {"verb": "start"})
    assert sent.state() == "started"


def test_the_sender_completes_it_where_nobody_has_an_account(sent: Sent) -> None:
    client, now = sent.opened(), clock.now()
    for verb in ("accept", "start"):
        client.post(sent.url, {"verb": verb})
    with acting(sent.cast.ana, now=now):
        by = sent.cast.by(sent.cast.ana)
        actions.move_referral(referral=sent.referral, verb="complete", by=by, now=now)
    assert sent.state() == "completed"
    assert client.get(sent.url).status_code == 410


def test_the_sender_does_not_complete_it_for_a_service_with_accounts(db: None) -> None:
    cast = Cast()
    sent = cast.sent()
    for verb in ("accept", "start"):
        cast.answered(sent, verb)
    with acting(cast.ana), pytest.raises(NotNow, match="says itself"):
        actions.move_referral(referral=sent, verb="complete", by=cast.by(cast.ana), now=NOW)


def test_a_second_browser_is_refused_with_the_right_passcode(sent: Sent) -> None:
    sent.opened()
    answer = Client().post(sent.url, {"passcode": sent.made.passcode})
    assert "another browser" in answer.content.decode()
    assert WORDS not in answer.content.decode()


def test_a_few_wrong_passcodes_close_it_for_good(sent: Sent) -> None:
    client = Client()
    answers = [client.post(sent.url, {"passcode": WRONG}).status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 410]
    answer = client.post(sent.url, {"passcode": sent.made.passcode})
    assert answer.status_code == 410
    assert Event.objects.filter(action="support.refuse_link").count() == 5
    assert sent.state() == "sent"


def test_an_expired_link_says_so(sent: Sent, settings: Any) -> None:
    settings.WAYSIDE_TODAY = NOW.date() + timedelta(days=20)
    answer = Client().post(sent.url, {"passcode": sent.made.passcode})
    assert answer.status_code == 410
    assert "time of this link is over" in answer.content.decode()


def test_consent_taken_back_closes_an_open_tab_at_once(sent: Sent) -> None:
    client = sent.opened()
    assert WORDS in client.get(sent.url).content.decode()
    sent.cast.takes_back(now=clock.now())
    for answer in (client.get(sent.url), client.post(sent.url, {"verb": "accept"})):
        assert answer.status_code == 410
        assert WORDS not in answer.content.decode()
    assert sent.state() == "withdrawn"


def test_a_new_link_closes_the_former(sent: Sent) -> None:
    now = clock.now()
    with acting(sent.cast.ana, now=now):
        by = sent.cast.by(sent.cast.ana)
        actions.make_link(referral=sent.referral, by=by, now=now)
    assert Client().get(sent.url).status_code == 410


def test_neither_the_address_nor_the_passcode_is_kept(sent: Sent) -> None:
    with acting(sent.cast.ana, now=clock.now()):
        kept = str(ReferralLink.objects.values().get())
    assert sent.made.address not in kept
    assert sent.made.passcode not in kept


def test_an_address_that_nobody_was_given_is_not_there(sent: Sent) -> None:
    assert Client().get("/link/abc/").status_code == 404


def test_a_service_with_accounts_gets_no_link(db: None) -> None:
    cast = Cast()
    sent = cast.sent()
    with acting(cast.ana), pytest.raises(NotNow, match="has accounts"):
        actions.make_link(referral=sent, by=cast.by(cast.ana), now=NOW)


def test_by_a_link_the_database_shows_that_referral_alone(sent: Sent) -> None:
    now = clock.now()
    second = sent.cast.draft()
    with acting(sent.cast.ana, now=now):
        by = sent.cast.by(sent.cast.ana)
        actions.send_referral(referral=second, by=by, now=now)
        link = ReferralLink.objects.get()
    with acting(whoever_holds(link), now=now):
        assert list(Referral.objects.values_list("id", flat=True)) == [sent.referral.id]
