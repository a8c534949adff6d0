"""Referrals by a system: listed, opened as shared, answered; and by nobody else's."""

import pytest

from wayside.access.vocabulary import Role
from wayside.api.tests.factories import System, told
from wayside.api.vocabulary import Scope
from wayside.audit.models import Event
from wayside.partners.tests import factories as partners
from wayside.support.referrals.tests.factories import WORDS, Cast

JSON_PROBLEM = "application/problem+json"


def test_a_system_lists_opens_and_answers_what_was_sent_to_its_agency(cast: Cast) -> None:
    sent = cast.sent()
    system = System.of(cast.sam)
    listed = told(system.get("/referrals"))
    assert [each["id"] for each in listed["items"]] == [str(sent.id)]
    assert WORDS not in str(listed)
    page = system.get(f"/referrals/{sent.id}")
    opened = told(page)
    assert opened["content"]["text"] == WORDS
    assert opened["state"] == "received"
    assert opened["may"] == ["accept", "decline", "stop", "lose"]
    answer = system.post(
        f"/referrals/{sent.id}/answers", {"verb": "accept"}, **{"If-Match": page.headers["ETag"]}
    )
    assert told(answer)["state"] == "accepted"
    assert answer.headers["ETag"] == f'"{told(answer)["version"]}"'
    last = Event.objects.filter(action="support.move_referral").latest("id")
    assert last.membership_id == cast.sam.id


def test_declining_asks_for_the_reason_and_keeps_it(cast: Cast) -> None:
    sent = cast.sent()
    system = System.of(cast.sam)
    path = f"/referrals/{sent.id}/answers"
    without = system.post(path, {"verb": "decline"})
    assert without.status_code == 409
    assert without.headers["Content-Type"] == JSON_PROBLEM
    assert "Say why" in told(without)["detail"]
    done = system.post(path, {"verb": "decline", "declined_because": "full"})
    assert told(done)["state"] == "declined"


def test_the_sender_follows_and_withdraws_its_own(cast: Cast) -> None:
    sent = cast.sent()
    system = System.of(cast.ana)
    listed = told(system.get("/referrals", side="out"))
    assert listed["items"][0]["person_id"] == str(cast.rosie.id)
    done = system.post(f"/referrals/{sent.id}/moves", {"verb": "withdraw"})
    assert told(done)["state"] == "withdrawn"
    theirs = told(System.of(cast.sam).get(f"/referrals/{sent.id}"))
    assert theirs["content"] is None
    assert theirs["closed"]


def test_a_version_that_has_moved_on_is_told_with_both(cast: Cast) -> None:
    sent = cast.sent()
    system = System.of(cast.sam)
    path = f"/referrals/{sent.id}/answers"
    page = system.get(f"/referrals/{sent.id}")
    cast.answered(sent, "accept")
    header = system.post(path, {"verb": "start"}, **{"If-Match": page.headers["ETag"]})
    assert header.status_code == 412
    assert told(header)["current_state"] == "accepted"
    assert told(header)["current_version"] == told(header)["sent_version"] + 1
    body = system.post(path, {"verb": "start", "version": told(page)["version"]})
    assert body.status_code == 409
    assert told(body)["current_version"] == told(header)["current_version"]


@pytest.mark.parametrize("who", ["other", "bea", "officer"])
def test_what_is_not_ones_own_is_answered_as_what_is_not_there(cast: Cast, who: str) -> None:
    sent = cast.sent()
    system = System.of(getattr(cast, who))
    there = system.get(f"/referrals/{sent.id}")
    nowhere = system.get(f"/referrals/{cast.rosie.id}")
    assert there.status_code == nowhere.status_code in (403, 404)
    assert there.content == nowhere.content
    assert WORDS not in there.content.decode()


def test_another_role_of_the_agency_is_not_shown_what_it_says(cast: Cast) -> None:
    sent = cast.sent()
    opened = told(System.of(cast.their_lead).get(f"/referrals/{sent.id}"))
    assert opened["content"] is None
    assert opened["state"] == "sent"


def test_a_scope_too_small_is_refused_by_name(cast: Cast) -> None:
    sent = cast.sent()
    system = System.of(cast.sam, Scope.REFERRALS_READ)
    refused = system.post(f"/referrals/{sent.id}/answers", {"verb": "accept"})
    assert refused.status_code == 403
    assert "referrals.answer" in told(refused)["detail"]


def test_an_enforcement_token_opens_nothing_of_the_support_side(cast: Cast) -> None:
    cast.sent()
    system = System.of(partners.member(Role.COORDINATOR, area=cast.area))
    for path in ("/referrals", "/people", f"/people/{cast.rosie.id}/engagements"):
        assert system.get(path).status_code == 403


def test_pages_follow_each_other_without_a_gap(cast: Cast) -> None:
    cast.agrees()
    drafts = {str(cast.draft().id) for _each in range(5)}
    system, seen = System.of(cast.ana), []
    after: dict[str, str] = {}
    while True:
        page = told(system.get("/referrals", side="out", limit=2, **after))
        seen += [each["id"] for each in page["items"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert sorted(seen) == sorted(drafts)


@pytest.mark.parametrize(("named", "status"), [("*", 200), ('"nonsense"', 412), ("W/x", 412)])
def test_an_etag_that_is_none_of_ours_matches_nothing(cast: Cast, named: str, status: int) -> None:
    sent = cast.sent()
    system = System.of(cast.sam)
    answer = system.post(f"/referrals/{sent.id}/answers", {"verb": "accept"}, **{"If-Match": named})
    assert answer.status_code == status
