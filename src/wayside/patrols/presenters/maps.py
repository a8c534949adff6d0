"""Maps of a night, of the ranking to choose from, and of what partners see."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from wayside.patrols.models import PatrolPlace
from wayside.patrols.queries import Ground
from wayside.patrols.ranking import Ranking
from wayside.patrols.vocabulary import Style
from wayside.web.components.pictures import map_figure
from wayside.web.maps import Circle, Dot, Map, Outline, svg_map
from wayside.web.maps.features import Tone

ATTRIBUTION = gettext_lazy("Police data and boundaries: Open Government Licence v3.0.")
TONES: dict[str, Tone] = {
    Style.VISIBLE: "chosen",
    Style.ENGAGEMENT: "marked",
    Style.FIXED: "rank",
}
Content = dict[str, Any]
KEPT_FOR = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Paper:
    """What a small fixed drawing is called on its page, and its size."""

    key: str
    title: str
    width: int
    height: int


def night_picture(places: Sequence[PatrolPlace], ground: Ground, paper: Paper) -> SafeString:
    """One night's places, numbered as on its card, on the wards with their names. A small map
    leaves the streets out: they could not be read."""
    circles = _circles(places)

    def draw() -> SafeString:
        shown = Map(
            key=paper.key,
            title=paper.title,
            description=_("The numbered circles are the places of the list, in their true size."),
            circles=circles,
            outlines=_outlines(ground.content),
            attribution=ATTRIBUTION,
            fit="places",
        )
        return svg_map(shown, width=paper.width, height=paper.height)

    return kept(draw, ground, paper, circles)


def glance_picture(places: Sequence[PatrolPlace], ground: Ground, paper: Paper) -> SafeString:
    """A week's places on the whole area, too small for names and numbers."""
    circles = tuple(replace(each, number="·") for each in _circles(places))

    def draw() -> SafeString:
        shown = Map(
            key=paper.key,
            title=paper.title,
            description=_("Each circle is a place of the week."),
            circles=circles,
            outlines=_outlines(ground.content, named=False),
        )
        return svg_map(shown, width=paper.width, height=paper.height)

    return kept(draw, ground, paper, circles)


def kept(draw: Callable[[], SafeString], ground: Ground, *shown: object) -> SafeString:
    """A drawing, drawn once for all that it shows and every language; what is kept can never be
    out of date, because everything that it shows is part of what it is kept under."""
    known_by = repr((get_language(), ground.version, *shown))
    address = f"patrols.map.{sha256(known_by.encode()).hexdigest()}"
    found = cache.get(address)
    if found is None:
        found = draw()
        cache.set(address, found, KEPT_FOR)
    return SafeString(found)


def night_map(places: Sequence[PatrolPlace], ground: Ground, *, key: str, title: str) -> Map:
    """One night's places with the streets, numbered as on its sheet."""
    return _on_ground(
        ground,
        key=key,
        title=title,
        description=_("The numbered circles are the places of the list, in their true size."),
        circles=_circles(places),
        dots=_dots(ground.content),
        named=False,
    )


def partners_map(places: Sequence[PatrolPlace], ground: Ground, *, key: str, title: str) -> Map:
    """Where partners meet people: neither how a place is visited nor how much is recorded."""
    return _on_ground(
        ground,
        key=key,
        title=title,
        description=_("The numbered circles are the places of the list."),
        circles=tuple(replace(each, note="", tone="quiet") for each in _circles(places)),
        dots=_streets(ground.content),
        named=False,
    )


def choosing_map(
    ranking: Ranking, places: Sequence[PatrolPlace], ground: Ground, *, area: str
) -> SafeString:
    """Everything that can be chosen, and what is chosen already."""
    circles = (*_ranked(ranking, places), *_known(ranking))

    def draw() -> SafeString:
        return map_figure(
            _on_ground(
                ground,
                key="choosing",
                title=_("Places to choose from in %s") % area,
                description=_("Numbers are ranks, letters are places that people marked."),
                circles=circles,
                dots=_dots(ground.content),
            )
        )

    return kept(draw, ground, "choosing", area, circles)


def _ranked(ranking: Ranking, places: Sequence[PatrolPlace]) -> tuple[Circle, ...]:
    there = {(place.longitude, place.latitude) for place in places}
    return tuple(
        Circle(
            key=each.key,
            longitude=each.longitude,
            latitude=each.latitude,
            radius_m=each.radius_m,
            number=each.rank,
            label=each.label,
            note=_("on this patrol") if (each.longitude, each.latitude) in there else "",
            tone="chosen" if (each.longitude, each.latitude) in there else "rank",
        )
        for each in ranking.places
    )


def _known(ranking: Ranking) -> tuple[Circle, ...]:
    return tuple(
        Circle(
            key=each.key,
            longitude=each.longitude,
            latitude=each.latitude,
            radius_m=each.radius_m,
            number=chr(ord("A") + number % 26),
            label=each.label,
            tone="marked",
        )
        for number, each in enumerate(ranking.known)
    )


def neutral_map(
    places: Sequence[tuple[str, PatrolPlace]], ground: Ground, *, area: str
) -> SafeString:
    """The places a week is about, without anything about how or when."""
    circles = tuple(
        Circle(
            key=key,
            longitude=place.longitude,
            latitude=place.latitude,
            radius_m=place.radius_m,
            number=number,
            label=place.label,
            tone="quiet",
        )
        for number, (key, place) in enumerate(places, start=1)
    )

    def draw() -> SafeString:
        return map_figure(
            _on_ground(
                ground,
                key="places",
                title=_("Places of the week in %s") % area,
                description=_("The numbered circles are the places of the list."),
                circles=circles,
                dots=_streets(ground.content),
            )
        )

    return kept(draw, ground, "neutral", area, circles)


def _on_ground(ground: Ground, *, named: bool = True, **shown: Any) -> Map:
    """A map of places on the area's wards."""
    outlines = _outlines(ground.content, named=named)
    return Map(outlines=outlines, attribution=ATTRIBUTION, fit="places", **shown)


def _streets(context: Content) -> tuple[Dot, ...]:
    """The streets alike: nothing of how much is recorded on each."""
    return tuple(Dot(longitude, latitude) for longitude, latitude, *_ in context.get("dots", ()))


def _circles(places: Sequence[PatrolPlace]) -> tuple[Circle, ...]:
    return tuple(
        Circle(
            key=f"place-{place.id}",
            longitude=place.longitude,
            latitude=place.latitude,
            radius_m=place.radius_m,
            number=number,
            label=place.label,
            note=place.get_style_display(),
            tone=TONES[place.style],
        )
        for number, place in enumerate(places, start=1)
    )


def _outlines(context: Content, *, named: bool = True) -> tuple[Outline, ...]:
    """The wards; a small map leaves their names out."""
    wards = context.get("wards", ())
    return tuple(Outline(ward["name"], ward["polygons"], named=named) for ward in wards)


def _dots(context: Content) -> tuple[Dot, ...]:
    return tuple(Dot(*dot) for dot in context.get("dots", ()))
