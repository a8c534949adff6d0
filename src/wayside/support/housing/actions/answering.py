"""Opens requests for places, answers them, and moves them on from either side."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.people.actions import NotOpenError, check_open
from wayside.people.models import Person
from wayside.sharing.consent.queries import hold_still
from wayside.sharing.disclosures import actions as disclosures
from wayside.sharing.models import Disclosure
from wayside.support.housing import rules
from wayside.support.housing.actions import carrying
from wayside.support.housing.actions.requests import close_shared, share
from wayside.support.housing.actions.rooms import move_by_request
from wayside.support.housing.actions.steps import locked, move, note, tell
from wayside.support.housing.permissions import ANSWER_OFFERS, FIND_PLACES
from wayside.support.housing.queries import offers
from wayside.support.housing.vocabulary import Declines, Refusal
from wayside.support.models import Offer, OfferAbout, OfferMove, Vacancy
from wayside.web.clock import day_of
from wayside.web.states import NotNow

ANSWERED = ("state", "vacancy", "refused_because", "moved_date")
MOVED = ("state", "declined_because", "moved_date")


@dataclass(frozen=True, slots=True)
class OpenedOffer:
    """A request as one side sees it: what the place was told, or why that is closed."""

    offer: Offer
    content: Mapping[str, Any] | None
    closed: str
    moves: tuple[OfferMove, ...]


@look
def list_offers(*, by: Actor, now: datetime) -> QuerySet[Offer]:
    """Requests to one’s role, what is due first."""
    require(by, ANSWER_OFFERS)
    told(Offer, "support.list_offers", Operation.LISTING, by, now)
    return offers.incoming(to=by)


@look
def list_offers_to_answer(*, by: Actor, now: datetime) -> QuerySet[Offer]:
    """Those that wait for an answer."""
    require(by, ANSWER_OFFERS)
    told(Offer, "support.list_offers", Operation.LISTING, by, now)
    return offers.to_answer(to=by)


@look
def open_offer(*, offer_id: UUID, by: Actor, now: datetime) -> OpenedOffer:
    """Open one as the place, with what it was told.

    Raises:
        NotOpenError: it is not whoever asks’s to see.
    """
    require(by, ANSWER_OFFERS)
    held = offers.offer(offer_id)
    if held is None or held.to_agency_id != by.agency_id or held.to_role != by.role:
        raise NotOpenError
    content, closed = None, ""
    try:
        content = _content(held, by=by, now=now)
    except NotNow as refused:
        closed = str(refused)
    note(held, "support.open_offer", Operation.CONSULTATION, by=by, now=now)
    return OpenedOffer(held, content, closed, tuple(offers.moves_of(held)))


@look
def open_own_offer(*, person: Person, offer_id: UUID, by: Actor, now: datetime) -> OpenedOffer:
    """Open one of somebody whose record is open.

    Raises:
        NotOpenError: there is none, or the record is not open to whoever asks.
    """
    require(by, FIND_PLACES)
    check_open(person.subject_id)
    held = offers.offer_of(person, offer_id)
    if held is None:
        raise NotOpenError
    note(held, "support.open_offer", Operation.CONSULTATION, by=by, now=now)
    return OpenedOffer(held, None, "", tuple(offers.moves_of(held)))


@transaction.atomic
def offer_room(
    *, offer: Offer, vacancy: Vacancy, expected_version: int, by: Actor, now: datetime
) -> Offer:
    """Offer a free room; it is held until it is accepted or declined.

    Raises:
        NotOpenError: it is not for whoever answers.
        NotNow: the request or the room does not stand so, or consent was taken back.
        Collision: somebody else answered first.
    """
    held = _theirs(offer, expected_version, by)
    rules.OFFER.check_can(held.state, "offer")
    _content(held, by=by, now=now)
    if vacancy.place_id != held.place_id:
        raise NotNow(_("Choose a room of this place."))
    move_by_request(vacancy, "hold", by=by, now=now)
    held.vacancy, held.owner_id, held.offered_at = vacancy, by.member_id, now
    move(held, "offer", by=by, now=now, fields=("vacancy", "owner", "offered_at"))
    note(held, "support.answer_offer", Operation.ALTERATION, by=by, now=now, fields=ANSWERED)
    tell(held, _("A room is offered"), to_place=False, by=by, now=now)
    return held


@transaction.atomic
def refuse_offer(
    *,
    offer: Offer,
    because: Collection[Refusal],
    expected_version: int,
    by: Actor,
    now: datetime,
) -> Offer:
    """Refuse, for reasons from a list; a room that was held is free again, and what the place was
    shown ends at once.

    Raises:
        NotOpenError: it is not for whoever answers.
        NotNow: it does not stand so, or no reason is given.
        Collision: somebody else answered first.
    """
    held = _theirs(offer, expected_version, by)
    if not because:
        raise NotNow(_("Say why, so that a place that fits can be found."))
    held.refused_because = sorted({each.value for each in because})
    _let_go(held, by=by, now=now)
    move(held, "refuse", by=by, now=now, fields=("refused_because", "vacancy"))
    carrying.refused(held, now=now)
    note(held, "support.answer_offer", Operation.ALTERATION, by=by, now=now, fields=ANSWERED)
    tell(held, _("A request for a place was answered"), to_place=False, by=by, now=now)
    return held


@transaction.atomic
def move_offer(
    *,
    offer: Offer,
    verb: str,
    because: Declines | None = None,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> Offer:
    """Accept, decline, withdraw or ask again, as this person decides.

    Raises:
        NotOpenError: the record is not open to whoever acts.
        NotNow: it does not stand so, or there is no consent to ask again.
        Collision: the place answered meanwhile.
    """
    held, about = _own(offer, expected_version, by)
    if verb not in rules.OF_ASKER - {"move_in"}:
        raise NotNow(_("This step has a page of its own."))
    rules.OFFER.check_can(held.state, verb)
    fields = ["declined_because", "vacancy", "accepted_at", "told", "delivery", "refused_because"]
    if verb == "accept":
        held.accepted_at = now
    elif verb == "ask_again":
        held.refused_because, held.declined_because = [], ""
        share(held, about, about.subject.person, by=by, now=now)
        held.asked_at = now
        fields.append("asked_at")
    else:
        held.declined_because = (because or Declines.NOT_SAID).value if verb == "decline" else ""
        _let_go(held, by=by, now=now)
    move(held, verb, by=by, now=now, fields=fields)
    _runs(about, held)
    note(held, "support.move_offer", Operation.ALTERATION, by=by, now=now, fields=MOVED)
    tell(held, _("A request for a place has moved on"), to_place=True, by=by, now=now)
    if held.state not in rules.RUNNING:
        close_shared(held, by=by, now=now)
        held.save(update_fields=["told"])
    return held


@transaction.atomic
def note_move_in(
    *, offer: Offer, moved_date: date, expected_version: int, by: Actor, now: datetime
) -> Offer:
    """Note, from either side, that this person moved in, and on which day: their home begins.

    Raises:
        NotOpenError: it is not whoever acts’s to note.
        NotNow: it was not accepted, or the day lies ahead or before the offer.
        Collision: somebody else noted something since.
    """
    asks = by.may(FIND_PLACES)
    if asks:
        held, _about = _own(offer, expected_version, by)
    else:
        held = _theirs(offer, expected_version, by)
    rules.OFFER.check_can(held.state, "move_in")
    first = day_of(held.offered_at) if held.offered_at else moved_date
    if not first <= moved_date <= day_of(now):
        raise NotNow(_("Choose the day of the move: not before the offer, and not ahead."))
    held.moved_date = moved_date
    if held.vacancy is not None:
        move_by_request(held.vacancy, "move_in", by=by, now=now)
    move(held, "move_in", by=by, now=now, fields=("moved_date",))
    carrying.moved_in(held, by=by, now=now)
    note(held, "support.move_offer", Operation.ALTERATION, by=by, now=now, fields=MOVED)
    said = _("A request for a place has moved on")
    tell(held, said, to_place=asks, by=by, now=now)
    return held


@transaction.atomic
def close_offer(*, held: Disclosure, by: Actor, now: datetime) -> None:
    """Withdraw the request whose disclosure was closed: consent was taken back."""
    running = Offer.objects.filter(delivery=held.id, state__in=rules.RUNNING)
    for each in running.select_for_update(of=("self",)).select_related("vacancy"):
        _let_go(each, by=by, now=now)
        move(each, "withdraw", by=by, now=now, fields=("vacancy",))
        OfferAbout.objects.filter(offer=each).update(is_running=False)
        note(each, "support.close_offer", Operation.ALTERATION, by=by, now=now, fields=("state",))


def _content(held: Offer, *, by: Actor, now: datetime) -> Mapping[str, Any]:
    """What the place was told.

    Raises:
        NotNow: it is closed.
    """
    if held.state not in rules.RUNNING:
        raise NotNow(_("This is closed. Delete what you kept of it."))
    if held.delivery is not None:
        received = disclosures.open_delivery(delivery=held.delivery, by=by, now=now)
        return received.content or {}
    found: Mapping[str, Any] = held.told
    return found


def _theirs(offer: Offer, expected_version: int, by: Actor) -> Offer:
    require(by, ANSWER_OFFERS)
    held = locked(offer, expected_version)
    if held.to_agency_id != by.agency_id or held.to_role != by.role:
        raise NotOpenError
    return held


def _own(offer: Offer, expected_version: int, by: Actor) -> tuple[Offer, OfferAbout]:
    """One of one’s own agency, held still with the ledger of whom it is about."""
    require(by, FIND_PLACES)
    about = offers.about_of(offer)
    if about is None:
        raise NotOpenError
    check_open(about.subject_id)
    hold_still(about.subject_id)
    return locked(offer, expected_version), about


def _let_go(held: Offer, *, by: Actor, now: datetime) -> None:
    """Free the room that was held for it."""
    if held.vacancy is not None and held.state in rules.HOLDS_ROOM:
        move_by_request(held.vacancy, "release", by=by, now=now)


def _runs(about: OfferAbout, held: Offer) -> None:
    about.is_running = held.state in rules.RUNNING
    about.save(update_fields=["is_running"])
