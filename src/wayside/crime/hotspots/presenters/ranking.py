"""The hot spots page: places with their reasons, and what must be said beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.crime.hotspots.asked import Asked
from wayside.crime.hotspots.facts import PlaceFacts
from wayside.crime.hotspots.presenters.maps import place_key
from wayside.crime.hotspots.sentences import (
    in_short,
    listed,
    month_name,
    number,
    ordinal,
    range_in_words,
    rank_in_words,
    reasons_in_words,
)
from wayside.crime.hotspots.settings import kind_label
from wayside.crime.hotspots.terms import CountedKind, Terms
from wayside.crime.models import HotspotPlace, HotspotRun
from wayside.partners.vocabulary import Dataset
from wayside.web.charts import Strip

TREND_COLOURS = {"rising": "orange", "falling": "green", "unclear": "grey"}


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """One place of the list."""

    key: str
    rank: int
    label: str
    url: str
    what: str
    range: str
    sure: str
    move: str
    trend_tag: str | Promise
    trend_colour: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """One kind that counts, as the page lists it."""

    label: str | Promise
    source: str | Promise
    weight: str
    police_generated: bool


def cards(places: Sequence[HotspotPlace], asked: Asked, *, area_slug: str) -> tuple[PlaceCard, ...]:
    """The places of the list in order."""
    return tuple(_card(place, asked, area_slug) for place in places)


def _card(place: HotspotPlace, asked: Asked, area_slug: str) -> PlaceCard:
    facts = PlaceFacts.from_json(place.facts)
    direction = facts.change.direction
    return PlaceCard(
        key=place_key(place.rank),
        rank=place.rank,
        label=place.label,
        url=reverse("crime:hotspots:place", args=(area_slug, place.rank)) + asked.query(),
        what=in_short(facts),
        range=range_in_words(place.rank_low, place.rank_high),
        sure=rank_in_words(place.rank_low, place.rank_high),
        move=move_in_words(place, facts, asked),
        trend_tag=trend_tag(direction),
        trend_colour=TREND_COLOURS.get(direction, "grey"),
        reasons=reasons_in_words(facts, asked.terms),
    )


def trend_tag(direction: str) -> str:
    """The direction in two words."""
    return {
        "rising": _("Rising"),
        "falling": _("Falling"),
        "unclear": _("No clear change"),
    }.get(direction, _("Not known"))


def move_in_words(place: HotspotPlace, facts: PlaceFacts, asked: Asked) -> str:
    """What the switch would change for this place; blank when nothing."""
    other = facts.other.rank
    if other == place.rank:
        return ""
    chance = _(", which may be chance") if facts.other.within_chance else ""
    if asked.without_police:
        return (
            _("%(rank)s when police-generated records count%(chance)s.")
            % {"rank": ordinal(other), "chance": chance}
            if other
            else _("Not among the places when police-generated records count.")
        )
    if other is None:
        return _("No longer among the places without police-generated records.")
    return _("%(rank)s without police-generated records%(chance)s.") % {
        "rank": ordinal(other),
        "chance": chance,
    }


def switch_effect(places: Sequence[HotspotPlace], asked: Asked) -> str:
    """What leaving out, or counting, police-generated records changes in the list as a whole."""
    others = [PlaceFacts.from_json(place.facts).other.rank for place in places]
    out = sum(1 for rank in others if rank is None or rank > asked.top)
    moved = sum(
        1
        for place, rank in zip(places, others, strict=True)
        if rank is not None and rank <= asked.top and rank != place.rank
    )
    if not out and not moved:
        return _("That would change nothing in this list.")
    parts = []
    if out:
        parts.append(
            ngettext("%s place would leave the list", "%s places would leave the list", out) % out
        )
    if moved:
        parts.append(
            ngettext("%s would change rank", "%s would change rank", moved) % moved
            if parts
            else ngettext("%s place would change rank", "%s places would change rank", moved)
            % moved
        )
    return f"{listed(parts)}."


def counted_kinds(terms: Terms) -> tuple[Counted, ...]:
    """What counts, for the table beside the ranking."""
    return tuple(_counted(kind) for kind in terms.kinds)


def _counted(kind: CountedKind) -> Counted:
    return Counted(
        label=kind_label(kind.key),
        source=Dataset(kind.dataset).label,
        weight=f"{kind.weight:g}",
        police_generated=kind.police_generated,
    )


def week_strip(places: Sequence[HotspotPlace]) -> Strip | None:
    """When in the week, over the places shown; None where no times are held."""
    rhythms = [PlaceFacts.from_json(place.facts).rhythm for place in places]
    known = [rhythm for rhythm in rhythms if rhythm]
    if not known:
        return None
    sources = {rhythm.source for rhythm in known}
    chosen = [r for r in known if r.source == ("counted" if "counted" in sources else "searches")]
    counts: list[list[float]] = [
        [sum(r.counts[day][hour] for r in chosen) for hour in range(24)] for day in range(7)
    ]
    return Strip(
        title=strip_title(chosen[0].source), counts=counts, note=strip_note(chosen[0].source)
    )


def strip_title(source: str) -> str:
    """Whose times they are."""
    return (
        _("When in the week: timed records")
        if source == "counted"
        else _("When in the week: stops and searches")
    )


def strip_note(source: str) -> str:
    """What the times do not say."""
    if source == "counted":
        return _("Only records with a known time; London time.")
    return _(
        "Only stops and searches have times here. They show when police searched, not when harm"
        " happened, and they do not count in the ranking."
    )


def whole_list(run: HotspotRun, asked: Asked, shown: Sequence[HotspotPlace]) -> dict[str, Any]:
    """Figures about the list as a whole."""
    variant = run.summary["variants"][asked.variant.value]
    return {
        "events": number(variant["events"]),
        "first": month_name(run.summary["first_month"]) if run.summary["first_month"] else "",
        "last": month_name(run.summary["last_month"]) if run.summary["last_month"] else "",
        "records": number(sum(place.count for place in shown)),
        "places": len(shown),
        "share": number(sum(place.score for place in shown)),
        "set_aside": sum(run.summary["set_aside"].values()),
    }
