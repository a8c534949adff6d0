"""A verdict can be put right, and right again; both services learn of it by what they see."""

from typing import Any

import pytest
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.links import actions
from wayside.people.links.tests.test_links import Pair, pair
from wayside.people.links.vocabulary import Verdict, Wish
from wayside.people.models import LinkCandidate
from wayside.people.tests.factories import NOW, TODAY, acting
from wayside.web.states import NotNow

__all__ = ["pair"]
pytestmark = pytest.mark.django_db
BOTH = (["Other Example"], ["Harbour Example"])
NEITHER: tuple[list[str], list[str]] = ([], [])


def put_right(pair: Pair, was: Verdict, verdict: Verdict, by: Membership | None = None) -> None:
    member = by or pair.reviewer
    with acting(pair.reviewer):
        held = LinkCandidate.objects.get()
    with acting(member):
        actions.correct_verdict(
            held=held, was=was, verdict=verdict, by=partners.actor_of(member), now=NOW
        )


def test_a_verdict_is_put_right_and_right_again(pair: Pair) -> None:
    pair.judged()
    for member in (pair.cast.ana, pair.cast.other):
        pair.says(member, Wish.YES)
    assert pair.both_see() == BOTH
    put_right(pair, Verdict.LIKELY, Verdict.NOT)
    assert pair.both_see() == NEITHER
    put_right(pair, Verdict.NOT, Verdict.LIKELY)
    assert pair.both_see() == BOTH
    assert Event.objects.filter(action="people.correct_verdict").count() == 2
    assert not Notice.objects.exists()


def test_a_second_press_or_a_second_reviewer_changes_nothing(pair: Pair) -> None:
    pair.judged()
    put_right(pair, Verdict.LIKELY, Verdict.NOT)
    colleague = partners.member(Role.LINK_REVIEWER, area=pair.cast.area)
    for member in (pair.reviewer, colleague):
        with pytest.raises(NotNow, match="put right since"):
            put_right(pair, Verdict.LIKELY, Verdict.NOT, by=member)
    assert Event.objects.filter(action="people.correct_verdict").count() == 1


@pytest.mark.parametrize(
    ("was", "verdict"),
    [
        (Verdict.LIKELY, Verdict.LIKELY),
        (Verdict.LIKELY, Verdict.WAITING),
        (Verdict.WAITING, Verdict.NOT),
    ],
)
def test_nothing_else_is_put_right_so(pair: Pair, was: Verdict, verdict: Verdict) -> None:
    pair.judged()
    with pytest.raises(NotNow, match="another verdict"):
        put_right(pair, was, verdict)


def test_nobody_else_puts_it_right_or_lists_what_was_judged(pair: Pair) -> None:
    pair.judged()
    elsewhere = partners.member(Role.LINK_REVIEWER, area=partners.area())
    with pytest.raises(NotNow, match="put right since"):
        put_right(pair, Verdict.LIKELY, Verdict.NOT, by=elsewhere)
    with acting(elsewhere):
        assert not actions.list_judged(by=partners.actor_of(elsewhere), now=NOW)
    for member in (pair.cast.ana, pair.cast.lead, pair.cast.officer):
        with pytest.raises(NotAllowed):
            put_right(pair, Verdict.LIKELY, Verdict.NOT, by=member)
        with acting(member), pytest.raises(NotAllowed):
            actions.list_judged(by=partners.actor_of(member), now=NOW)


def test_on_the_pages_a_reviewer_finds_what_was_judged_and_puts_it_right(
    pair: Pair, client: Client, settings: Any
) -> None:
    settings.WAYSIDE_TODAY = TODAY
    held = pair.found()
    partners.sign_in(client, pair.reviewer)
    own, judged = f"/people/links/{held.id}/", "/people/links/judged/"
    assert "Nothing judged yet" in client.get(judged).content.decode()
    client.post(own, {"verdict": "likely"})
    assert judged in client.get("/people/links/").content.decode()
    assert own in client.get(judged).content.decode()
    page = client.get(own).content.decode()
    assert "Put it right: Not one person" in page
    assert pair.reviewer.person.name in page
    sent = {"was": "likely", "verdict": "not"}
    assert "Put right. Neither" in client.post(own, sent, follow=True).content.decode()
    again = client.post(own, sent, follow=True).content.decode()
    assert "put right since you opened the page" in again
    assert "Put it right: Likely one person" in again
    partners.sign_in(client, pair.cast.ana)
    assert client.get(judged).status_code == 403
