"""Notes a home that somebody has or is about to have, and each step since."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.support.homes import queries, rules
from wayside.support.homes.actions.standing import advance, check_may_write, note
from wayside.support.homes.permissions import KEEP_HOMES
from wayside.support.homes.vocabulary import Cause, HomeKind, HomeState
from wayside.support.models import Home, HomeMove, HomeNotice, HomeRisk, Offer, OfferAbout
from wayside.web.clock import day_of
from wayside.web.states import NotNow

GIVEN = ("kind", "address", "keeper", "offer", "expected_date")


@dataclass(frozen=True, slots=True)
class OpenedHomes:
    """Somebody's homes, what puts one at risk, what was served, and each step."""

    homes: tuple[Home, ...]
    risks: tuple[HomeRisk, ...]
    notices: tuple[HomeNotice, ...]
    moves: tuple[HomeMove, ...]
    offers: tuple[OfferAbout, ...]


@dataclass(frozen=True, slots=True)
class Moving:
    """Which home somebody is about to move into, and when."""

    kind: HomeKind
    expected_date: date
    address: str = ""
    keeper_id: UUID | None = None
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class HomeStep:
    """What happened, on which day, why, and what there is to say of it."""

    verb: str
    on_date: date
    words: str = ""
    cause: Cause | None = None
    is_out_of_area: bool = False


@look
def open_homes(*, person: Person, by: Actor, now: datetime) -> OpenedHomes:
    """Open somebody's homes.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, KEEP_HOMES)
    check_open(person.subject_id)
    told(person, "support.open_homes", Operation.CONSULTATION, by, now)
    return OpenedHomes(
        tuple(queries.homes_of(person)),
        tuple(HomeRisk.objects.filter(subject=person.subject_id)),
        tuple(queries.notices_of(person)),
        tuple(queries.moves_of(person)),
        tuple(queries.offers_of(person)),
    )


@transaction.atomic
def begin_home(*, person: Person, moving: Moving, form_id: UUID, by: Actor, now: datetime) -> Home:
    """Note a home that somebody is about to move into; the form of one id notes it once.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: a refuge would have an address, or of this request a home was made already.
    """
    require(by, KEEP_HOMES)
    check_open(person.subject_id)
    held = queries.home_of(person, form_id)
    if held is not None:
        return held
    rules.check_address(moving.kind, moving.address)
    if moving.offer and Home.objects.filter(offer=moving.offer).exists():
        raise NotNow(_("Of this request a home was noted already."))
    made = Home(
        id=form_id,
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        kind=moving.kind,
        address=moving.address,
        keeper_id=moving.keeper_id,
        offer=moving.offer,
        expected_date=moving.expected_date,
        due_date=moving.expected_date,
        step_date=min(moving.expected_date, day_of(now)),
        created_at=now,
        updated_at=now,
    )
    made.save(force_insert=True)
    note(made, "begin", on=day_of(now), by=by, now=now)
    told(made, "support.begin_home", Operation.COLLECTION, by, now, fields=GIVEN)
    return made


@transaction.atomic
def move_home(
    *, home: Home, step: HomeStep, expected_version: int, by: Actor, now: datetime
) -> Home:
    """Note a step. An eviction says its cause, and comes after the review of every notice; a move
    out of the area needs what was handed over there with consent.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: it does not stand so, the day cannot be, or something comes first.
        Collision: somebody else noted a step since.
    """
    held = check_may_write(home, expected_version, by)
    if step.verb in rules.BY_ITSELF:
        raise NotNow(_("This step is noted with what it comes with."))
    rules.HOME.check_can(held.state, step.verb)
    rules.check_day(step.on_date, since=_since(held, step.verb), today=day_of(now))
    fields: tuple[str, ...] = ()
    if step.verb == "move_in":
        held.moved_in_date, held.after = step.on_date, queries.former_home(held.subject_id)
        fields = ("moved_in_date", "after")
    elif step.verb in rules.ENDINGS:
        fields = _end(held, step)
    elif step.verb == "safe":
        rules.check_safe(has_risks=held.risks.filter(ended_date=None).exists())
    advance(held, step.verb, on=step.on_date, fields=fields, words=step.words, by=by, now=now)
    if step.verb == "move_in" and held.after is not None:
        _rehouse(held.after, on=step.on_date, by=by, now=now)
    changed = ("state", *fields)
    told(held, "support.move_home", Operation.ALTERATION, by, now, fields=changed)
    return held


def _since(home: Home, verb: str) -> date | None:
    """Nothing comes before somebody moved in; that may be noted later."""
    return None if verb == "move_in" else home.step_date


def _end(home: Home, step: HomeStep) -> tuple[str, ...]:
    """What an ending writes: an eviction its cause, a move out of the area its handover."""
    home.ended_date, home.ended_by, home.cause = step.on_date, step.verb, ""
    fields = ("ended_date", "ended_by", "cause")
    if step.verb == "evict":
        rules.check_reviewed(list(home.reviews.values_list("state", flat=True)))
        if step.cause is None:
            raise NotNow(_("Say which cause was given."))
        home.cause = step.cause
    if step.is_out_of_area and step.verb in rules.MAY_BE_AWAY:
        return (*fields, *_hand_over(home))
    return fields


def _hand_over(home: Home) -> tuple[str, ...]:
    found = queries.handover_of(home)
    if found is None:
        raise NotNow(
            _(
                "A move out of the area comes with a handover. Nothing of this person’s housing is "
                "open, with their consent, to an agency that works outside your areas: ask them, "
                "and share it first."
            )
        )
    home.is_out_of_area, home.handover = True, found
    return ("is_out_of_area", "handover")


def _rehouse(former: Home, *, on: date, by: Actor, now: datetime) -> None:
    held = queries.locked(former.id)
    if held.state in (*rules.GONE, HomeState.CLOSED):
        advance(held, "rehouse", on=max(on, held.step_date), by=by, now=now)
