"""Referring by a system: drafted, and sent with consent as it is at that moment; never without."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from wayside.access.vocabulary import Role
from wayside.api.tests.factories import System, told, widened
from wayside.audit.models import Event
from wayside.partners.tests import factories as partners
from wayside.people.contact.actions import Way, add_route
from wayside.people.contact.vocabulary import RouteKind
from wayside.people.tests.factories import acting
from wayside.sharing.models import Disclosure
from wayside.support.models import Referral, ReferralAbout
from wayside.support.referrals import actions
from wayside.support.referrals.actions import Said
from wayside.support.referrals.tests.factories import AGREED, WORDS, Cast, service_of
from wayside.support.strands.actions import choose_strands


def body(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "service": str(cast.service.id),
        "needs": ["housing"],
        "categories": list(AGREED),
        "text": WORDS,
        **more,
    }


def drafted(cast: Cast, system: System, **more: Any) -> dict[str, Any]:
    answer = system.post(f"/people/{cast.rosie.id}/referrals", body(cast, **more))
    assert answer.status_code == 201
    made: dict[str, Any] = told(answer)
    return made


def disclosed(cast: Cast) -> int:
    with acting(cast.ana, now=timezone.now()):
        return Disclosure.objects.count()


def test_a_system_reads_what_was_agreed_drafts_sends_and_the_service_reads_it(cast: Cast) -> None:
    cast.agrees()
    system = System.of(cast.ana)
    agreed = told(system.get(f"/people/{cast.rosie.id}/consents"))["items"]
    assert [each["to_agency"]["id"] for each in agreed] == [str(cast.there.id)]
    assert set(agreed[0]["categories"]) == set(AGREED)
    made = drafted(cast, system)
    assert made["state"] == "draft"
    assert told(System.of(cast.sam).get("/referrals"))["items"] == []
    path = f"/referrals/{made['id']}/sendings"
    sent = system.post(path, {}, **{"If-Match": f'"{made["version"]}"'})
    assert told(sent)["state"] == "sent"
    assert sent.headers["ETag"] == f'"{told(sent)["version"]}"'
    opened = told(System.of(cast.sam).get(f"/referrals/{made['id']}"))
    assert opened["content"]["text"] == WORDS
    assert Event.objects.filter(record_id=made["id"], action="support.send_referral").count() == 1


def test_what_was_not_agreed_to_is_not_sent_and_the_missing_is_named(cast: Cast) -> None:
    cast.agrees()
    system = System.of(cast.ana)
    made = drafted(cast, system, categories=["needs", "health"])
    answer = system.post(f"/referrals/{made['id']}/sendings", {})
    assert answer.status_code == 409
    assert "Health" in told(answer)["detail"]
    assert disclosed(cast) == 0


def test_consent_taken_back_between_draft_and_sending_stops_it(cast: Cast) -> None:
    cast.agrees()
    system = System.of(cast.ana)
    made = drafted(cast, system)
    cast.takes_back(now=timezone.now())
    left = told(system.get(f"/people/{cast.rosie.id}/consents"))["items"]
    assert [each["kind"] for each in left] == ["withdrawn"]
    key = uuid4().hex
    for _twice in range(2):
        answer = system.post(f"/referrals/{made['id']}/sendings", {}, key=key)
        assert answer.status_code == 409
    assert disclosed(cast) == 0
    assert told(System.of(cast.sam).get("/referrals"))["items"] == []


def test_drafted_and_sent_twice_it_is_one_referral_disclosed_once(cast: Cast) -> None:
    cast.agrees()
    system, key = System.of(cast.ana), uuid4().hex
    path = f"/people/{cast.rosie.id}/referrals"
    first, again = (system.post(path, body(cast), key=key) for _twice in range(2))
    assert first.content == again.content
    number = told(first)["id"]
    sendings = f"/referrals/{number}/sendings"
    sent, repeated = (system.post(sendings, {}, key=key + "s") for _twice in range(2))
    assert sent.content == repeated.content
    assert system.post(sendings, {}).status_code == 409
    assert disclosed(cast) == 1
    with acting(cast.ana, now=timezone.now()):
        assert Referral.objects.filter(id=number).count() == ReferralAbout.objects.count() == 1


@pytest.mark.parametrize(("in_header", "status"), [(True, 412), (False, 409)])
def test_words_changed_since_they_were_read_are_not_sent(
    cast: Cast, in_header: bool, status: int
) -> None:
    cast.agrees()
    system = System.of(cast.ana)
    made = drafted(cast, system)
    with acting(cast.ana, now=timezone.now()):
        actions.change_referral(
            referral=Referral.objects.get(id=made["id"]),
            said=Said(("housing",), AGREED, "Something else."),
            expected_version=made["version"],
            by=cast.by(cast.ana),
            now=timezone.now(),
        )
    named = {"If-Match": f'"{made["version"]}"'} if in_header else {}
    sent = {} if in_header else {"version": made["version"]}
    answer = system.post(f"/referrals/{made['id']}/sendings", sent, **named)
    assert answer.status_code == status
    assert told(answer)["current_version"] == made["version"] + 1
    assert disclosed(cast) == 0


def test_the_button_of_a_page_sends_no_words_changed_since_it_was_shown(cast: Cast) -> None:
    cast.agrees()
    draft, client = cast.draft(), Client()
    partners.sign_in(client, cast.ana)
    page = f"/support/referrals/{draft.id}/"
    shown = re.search(r'name="version" value="(\d+)"', client.get(page).content.decode())
    assert shown
    with acting(cast.ana, now=timezone.now()):
        actions.change_referral(
            referral=draft,
            said=Said(("housing",), AGREED, "Something else."),
            expected_version=draft.version,
            by=cast.by(cast.ana),
            now=timezone.now(),
        )
    client.post(f"{page}send/", {"version": shown[1]})
    assert disclosed(cast) == 0
    client.post(f"{page}send/", {"version": int(shown[1]) + 1})
    assert disclosed(cast) == 1


def test_how_to_reach_somebody_goes_along_from_the_pages_alone(cast: Cast) -> None:
    path = f"/people/{cast.rosie.id}/referrals"
    answer = System.of(cast.ana).post(path, body(cast, categories=["safe_contact"]))
    assert answer.status_code == 422
    assert "pages alone" in told(answer)["faults"][0]["sentence"]


def test_a_service_that_cannot_be_referred_to_is_told_as_a_fault(cast: Cast) -> None:
    system = System.of(cast.ana)
    own = service_of(cast.charity, "Own service")
    for service in (own.id, uuid4()):
        answer = system.post(f"/people/{cast.rosie.id}/referrals", body(cast, service=str(service)))
        assert answer.status_code == 409
        assert told(answer)["faults"][0]["where"] == "body.service"


@pytest.mark.parametrize("who", ["bea", "lead", "other", "their_lead"])
def test_whoever_does_not_hold_the_record_neither_drafts_nor_sends(cast: Cast, who: str) -> None:
    cast.agrees()
    made = drafted(cast, System.of(cast.ana))
    system = System.of(getattr(cast, who))
    for path, sent in (
        (f"/people/{cast.rosie.id}/referrals", body(cast)),
        (f"/referrals/{made['id']}/sendings", {}),
    ):
        assert system.post(path, sent).status_code in (403, 404)
    assert system.get(f"/people/{cast.rosie.id}/consents").status_code in (403, 404)
    assert disclosed(cast) == 0


def test_the_service_itself_cannot_send_what_it_was_to_receive(cast: Cast) -> None:
    cast.agrees()
    made = drafted(cast, System.of(cast.ana))
    system = widened(cast.sam)
    assert system.post(f"/referrals/{made['id']}/sendings", {}).status_code == 403
    assert disclosed(cast) == 0


@pytest.mark.parametrize("role", [Role.PATROL_OFFICER, Role.COORDINATOR, Role.ADMINISTRATOR])
def test_a_widened_token_of_enforcement_neither_drafts_nor_sends(cast: Cast, role: Role) -> None:
    cast.agrees()
    made = drafted(cast, System.of(cast.ana))
    member = partners.member(role, area=cast.area)
    system = widened(member)
    asked = [
        system.get(f"/people/{cast.rosie.id}/consents"),
        system.post(f"/people/{cast.rosie.id}/referrals", body(cast)),
        system.post(f"/referrals/{made['id']}/sendings", {}),
    ]
    assert [each.status_code for each in asked] == [403, 403, 403]
    assert disclosed(cast) == 0


def test_a_way_through_somebody_drafted_before_it_was_barred_is_not_sent(cast: Cast) -> None:
    now, by, agreed = timezone.now(), cast.by(cast.ana), (*AGREED, "safe_contact")
    cast.agrees(categories=agreed)
    with acting(cast.ana, now=now):
        through = add_route(
            person=cast.rosie,
            way=Way(RouteKind.THROUGH, "Her aunt Example"),
            how_confirmed="Asked alone",
            by=by,
            now=now,
        )
    draft = cast.draft(said=Said((), agreed, WORDS, through), now=now)
    with acting(cast.ana, now=now):
        choose_strands(
            person=cast.rosie, strands=("forced-marriage",), expected_version=0, by=by, now=now
        )
    answer = System.of(cast.ana).post(f"/referrals/{draft.id}/sendings", {})
    assert answer.status_code == 409
    assert "tell family" in told(answer)["detail"]
    assert disclosed(cast) == 0
