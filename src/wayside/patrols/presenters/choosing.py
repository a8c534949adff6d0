"""The page to choose places on: map and lists side by side, each with its reasons."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.crime.hotspots.sentences import rank_in_words
from wayside.patrols.models import PatrolPlace
from wayside.patrols.presenters.maps import choosing_map
from wayside.patrols.queries import Ground
from wayside.patrols.ranking import KnownPlace, RankedPlace, Ranking
from wayside.web.components.text import london_short


@dataclass(frozen=True, slots=True)
class Offered:
    """A place that can be picked; ``there`` when it is on the patrol already. ``field_id`` is
    what the form calls its box, so that the link of an error finds the first."""

    key: str
    field_id: str
    number: str
    label: str
    sure: str
    reasons: tuple[str, ...]
    count: int | None
    there: bool
    checked: bool


@dataclass(frozen=True, slots=True)
class ChoosingPage:
    """What the page draws beside its form."""

    map: SafeString
    groups: tuple[tuple[str | Promise, tuple[Offered, ...]], ...]
    cautions: tuple[str, ...]
    as_of: date | None


def offered(
    ranking: Ranking | None, there: Sequence[PatrolPlace]
) -> tuple[RankedPlace | KnownPlace, ...]:
    """What is not on the patrol yet."""
    if ranking is None:
        return ()
    taken = {(place.longitude, place.latitude) for place in there}
    every: tuple[RankedPlace | KnownPlace, ...] = (*ranking.places, *ranking.known)
    return tuple(each for each in every if (each.longitude, each.latitude) not in taken)


def choosing_page(
    ranking: Ranking | None,
    there: Sequence[PatrolPlace],
    ground: Ground,
    *,
    ticked: Collection[str],
    area: str,
) -> ChoosingPage:
    """The lists, with what was ticked before an error kept."""
    if ranking is None or not ranking:
        return ChoosingPage(SafeString(""), (), (), None)
    boxes = {each.key: f"id_places_{n}" for n, each in enumerate(offered(ranking, there))}
    suggested = tuple(_ranked(each, boxes, each.key in ticked) for each in ranking.places)
    known = tuple(
        _known(each, chr(ord("A") + number % 26), boxes, each.key in ticked)
        for number, each in enumerate(ranking.known)
    )
    groups = (
        (gettext_lazy("Suggested from recorded crime"), suggested),
        (gettext_lazy("Marked by people who know them"), known),
    )
    return ChoosingPage(
        map=choosing_map(ranking, there, ground, area=area),
        groups=tuple((title, rows) for title, rows in groups if rows),
        cautions=ranking.cautions,
        as_of=ranking.as_of,
    )


def _ranked(place: RankedPlace, boxes: Mapping[str, str], ticked: bool) -> Offered:
    return Offered(
        key=place.key,
        field_id=boxes.get(place.key, ""),
        number=str(place.rank),
        label=place.label,
        sure=rank_in_words(place.rank_low, place.rank_high),
        reasons=place.reasons,
        count=place.count,
        there=place.key not in boxes,
        checked=ticked,
    )


def _known(place: KnownPlace, letter: str, boxes: Mapping[str, str], ticked: bool) -> Offered:
    return Offered(
        key=place.key,
        field_id=boxes.get(place.key, ""),
        number=letter,
        label=place.label,
        sure=_("Marked by %(agency)s; to be looked at again on %(day)s")
        % {"agency": place.agency, "day": london_short(place.review_date)},
        reasons=(place.reason,),
        count=None,
        there=place.key not in boxes,
        checked=ticked,
    )
