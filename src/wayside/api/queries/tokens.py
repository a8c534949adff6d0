"""Tokens by their secret, by whose they are, and how each stands."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.api import rules
from wayside.api.models import Token
from wayside.api.permissions import WATCH_TOKENS, opens_records
from wayside.api.vocabulary import Standing
from wayside.partners import queries as partners
from wayside.partners.models import Membership

WITH = ("membership__agency", "membership__area", "membership__account", "person")


def token_of(secret_hash: str) -> Token | None:
    """The token whose secret has this hash."""
    return _whole().filter(secret_hash=secret_hash).first()


def own_tokens(*, of: Actor) -> QuerySet[Token]:
    """The tokens that somebody made, for whichever of their roles."""
    if of.person_id is None:
        return Token.objects.none()
    return _whole().filter(person=of.person_id)


def tokens(*, visible_to: Actor) -> QuerySet[Token]:
    """Every token in the areas of whoever watches over them."""
    found = _whole().filter(membership__area__in=visible_to.area_ids)
    return found if visible_to.may(WATCH_TOKENS) else found.none()


def member_of(membership_id: UUID, *, today: date) -> Membership | None:
    """The membership, if it holds today and its account is open: with what makes an actor."""
    return partners.memberships_on(
        today, account_ids=_account_of(membership_id)
    ).filter(id=membership_id, account__is_active=True).first()  # fmt: skip


def standing_of(token: Token, *, today: date) -> Standing:
    """How a token stands today."""
    member = token.membership
    holds = (
        member.account.is_active
        and member.ended_at is None
        and member.from_date <= today
        and (member.until_date is None or today <= member.until_date)
    )
    held = rules.Held(
        until_date=token.until_date,
        is_revoked=token.revoked_at is not None,
        waits=token.approved_at is None and opens_records(token.scopes),
        membership_holds=holds,
    )
    return rules.standing(held, today=today)


def deciders(token: Token, *, today: date) -> QuerySet[Membership]:
    """Who may agree to a token: whoever watches tokens in its area, without its holder."""
    return Membership.objects.filter(
        partners.holding_on(today),
        role__in=WATCH_TOKENS.roles,
        area__in=partners.lineage(token.membership.area),
        account__is_active=True,
    ).exclude(person=token.person_id)


def _account_of(membership_id: UUID) -> list[UUID]:
    return list(Membership.objects.filter(id=membership_id).values_list("account_id", flat=True))


def _whole() -> QuerySet[Token]:
    return Token.objects.select_related(*WITH).defer("membership__area__boundary")
