"""Tokens, and a system that asks with one."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from wayside.access.vocabulary import Role
from wayside.api import actions
from wayside.api.actions import MadeToken
from wayside.api.models import Token
from wayside.api.permissions import open_to, opens_records
from wayside.api.vocabulary import Scope
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.web import clock

ROOT = "/api/v1"


def token(
    member: Membership,
    *scopes: Scope,
    agreed: bool = True,
    now: datetime | None = None,
    days: int = 30,
) -> MadeToken:
    """A token of a member for some scopes, or for every one that the role can have; agreed to by
    somebody else where it opens records."""
    moment = now or timezone.now()
    made = actions.make_token(
        name="Case system",
        scopes=scopes or open_to(Role(member.role)),
        until=(moment + timedelta(days=days)).date(),
        by=partners.actor_of(member),
        now=moment,
    )
    if agreed and opens_records(made.token.scopes):
        second = partners.member(Role.ADMINISTRATOR, area=member.area)
        actions.approve_token(token=made.token, by=partners.actor_of(second), now=moment)
    return made


class System:
    """An agency's own system: it asks with one token, and with a fresh key each time."""

    def __init__(self, secret: str) -> None:
        self.client = Client(headers={"Authorization": f"Bearer {secret}"})
        self.secret = secret

    @classmethod
    def of(cls, member: Membership, *scopes: Scope, **how: Any) -> "System":
        """The system of a member."""
        return cls(token(member, *scopes, **how).secret)

    def get(self, path: str, **asked: Any) -> Any:
        """Look."""
        return self.client.get(f"{ROOT}{path}", asked)

    def post(self, path: str, body: Any, *, key: str = "", **headers: str) -> Any:
        """Send."""
        return self.client.post(
            f"{ROOT}{path}",
            body if isinstance(body, bytes) else json.dumps(body),
            content_type="application/json",
            headers={"Idempotency-Key": key or uuid4().hex, **headers},
        )


def widened(member: Membership) -> System:
    """The system of a member whose token was widened in the table, past what its role has."""
    made = token(member, now=clock.now())
    Token.objects.filter(id=made.token.id).update(
        scopes=list(Scope),
        approved_at=clock.now(),
        approved_by=partners.member(Role.ADMINISTRATOR, area=member.area).person,
    )
    return System(made.secret)


def told(response: Any) -> Any:
    """What was answered."""
    return json.loads(response.content)


def held(made: MadeToken) -> Token:
    """The token as it stands now."""
    return Token.objects.get(id=made.token.id)
