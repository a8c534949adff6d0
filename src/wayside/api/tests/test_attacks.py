"""What somebody might try with a token, or without one."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from wayside.access.vocabulary import Role
from wayside.api import actions
from wayside.api.models import KeptAnswer, Token
from wayside.api.tests.factories import ROOT, System, held, token, told
from wayside.api.vocabulary import Scope
from wayside.audit.models import Event
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AreaLevel
from wayside.people.tests.factories import acting
from wayside.support.models import Meeting
from wayside.support.referrals.tests.factories import WORDS, Cast

JSON = "application/json"


def refused(action: str = "api.refuse_token") -> int:
    return Event.objects.filter(action=action).count()


def counted(ward: Any, **more: Any) -> dict[str, Any]:
    """A body that counts two people met."""
    at = (timezone.now() - timedelta(hours=1)).isoformat()
    return {"met_at": at, "how": "outreach", "ward": str(ward.id), "people": 2, **more}


@pytest.fixture
def ward(cast: Cast) -> Any:
    return partners.area(level=AreaLevel.WARD, parent=cast.area)


def test_without_a_token_nothing_opens_and_the_answer_says_how(cast: Cast) -> None:
    answer = Client().get(f"{ROOT}/referrals")
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_session_opens_nothing_here(cast: Cast) -> None:
    client = Client()
    partners.sign_in(client, cast.sam)
    assert client.get("/support/referrals/").status_code == 200
    assert client.get(f"{ROOT}/referrals").status_code == 401


def test_a_session_beside_a_token_changes_nothing(cast: Cast) -> None:
    sent = cast.sent()
    client = Client(headers={"Authorization": f"Bearer {token(cast.other).secret}"})
    partners.sign_in(client, cast.sam)
    assert client.get(f"{ROOT}/referrals/{sent.id}").status_code == 404


@pytest.mark.parametrize("made_up", ["", "x", "wayside_" + "A" * 43, "☃", "a b", "'; --"])
def test_a_made_up_token_opens_nothing(cast: Cast, made_up: str) -> None:
    header = f"Bearer {made_up}".encode().decode("latin-1")
    answer = Client(headers={"Authorization": header}).get(f"{ROOT}/me")
    assert answer.status_code == 401


def test_an_expired_token_opens_nothing_and_is_told_why(cast: Cast) -> None:
    made = token(cast.sam)
    yesterday = timezone.now().date() - timedelta(days=1)
    Token.objects.filter(id=made.token.id).update(until_date=yesterday)
    answer = System(made.secret).get("/me")
    assert answer.status_code == 401
    assert "time" in told(answer)["detail"]
    assert refused() == 1


def test_a_revoked_token_opens_nothing_from_then_on(cast: Cast) -> None:
    made = token(cast.sam)
    system = System(made.secret)
    assert system.get("/me").status_code == 200
    actions.revoke_token(token=made.token, by=cast.by(cast.sam), now=timezone.now())
    assert system.get("/me").status_code == 401
    assert refused() == 1


def test_a_token_dies_with_its_membership_and_with_the_account(cast: Cast) -> None:
    system, other = System.of(cast.sam), System.of(cast.ana)
    Membership.objects.filter(id=cast.sam.id).update(ended_at=timezone.now())
    assert system.get("/me").status_code == 401
    account = cast.ana.account
    account.is_active = False
    account.save()
    assert other.get("/me").status_code == 401


def test_a_token_that_opens_records_waits_for_a_second_person(cast: Cast) -> None:
    system = System.of(cast.sam, Scope.REFERRALS_READ, agreed=False)
    answer = system.get("/referrals")
    assert answer.status_code == 401
    assert "second person" in told(answer)["detail"]


def test_another_agencys_token_learns_no_more_of_a_record_than_of_nothing(cast: Cast) -> None:
    sent = cast.sent()
    system = System.of(cast.other)
    asked = {"verb": "accept"}
    here = system.post(f"/referrals/{sent.id}/answers", asked)
    nowhere = system.post(f"/referrals/{uuid4()}/answers", asked)
    assert (here.status_code, here.content) == (404, nowhere.content)
    assert WORDS not in here.content.decode()


def test_guessed_numbers_of_people_open_nothing(cast: Cast) -> None:
    system = System.of(cast.bea)
    for guessed in (cast.rosie.id, cast.rosie.subject_id, uuid4()):
        assert system.get(f"/people/{guessed}/engagements").status_code == 404


def test_a_key_repeated_is_done_once_and_answered_alike(cast: Cast, ward: Any) -> None:
    system, body, key = System.of(cast.ana), counted(ward), uuid4().hex
    first = system.post("/engagements/counts", body, key=key)
    again = system.post("/engagements/counts", body, key=key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert first.headers["ETag"] == again.headers["ETag"]
    with acting(cast.ana, now=timezone.now()):
        assert Meeting.objects.filter(subject=None).count() == 1
    other = system.post("/engagements/counts", counted(ward, people=3), key=key)
    assert other.status_code == 409
    assert "Idempotency-Key" in told(other)["detail"]


def test_two_that_send_one_key_at_one_moment_do_it_once(transactional_db: None) -> None:
    cast = Cast(now=timezone.now())
    ward = partners.area(level=AreaLevel.WARD, parent=cast.area)
    secret, body, key = token(cast.ana).secret, counted(ward), uuid4().hex

    def send(_each: int) -> tuple[int, bytes]:
        try:
            answer = System(secret).post("/engagements/counts", body, key=key)
            return answer.status_code, answer.content
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = set(pool.map(send, range(4)))
    assert [status for status, _content in answers] == [201]
    assert KeptAnswer.objects.count() == 1


def test_another_tokens_key_is_another_request(cast: Cast, ward: Any) -> None:
    key, body = uuid4().hex, counted(ward)
    mine = System.of(cast.ana).post("/engagements/counts", body, key=key)
    theirs = System.of(cast.bea).post("/engagements/counts", body, key=key)
    assert theirs.status_code == 201
    assert told(mine)["id"] != told(theirs)["id"]


def test_what_is_refused_keeps_no_answer(cast: Cast, ward: Any) -> None:
    system, key = System.of(cast.ana), uuid4().hex
    ahead = {"met_at": (timezone.now() + timedelta(days=2)).isoformat()}
    assert system.post("/engagements/counts", counted(ward, **ahead), key=key).status_code == 409
    assert KeptAnswer.objects.count() == 0
    assert system.post("/engagements/counts", counted(ward), key=key).status_code == 201


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"", 415),
        (b"\xff\xfe", 400),
        (b"[" * 30_000, 400),
        (b'{"verb": "accept"', 400),
        (b'"accept"', 422),
        (b'{"verb": "accept", "verb2": 1}', 422),
        (b'{"verb": "explode"}', 422),
        (b'{"verb": "accept", "version": "1"}', 422),
        (b'{"verb": "accept", "version": NaN}', 422),
        (b" " * 70_000, 413),
    ],
)
def test_a_body_that_cannot_be_is_told_what_to_change(cast: Cast, body: bytes, status: int) -> None:
    answer = System.of(cast.sam).post(f"/referrals/{uuid4()}/answers", body)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert told(answer)["detail"]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "text/json"])
def test_another_content_type_is_refused(cast: Cast, kind: str) -> None:
    system = System.of(cast.sam)
    answer = system.client.post(
        f"{ROOT}/referrals/{uuid4()}/answers",
        json.dumps({"verb": "accept"}),
        content_type=kind,
        headers={"Idempotency-Key": "a" * 16},
    )
    assert answer.status_code == 415


@pytest.mark.parametrize(
    ("at", "status"),
    [
        ("0001-01-01T00:00:00+23:59", 409),
        ("9999-12-31T23:59:59-23:59", 409),
        ("1650-01-01T00:00:00Z", 409),
        ("2026-13-45T99:00:00Z", 409),
        ("2026-01-01T00:00:00", 422),
        ("1767225600", 422),
        (1767225600, 422),
        ("tomorrow", 422),
    ],
)
def test_an_absurd_moment_is_refused(cast: Cast, ward: Any, at: object, status: int) -> None:
    body = counted(ward, met_at=at)
    assert System.of(cast.ana).post("/engagements/counts", body).status_code == status


@pytest.mark.parametrize("said", ["a\0b", "\ud800"])
def test_letters_that_are_none_are_refused(cast: Cast, ward: Any, said: str) -> None:
    body = {key: value for key, value in counted(ward).items() if key != "people"}
    system, path = System.of(cast.ana), f"/people/{cast.rosie.id}/engagements"
    assert system.post(path, {**body, "note": said}).status_code == 422
    assert system.get("/services?words=%00").status_code == 400


def test_a_flood_is_braked_and_told_how_long_to_wait(cast: Cast, settings: Any) -> None:
    system = System.of(cast.sam)
    settings.API_REQUESTS_A_MINUTE = 3
    statuses = [system.get("/me") for _each in range(9)]
    assert {each.status_code for each in statuses} == {200, 429}
    assert statuses[-1].headers["Retry-After"] == "60"
    assert System.of(cast.ana).get("/me").status_code == 200


def test_guessing_tokens_is_braked(cast: Cast, settings: Any) -> None:
    settings.API_WRONG_TOKENS_A_MINUTE = 30
    statuses = {System(f"wayside_{each}").get("/me").status_code for each in range(70)}
    assert statuses == {401, 429}


def test_a_secret_is_kept_as_a_hash_and_used_by_the_day(cast: Cast) -> None:
    made = token(cast.sam)
    assert made.secret.startswith("wayside_")
    kept = held(made)
    assert made.secret not in str(vars(kept))
    assert kept.last_used_date is None
    System(made.secret).get("/me")
    assert held(made).last_used_date == timezone.localdate()


def test_a_refusal_is_on_the_trail(cast: Cast) -> None:
    system = System.of(partners.member(Role.ANALYST, area=cast.area))
    assert system.get("/people").status_code == 403
    assert system.client.get("/people/").status_code == 302  # a token opens no page


def test_an_instance_without_the_keys_shows_nothing_of_the_support_side(
    cast: Cast, settings: Any
) -> None:
    cast.sent()
    system = System.of(cast.sam)
    settings.KEY_RINGS = {}
    for path in ("/referrals", "/notices"):
        answer = system.get(path)
        assert answer.status_code == 503
        assert told(answer)["detail"].startswith("The keys of the support side")
