"""Asking for help from outside: by anybody, by telephone, from the field."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.tests.factories import NOW, acting
from wayside.sharing.handovers import actions as handovers
from wayside.sharing.models import Handover, HandoverReceipt
from wayside.support.models import Referral
from wayside.support.referrals import actions
from wayside.support.referrals.tests.factories import Cast
from wayside.support.referrals.vocabulary import Reached, Way
from wayside.web import clock
from wayside.web.states import NotNow

HARD = "مرحبا \u202eabc 🙂 ' OR 1=1 -- <script>alert(1)</script>"


@pytest.fixture(autouse=True)
def a_day(settings: Any) -> None:
    settings.WAYSIDE_TODAY = NOW.date() + timedelta(days=1)
    cache.clear()


def asked(cast: Cast, **given: Any) -> dict[str, Any]:
    return {
        "who": "myself",
        "child": "no",
        "area": cast.area.id,
        "service": cast.service.id,
        "text": "I want to talk to somebody.",
        "called": "Kasia",
        "way": "call",
        "reach": "07700 900555",
        "hours": "Mornings",
        "words_to_leave": "",
        "form_id": uuid.uuid4(),
        **given,
    }


def handed(member: Membership) -> list[Handover]:
    with acting(member, now=clock.now()):
        return list(Handover.objects.all())


def taken_up(cast: Cast) -> Referral:
    """The first that waits, opened and taken up by the clinic."""
    now = clock.now()
    by = cast.by(cast.sam)
    with acting(cast.sam, now=now):
        found = Handover.objects.get(owner=None)
        handovers.open_handover(handover=found, by=by, now=now)
        handovers.take_up_handover(
            handover=found, owner=cast.sam, deadline_at=found.deadline_at, by=by, now=now
        )
        return Referral.objects.get(handover=found)


def test_anybody_asks_and_it_waits_with_the_services_agency(cast: Cast) -> None:
    answer = Client().post("/get-help/", asked(cast), follow=True)
    assert "It is sent" in answer.content.decode()
    assert len(handed(cast.sam)) == 1
    assert handed(cast.ana) == []
    assert handed(cast.other) == []


def test_it_leaves_no_trace_in_the_browser_or_the_sessions(cast: Cast) -> None:
    client = Client()
    for page in (client.get("/get-help/"), client.post("/get-help/", asked(cast))):
        assert page.cookies == {}
        assert page["Cache-Control"] == "no-store"
    assert client.get("/get-help/sent/").cookies == {}
    assert not Session.objects.exists()


def test_it_works_without_script_and_has_a_way_out(cast: Cast, settings: Any) -> None:
    page = Client().get("/get-help/").content.decode()
    assert f'href="{settings.EXIT_URL}"' in page
    assert "csrfmiddlewaretoken" not in page


def test_the_answer_is_the_same_sent_twice_and_it_arrives_once(cast: Cast) -> None:
    data = asked(cast)
    first = Client().post("/get-help/", data, follow=True)
    second = Client().post("/get-help/", data, follow=True)
    assert (first.status_code, first.redirect_chain) == (second.status_code, second.redirect_chain)
    assert len(handed(cast.sam)) == 1


def test_without_a_service_the_areas_leads_decide(cast: Cast) -> None:
    Client().post("/get-help/", asked(cast, service=""))
    assert handed(cast.sam) == []
    assert len(handed(cast.lead)) == 1


def kinds(member: Membership) -> list[str]:
    return sorted(each.kind for each in handed(member))


@pytest.mark.parametrize("service", [True, False])
def test_who_may_be_under_18_is_handed_to_the_areas_leads_within_a_day(
    cast: Cast, service: bool
) -> None:
    chosen = {} if service else {"service": ""}
    data = asked(cast, child="yes", **chosen)
    first = Client().post("/get-help/", data, follow=True)
    assert first.redirect_chain == Client().post("/get-help/", data, follow=True).redirect_chain
    concern = next(each for each in handed(cast.lead) if each.kind == "child_concern")
    assert concern.to_agency is None
    assert concern.deadline_at - concern.sent_at == timedelta(hours=24)
    assert kinds(cast.lead) == ["child_concern"] + ([] if service else ["referral"])
    assert kinds(cast.sam) == (["referral"] if service else [])


def test_the_service_is_told_that_it_may_be_a_child(cast: Cast) -> None:
    Client().post("/get-help/", asked(cast, child="yes"))
    found = taken_up(cast)
    with acting(cast.sam, now=clock.now()):
        opened = actions.open_referral(referral=found, by=cast.by(cast.sam), now=clock.now())
    assert opened.content is not None
    assert "safeguarding leads" in opened.content["Under 18"]


def test_if_a_concern_cannot_be_handed_over_nothing_is(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = asked(cast, child="yes")
    Client().post("/get-help/", {**data, "form_id": uuid.uuid5(data["form_id"], "child_concern")})
    before = HandoverReceipt.objects.count()
    Client().post("/get-help/", data)
    assert HandoverReceipt.objects.count() == before


def test_an_adult_is_no_child_concern(cast: Cast) -> None:
    Client().post("/get-help/", asked(cast))
    assert kinds(cast.lead) == []


def test_a_child_who_rings_or_is_met_is_handed_to_the_leads(cast: Cast) -> None:
    client = Client()
    partners.sign_in(client, cast.sam)
    client.post("/support/referrals/call/", asked(cast, child="yes"))
    assert kinds(cast.lead) == ["child_concern"]
    from_field(cast, cast.officer, child="yes", may_tell="no")
    assert kinds(cast.lead) == ["child_concern"] * 2


def test_a_flood_from_one_place_is_braked_and_others_still_come_through(cast: Cast) -> None:
    client = Client(REMOTE_ADDR="203.0.113.9")
    statuses = [client.post("/get-help/", asked(cast)).status_code for _ in range(12)]
    assert statuses == [302] * 10 + [429] * 2
    assert Client(REMOTE_ADDR="203.0.113.10").post("/get-help/", asked(cast)).status_code == 302


def test_any_writing_arrives_as_it_was_written(cast: Cast) -> None:
    Client().post("/get-help/", asked(cast, text=HARD, called=HARD))
    found = taken_up(cast)
    client = Client()
    partners.sign_in(client, cast.sam)
    page = client.get(f"/support/referrals/{found.id}/").content.decode()
    assert "مرحبا \u202eabc 🙂" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"way": "pigeon"},
        {"area": "x"},
        {"reach": ""},
        {"form_id": "1"},
        {"who": ""},
        {"child": ""},
    ],
)
def test_bad_input_gets_a_sentence_and_nothing_is_sent(cast: Cast, wrong: dict[str, str]) -> None:
    answer = Client().post("/get-help/", asked(cast, **wrong))
    assert answer.status_code == 200
    assert handed(cast.sam) == []


def test_ten_megabytes_are_refused(cast: Cast) -> None:
    answer = Client(raise_request_exception=False).post(
        "/get-help/", asked(cast, text="x" * 10_000_000)
    )
    assert answer.status_code in (400, 413)
    assert handed(cast.sam) == []


def test_taken_up_it_is_a_referral_with_deadlines_to_that_service(cast: Cast) -> None:
    Client().post("/get-help/", asked(cast))
    found = taken_up(cast)
    assert (found.state, found.service, found.owner) == ("received", cast.service, cast.sam)
    assert found.accept_by_at is not None
    cast.answered(found, "accept")
    cast.answered(found, "start")


def test_the_first_answer_goes_only_by_the_way_they_named(cast: Cast) -> None:
    Client().post("/get-help/", asked(cast))
    found = taken_up(cast)
    now = clock.now()
    with acting(cast.sam, now=now):
        by = cast.by(cast.sam)
        tell: dict[str, Any] = {"referral": found, "by": by, "now": now}
        with pytest.raises(NotNow, match="another way"):
            actions.answer_first(way=Way.EMAIL, reached=Reached.SPOKE, **tell)
        with pytest.raises(NotNow, match="No words were agreed"):
            actions.answer_first(way=Way.CALL, reached=Reached.AGREED_WORDS, **tell)
        actions.answer_first(way=Way.CALL, reached=Reached.SPOKE, **tell)


def test_a_call_is_written_down_for_ones_own_queue(cast: Cast) -> None:
    client = Client()
    partners.sign_in(client, cast.sam)
    answer = client.post("/support/referrals/call/", asked(cast))
    assert answer.status_code == 302
    assert len(handed(cast.sam)) == 1


def from_field(cast: Cast, member: Membership, **given: Any) -> Any:
    client = Client()
    partners.sign_in(client, member)
    data = {**asked(cast), "agreed": "on", "may_tell": "yes", **given}
    return client.post("/support/refer/", data)


@pytest.mark.parametrize("may_tell", ["yes", "no"])
def test_an_officer_refers_and_learns_at_most_whether_it_was_taken_up(
    cast: Cast, may_tell: str
) -> None:
    assert from_field(cast, cast.officer, may_tell=may_tell).status_code == 302
    now, by = clock.now(), cast.by(cast.officer)
    with acting(cast.sam, now=now):
        found = Handover.objects.get()
        handovers.open_handover(handover=found, by=cast.by(cast.sam), now=now)
    with acting(cast.officer, now=now):
        assert handovers.list_sent(by=by, now=now).get().standing == "sent"
    taken_up(cast)
    with acting(cast.officer, now=now):
        learnt = handovers.list_sent(by=by, now=now).get().standing
    assert learnt == ("taken_up" if may_tell == "yes" else "sent")


def test_without_her_agreement_an_officer_sends_nothing(cast: Cast) -> None:
    assert from_field(cast, cast.officer, agreed="").status_code == 200
    assert not HandoverReceipt.objects.exists()


def test_an_officer_is_answered_the_same_whether_she_is_known_or_not(cast: Cast) -> None:
    known = from_field(cast, cast.officer, called="Rosie Lantern")
    unknown = from_field(cast, cast.officer, called="Nobody")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


@pytest.mark.parametrize("role", [Role.PROBATION_PRACTITIONER, Role.EDUCATION_CONTACT])
def test_probation_and_schools_refer_without_reading_back(cast: Cast, role: Role) -> None:
    member = partners.member(role, area=cast.area)
    assert from_field(cast, member).status_code == 302
    assert handed(member) == []
    assert taken_up(cast).origin == "handover"


@pytest.mark.parametrize("path", ["/accounts/login/", "/no-such-page/"])
def test_the_way_to_help_stands_where_somebody_without_an_account_comes(
    cast: Cast, path: str
) -> None:
    page = Client().get(path, follow=True).content.decode()
    assert page.count('href="/get-help/"') == 2
    assert 'href="/open/v3/"' in page


def test_press_55_is_said_to_be_for_mobiles(cast: Cast) -> None:
    for path in ("/get-help/", "/get-help/sent/"):
        page = Client().get(path).content.decode()
        assert "On a mobile" in page[page.index("55") - 60 : page.index("55")]
