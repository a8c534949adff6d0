"""Lets a system in by its token, or says why not."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from wayside.access.actor import ANONYMOUS, Actor
from wayside.api import queries, rules
from wayside.api.models import Token
from wayside.api.permissions import slugs_of
from wayside.api.vocabulary import Standing
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.partners.queries import member_actor
from wayside.web.clock import day_of
from wayside.web.states import Words


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a token lets nobody in, as its holder is told."""

    why: Words


@transaction.atomic
def enter(*, token: Token, now: datetime, by: Actor = ANONYMOUS) -> Actor | Refused:
    """Who acts by a token: the member it was made for, with as much of what they may do as its
    scopes use. What is refused is on the trail; that it was used is kept by the day."""
    today = day_of(now)
    standing = queries.standing_of(token, today=today)
    member = queries.member_of(token.membership_id, today=today)
    if standing != Standing.LIVE or member is None:
        record(
            by=by,
            operation=Operation.ACCESS,
            action="api.refuse_token",
            record_type=token._meta.label,
            record_id=token.id,
            controller_id=token.membership.agency_id,
            area_id=token.membership.area_id,
            now=now,
        )
        return Refused(rules.REFUSED.get(standing, rules.REFUSED[Standing.ENDED]))
    if token.last_used_date != today:
        Token.objects.filter(id=token.id).update(last_used_date=today)
    actor = member_actor(member)
    return replace(actor, permissions=slugs_of(token.scopes, actor.permissions))
