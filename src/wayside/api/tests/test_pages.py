"""The pages of tokens: made and shown once, agreed to by a second person, revoked."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from wayside.access.vocabulary import Role
from wayside.api import actions
from wayside.api.models import KeptAnswer, Token
from wayside.api.rules import MOST_LIVE
from wayside.api.tests.factories import System, held, token
from wayside.api.vocabulary import Scope
from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.support.referrals.tests.factories import Cast
from wayside.web.states import NotNow

NEW = "/api/tokens/new/"
WATCHED = "/api/tokens/watched/"


def entered(member: Membership) -> Client:
    client = Client()
    partners.sign_in(client, member)
    return client


def filled(*scopes: str, days: int = 30) -> dict[str, object]:
    until = timezone.localdate() + timedelta(days=days)
    return {"name": "Case system", "scopes": scopes, "until": f"{until:%d/%m/%Y}"}


def secret_on(page: str) -> str:
    found = re.search(r"wayside_[\w-]{43}", page)
    assert found
    return found[0]


def test_a_worker_makes_a_token_sees_it_once_and_it_works_after_a_second_person(
    cast: Cast,
) -> None:
    client = entered(cast.sam)
    page = client.post(NEW, filled("referrals.read", "directory.read"))
    secret = secret_on(page.content.decode())
    assert page.headers["Cache-Control"] == "no-store"
    assert secret not in client.get("/api/tokens/").content.decode()
    assert System(secret).get("/referrals").status_code == 401
    admin = partners.member(Role.ADMINISTRATOR, area=cast.area)
    made = Token.objects.get()
    watching = entered(admin)
    assert secret not in watching.get(WATCHED).content.decode()
    watching.post(f"/api/tokens/{made.id}/agree/")
    assert System(secret).get("/referrals").status_code == 200
    done = Event.objects.filter(record_id=made.id).values_list("action", flat=True)
    assert set(done) == {"api.make_token", "api.approve_token", "api.refuse_token"}


def test_whoever_may_agree_is_told_and_not_the_holder(cast: Cast) -> None:
    admin = partners.member(Role.ADMINISTRATOR, area=cast.area)
    partners.member(Role.ADMINISTRATOR, area=partners.area())
    token(cast.sam, agreed=False)
    told = Notice.objects.filter(subject="A token waits for a second person")
    assert [each.person_id for each in told] == [admin.person_id]


def test_a_token_that_opens_no_records_works_at_once(cast: Cast) -> None:
    page = entered(cast.officer).post(NEW, filled("handovers.send"))
    assert System(secret_on(page.content.decode())).get("/handovers/sent").status_code == 200


def test_only_what_the_role_may_do_is_offered_and_taken(cast: Cast) -> None:
    client = entered(cast.officer)
    assert "referrals.read" not in client.get(NEW).content.decode()
    page = client.post(NEW, filled("referrals.read"))
    assert "wayside_" not in page.content.decode()
    assert not Token.objects.exists()


@pytest.mark.parametrize("days", [-1, 400])
def test_a_token_ends_within_a_year(cast: Cast, days: int) -> None:
    page = entered(cast.officer).post(NEW, filled("directory.read", days=days))
    assert "within a year" in page.content.decode()
    assert not Token.objects.exists()


def test_nobody_holds_more_tokens_than_can_be_looked_after(cast: Cast) -> None:
    for _each in range(MOST_LIVE):
        token(cast.officer)
    with pytest.raises(NotNow, match="Revoke one"):
        token(cast.officer)


def test_nobody_agrees_to_their_own_token_by_whichever_role(cast: Cast) -> None:
    made = token(cast.sam, agreed=False)
    own = partners.give(cast.sam.account, Role.ADMINISTRATOR, area=cast.area)
    entered(own).post(f"/api/tokens/{made.token.id}/agree/")
    assert held(made).approved_at is None
    with pytest.raises(IntegrityError), transaction.atomic():
        Token.objects.filter(id=made.token.id).update(
            approved_by=cast.sam.person_id, approved_at=timezone.now()
        )


@pytest.mark.parametrize("verb", ["agree", "revoke"])
def test_another_areas_administrator_and_a_colleague_find_no_token(cast: Cast, verb: str) -> None:
    made = token(cast.sam, agreed=False)
    far = partners.member(Role.ADMINISTRATOR, area=partners.area())
    for other in (far, cast.their_lead):
        answer = entered(other).post(f"/api/tokens/{made.token.id}/{verb}/")
        assert answer.status_code in (403, 404)
    kept = held(made)
    assert (kept.approved_at, kept.revoked_at) == (None, None)
    assert made.token.name not in entered(far).get(WATCHED).content.decode()


@pytest.mark.parametrize("by_holder", [True, False])
def test_the_holder_and_the_administrator_revoke(cast: Cast, by_holder: bool) -> None:
    made = token(cast.sam)
    admin = partners.member(Role.ADMINISTRATOR, area=cast.area)
    client = entered(cast.sam if by_holder else admin)
    for _twice in range(2):
        client.post(f"/api/tokens/{made.token.id}/revoke/")
    assert held(made).revoked_at
    assert Event.objects.filter(action="api.revoke_token").count() == 1


def test_what_is_revoked_is_never_agreed_to(cast: Cast) -> None:
    made = token(cast.sam, agreed=False)
    actions.revoke_token(token=made.token, by=cast.by(cast.sam), now=timezone.now())
    admin = partners.actor_of(partners.member(Role.ADMINISTRATOR, area=cast.area))
    with pytest.raises(NotNow, match="does not wait"):
        actions.approve_token(token=made.token, by=admin, now=timezone.now())


def test_kept_answers_are_forgotten_after_a_week(cast: Cast) -> None:
    from wayside.api.jobs import forget

    made = token(cast.ana, Scope.DIRECTORY_READ)
    for days in (6, 8):
        KeptAnswer.objects.create(
            token=made.token, key=f"k{days}", at=timezone.now() - timedelta(days=days)
        )
    forget(0)
    assert [each.key for each in KeptAnswer.objects.all()] == ["k6"]
