"""Requests for places in words and colours."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wayside.support.housing import rules
from wayside.support.housing.actions.answering import OpenedOffer
from wayside.support.housing.vocabulary import Declines, OfferState, Refusal
from wayside.support.models import Offer, OfferMove
from wayside.web.components.text import Colour
from wayside.web.states import Words

COLOURS: dict[str, Colour] = {
    OfferState.ASKED: "blue",
    OfferState.OFFERED: "yellow",
    OfferState.ACCEPTED: "green",
    OfferState.MOVED_IN: "green",
    OfferState.REFUSED: "red",
}


@dataclass(frozen=True, slots=True)
class ShownOffer:
    """One request: where it stands, why it ended, and whether a step is late."""

    offer: Offer
    colour: Colour
    why: tuple[Words, ...]
    is_late: bool


@dataclass(frozen=True, slots=True)
class ShownMove:
    """One step, and why."""

    move: OfferMove
    why: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class OfferPage:
    """One request as one side sees it."""

    shown: ShownOffer
    verbs: frozenset[str]
    lines: tuple[tuple[str, Any], ...]
    text: str
    moves: tuple[ShownMove, ...]


def of_list(found: Iterable[Offer], *, now: datetime) -> tuple[ShownOffer, ...]:
    """A list of them."""
    return tuple(shown(each, now=now) for each in found)


def shown(offer: Offer, *, now: datetime) -> ShownOffer:
    """One of them."""
    late = offer.due_at is not None and offer.state in rules.RUNNING and offer.due_at < now
    return ShownOffer(offer, COLOURS.get(offer.state, "grey"), _why(offer), late)


def page_of(opened: OpenedOffer, verbs: Iterable[str], *, now: datetime) -> OfferPage:
    """The page of one, with the steps that may follow."""
    steps = {each.verb for each in rules.OFFER.steps_from(opened.offer.state)}
    content: Mapping[str, Any] = opened.content or {}
    return OfferPage(
        shown(opened.offer, now=now),
        frozenset(steps & set(verbs)),
        tuple((label, says) for label, says in content.items() if label != "text"),
        str(content.get("text", "")),
        tuple(ShownMove(each, _why(each)) for each in opened.moves),
    )


def _why(held: Offer | OfferMove) -> tuple[Words, ...]:
    if held.state == OfferState.REFUSED:
        return tuple(Refusal(each).label for each in held.refused_because)
    if held.state == OfferState.DECLINED and held.declined_because:
        return (Declines(held.declined_because).label,)
    return ()
