"""Where help is missing: counted for whom it may be, and nobody can be worked out."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role, Side
from wayside.partners.tests import factories as partners
from wayside.people.tests.factories import NOW, acting
from wayside.sharing.handovers import actions as handovers
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.sharing.models import Handover
from wayside.support.gaps.actions import Report, open_gaps
from wayside.support.gaps.rules import protected, year_of_quarters
from wayside.support.gaps.vocabulary import COUNTS
from wayside.support.models import Meeting, NeedNote, Referral
from wayside.support.referrals import actions as referrals
from wayside.support.referrals.tests.factories import Cast
from wayside.support.referrals.tests.test_asking import asked, taken_up
from wayside.web import clock

LATER = NOW + timedelta(days=120)


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast()


def declined(cast: Cast, times: int, because: str = "full") -> None:
    """So many referrals of the charity that the clinic declined."""
    cast.agrees()
    for _each in range(times):
        cast.answered(cast.sent(), "decline", because=because)


def report(member: Any) -> Report:
    with acting(member, now=LATER):
        return open_gaps(by=partners.actor_of(member), now=LATER)


@pytest.mark.parametrize(("count", "shown"), [(1, None), (7, None), (8, 10), (12, 10), (13, 15)])
def test_a_number_is_rounded_and_a_small_one_is_not_told(count: int, shown: int | None) -> None:
    assert protected(count).rounded == shown


def test_only_whole_quarters_are_counted() -> None:
    assert year_of_quarters(date(2018, 7, 16)) == (date(2017, 7, 1), date(2018, 7, 1))
    assert year_of_quarters(date(2018, 3, 31)) == (date(2017, 1, 1), date(2018, 1, 1))


def test_a_lead_reads_why_services_declined_their_agency(cast: Cast) -> None:
    declined(cast, 9, "full")
    declined(cast, 2, "children")
    found = report(cast.lead).gaps
    assert [(name, why, n.rounded) for name, why, n in found.by_service] == [
        ("Example clinic", "children", None),
        ("Example clinic", "full", 10),
    ]
    assert [(kind, why, n.rounded) for kind, why, n in found.by_need] == [
        ("housing", "children", None),
        ("housing", "full", 10),
    ]


def test_a_decline_counts_although_the_referral_was_opened_and_sent_again(cast: Cast) -> None:
    cast.agrees()
    sent = [cast.sent() for _each in range(8)]
    for each in sent:
        cast.answered(each, "decline", because="full")
    with acting(cast.ana):
        by = cast.by(cast.ana)
        for each in sent:
            moved = referrals.move_referral(referral=each, verb="reopen", by=by, now=NOW)
            referrals.send_referral(referral=moved, by=by, now=NOW)
    assert [(why, n.rounded) for _name, why, n in report(cast.lead).gaps.by_service] == [
        ("full", 10)
    ]
    cast.answered(sent[0], "accept")
    assert [(why, n.rounded) for _name, why, n in report(cast.lead).gaps.by_service] == [
        ("full", 10)
    ]


def test_one_referral_declined_again_and_again_is_still_a_small_number(cast: Cast) -> None:
    sent = cast.sent()
    with acting(cast.ana):
        by = cast.by(cast.ana)
    for _each in range(9):
        cast.answered(sent, "decline", because="full")
        with acting(cast.ana):
            moved = referrals.move_referral(referral=sent, verb="reopen", by=by, now=NOW)
            referrals.send_referral(referral=moved, by=by, now=NOW)
    cast.answered(sent, "decline", because="risk")
    found = report(cast.lead).gaps
    for told in (found.by_quarter, found.by_service, found.by_need):
        assert sorted((why, n.rounded) for _what, why, n in told) == [
            ("full", None),
            ("risk", None),
        ]


@pytest.mark.parametrize("who", ["officer", "public"])
def test_who_was_handed_over_or_came_by_themselves_counts_too(
    cast: Cast, settings: Any, who: str
) -> None:
    settings.WAYSIDE_TODAY = NOW.date()
    cache.clear()
    for _each in range(8):
        if who == "public":
            Client().post("/get-help/", asked(cast))
            taken_in = taken_up(cast)
        else:
            held = cast.handed_to(cast.sam, HandoverKind.REFERRAL, referral={})
            taken_in = taken(cast, held)
        cast.answered(taken_in, "decline", now=clock.now(), because="area")
    named = "Example clinic" if who == "public" else ""
    found = report(cast.their_lead).gaps
    assert [(name, why, n.rounded) for name, why, n in found.by_service] == [(named, "area", 10)]
    assert found.by_need == ()
    commissioner = partners.member(Role.COMMISSIONER, area=cast.area)
    assert [n.rounded for *_what, n in report(commissioner).gaps.by_quarter] == [10]
    assert report(cast.lead).gaps.by_service == ()


def taken(cast: Cast, held: Handover) -> Referral:
    """What the officer handed over, taken up by the clinic."""
    by = cast.by(cast.sam)
    with acting(cast.sam):
        handovers.open_handover(handover=held, by=by, now=NOW)
        handovers.take_up_handover(
            handover=held, owner=cast.sam, deadline_at=held.deadline_at, by=by, now=NOW
        )
        return Referral.objects.get(handover=held)


def test_another_agencys_lead_reads_nothing_of_it(cast: Cast) -> None:
    declined(cast, 9, "full")
    assert report(cast.their_lead).gaps.by_service == ()


def test_a_commissioner_reads_the_agencies_of_their_areas_alone(cast: Cast) -> None:
    declined(cast, 9, "full")
    here = partners.member(Role.COMMISSIONER, area=cast.area)
    assert report(here).gaps.by_service[0][2].rounded == 10
    there = partners.member(Role.COMMISSIONER, area=partners.area("Elsewhere"))
    assert report(there).gaps.by_service == ()
    client = Client()
    partners.sign_in(client, here)
    page = client.get("/support/gaps/").content.decode()
    assert "Where help is missing" in page
    assert "Rosie" not in page


def test_this_quarter_is_not_told_yet(cast: Cast) -> None:
    declined(cast, 9, "full")
    with acting(cast.lead):
        assert open_gaps(by=partners.actor_of(cast.lead), now=NOW).gaps.by_quarter == ()


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.PATROL_OFFICER, Role.ADMINISTRATOR])
def test_nobody_else_reads_it(cast: Cast, role: Role) -> None:
    with pytest.raises(NotAllowed):
        report(partners.member(role, area=cast.area))


def test_what_counts_sees_referrals_and_nothing_else_of_anybody(cast: Cast) -> None:
    declined(cast, 1, "full")
    counting = Actor.service(COUNTS, permissions=(), works_for=Side.SUPPORT)
    with acting(counting, now=LATER):
        assert Referral.objects.count() == 1
        assert not Referral.objects.filter(about__subject__person__isnull=False).exists()
        assert not NeedNote.objects.exists()
        assert not Meeting.objects.exists()
