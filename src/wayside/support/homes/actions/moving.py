"""Begins a home by itself, as somebody moves into a place that was asked for."""

from datetime import date, datetime

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.support.homes import queries, rules
from wayside.support.homes.actions.standing import advance, note
from wayside.support.homes.vocabulary import HomeKind, HomeState
from wayside.support.housing.permissions import ANSWER_OFFERS, FIND_PLACES
from wayside.support.models import Home, Offer, OfferAbout
from wayside.web.clock import day_of

BEGUN = ("kind", "keeper", "offer", "moved_in_date", "after", "state")


@transaction.atomic
def begin_home_of_offer(*, about: OfferAbout, offer: Offer, by: Actor, now: datetime) -> Home:
    """Begin the home that a request came to, lived in since the day of the move, or note the move
    into one that was noted beforehand. A home where this person lived until then was moved on from.
    Its address is nobody's to know from a place: whoever has the record may add it.
    """
    require(by, FIND_PLACES if by.may(FIND_PLACES) else ANSWER_OFFERS)
    day = offer.moved_date or day_of(now)
    held = queries.home_from(offer) or _about_to_move(about, offer, day, by=by, now=now)
    if held.state != HomeState.ABOUT:
        return held
    former = _leave(about, day, by=by, now=now) or queries.former_home(about.subject_id)
    held.moved_in_date, held.after = day, former if _follows(former) else None
    advance(held, "move_in", on=day, by=by, now=now, fields=("moved_in_date", "after"))
    if held.after is not None:
        advance(held.after, "rehouse", on=max(day, held.after.step_date), by=by, now=now)
    record(
        by=by,
        operation=Operation.COLLECTION,
        action="support.begin_home_of_offer",
        record_type="support.Home",
        record_id=held.id,
        controller_id=held.controller_id,
        fields=BEGUN,
        now=now,
    )
    return held


def _about_to_move(about: OfferAbout, offer: Offer, day: date, *, by: Actor, now: datetime) -> Home:
    made = Home(
        subject_id=about.subject_id,
        controller_id=about.controller_id,
        kind=HomeKind(offer.place.kind),
        keeper_id=offer.to_agency_id,
        offer=offer,
        expected_date=day,
        due_date=day,
        step_date=day,
        created_at=now,
        updated_at=now,
    )
    made.save(force_insert=True)
    note(made, "begin", on=day, by=by, now=now)
    return made


def _leave(about: OfferAbout, day: date, *, by: Actor, now: datetime) -> Home | None:
    """Nobody lives in two homes at once: the one that somebody had was moved on from."""
    lived = queries.lived_in(about.subject_id)
    if lived is None:
        return None
    lived.ended_date, lived.ended_by = max(day, lived.step_date), "move_on"
    fields = ("ended_date", "ended_by")
    advance(lived, "move_on", on=lived.ended_date, by=by, now=now, fields=fields)
    return lived


def _follows(former: Home | None) -> bool:
    return former is not None and former.state in (*rules.GONE, HomeState.CLOSED)
