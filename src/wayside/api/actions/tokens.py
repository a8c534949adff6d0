"""Makes tokens, lets them open records, revokes them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.api import queries, rules
from wayside.api.models import Token
from wayside.api.permissions import MAKE_TOKENS, WATCH_TOKENS, open_to, opens_records
from wayside.api.sealing import kept_as, new_secret
from wayside.api.vocabulary import Scope, Standing
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.notices.actions import send_each
from wayside.web.clock import day_of
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class MadeToken:
    """A token, and its secret as it is shown this once."""

    token: Token
    secret: str


@transaction.atomic
def make_token(
    *, name: str, scopes: Collection[Scope], until: date, by: Actor, now: datetime
) -> MadeToken:
    """Make one for the membership that is acted under. One that opens records waits for a second
    person, who is told.

    Raises:
        NotNow: it would last too long, or be for what the role may not do.
    """
    require(by, MAKE_TOKENS)
    today = day_of(now)
    rules.check_until(until, today=today)
    if by.role is None or by.person_id is None or not scopes or set(scopes) - set(open_to(by.role)):
        raise NotNow(_("Choose what the token is for, of what your role may do."))
    _check_few(by, today)
    secret = new_secret()
    made = Token.objects.create(
        membership_id=by.member_id,
        person_id=by.person_id,
        name=name.strip(),
        secret_hash=kept_as(secret),
        scopes=sorted(set(scopes)),
        made_at=now,
        until_date=until,
    )
    _note(made, "api.make_token", by, now, fields=("scopes", "until_date"))
    if opens_records(made.scopes):
        _tell_deciders(made, by=by, now=now)
    return MadeToken(made, secret)


@transaction.atomic
def approve_token(*, token: Token, by: Actor, now: datetime) -> None:
    """Agree, as the second person, that it opens records.

    Raises:
        NotNow: it is one's own, or waits for nobody.
    """
    held = _locked(token)
    require(by, WATCH_TOKENS, area_id=held.membership.area_id)
    rules.check_second_person(holder=held.person_id, decided_by=by.person_id)
    today = day_of(now)
    if queries.standing_of(held, today=today) != Standing.WAITING:
        raise NotNow(_("This token does not wait for anybody now."))
    held.approved_by_id, held.approved_at = by.person_id, now
    held.save(update_fields=["approved_by", "approved_at"])
    _note(held, "api.approve_token", by, now, fields=("approved_by",))


@transaction.atomic
def revoke_token(*, token: Token, by: Actor, now: datetime) -> None:
    """End one at once: one's own, or any in the areas of whoever watches over them. Pressed twice
    it is revoked once."""
    held = _locked(token)
    if held.person_id != by.person_id:
        require(by, WATCH_TOKENS, area_id=held.membership.area_id)
    else:
        require(by, MAKE_TOKENS)
    if held.revoked_at is not None:
        return
    held.revoked_by_id, held.revoked_at = by.person_id, now
    held.save(update_fields=["revoked_by", "revoked_at"])
    _note(held, "api.revoke_token", by, now, fields=("revoked_at",))


@look
def list_tokens(*, shown: Sequence[Token], by: Actor, now: datetime) -> None:
    """Put on the trail that other people's tokens were looked at."""
    require(by, WATCH_TOKENS)
    record(
        by=by,
        operation=Operation.LISTING,
        action="api.list_tokens",
        record_type="api.Token",
        controller_id=by.agency_id,
        count=len(shown),
        now=now,
    )


def _check_few(by: Actor, today: date) -> None:
    mine = queries.own_tokens(of=by).filter(revoked_at=None, until_date__gte=today)
    if mine.count() >= rules.MOST_LIVE:
        raise NotNow(_("You hold as many tokens as one person may. Revoke one first."))


def _locked(token: Token) -> Token:
    return (
        Token.objects.select_for_update(of=("self",))
        .select_related("membership__account", "membership__area")
        .get(id=token.id)
    )


def _tell_deciders(made: Token, *, by: Actor, now: datetime) -> None:
    found = queries.deciders(made, today=day_of(now))
    send_each(
        to=found.values_list("person_id", flat=True),
        subject=_("A token waits for a second person"),
        body=_("A system of an agency is to open records. See who asks, and agree or revoke."),
        about=made,
        path=reverse("api:watched_tokens"),
        key=f"token:{made.id}",
        by=by,
        now=now,
    )


def _note(
    token: Token, action: str, by: Actor, now: datetime, *, fields: tuple[str, ...] = ()
) -> None:
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action=action,
        record_type=token._meta.label,
        record_id=token.id,
        controller_id=token.membership.agency_id,
        area_id=token.membership.area_id,
        fields=fields,
        now=now,
    )
