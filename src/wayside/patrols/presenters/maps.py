"""Maps of a night, of the ranking to choose from, and of what partners see."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.patrols.models import PatrolPlace
from wayside.patrols.ranking import Ranking
from wayside.patrols.vocabulary import Style
from wayside.web.maps import Circle, Dot, Map, Outline
from wayside.web.maps.features import Tone

ATTRIBUTION = gettext_lazy("Police data and boundaries: Open Government Licence v3.0.")
TONES: dict[str, Tone] = {
    Style.VISIBLE: "chosen",
    Style.ENGAGEMENT: "marked",
    Style.FIXED: "rank",
}
Content = dict[str, Any]


def night_map(
    places: Sequence[PatrolPlace], context: Content, *, key: str, title: str, streets: bool
) -> Map:
    """One night's places, numbered as on its card. A small map leaves the streets out: they
    could not be read, and drawing them is most of the page's time."""
    return Map(
        key=key,
        title=title,
        description=_("The numbered circles are the places of the list, in their true size."),
        circles=tuple(_circle(place, number) for number, place in enumerate(places, start=1)),
        dots=_dots(context) if streets else (),
        outlines=_outlines(context, named=False),
        attribution=ATTRIBUTION,
        fit="places",
    )


def choosing_map(
    ranking: Ranking, places: Sequence[PatrolPlace], context: Content, *, area: str
) -> Map:
    """Everything that can be chosen, and what is chosen already."""
    there = {(place.longitude, place.latitude) for place in places}
    ranked = tuple(
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
    known = tuple(
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
    return Map(
        key="choosing",
        title=_("Places to choose from in %s") % area,
        description=_("Numbers are ranks, letters are places that people marked."),
        circles=(*ranked, *known),
        dots=_dots(context),
        outlines=_outlines(context),
        attribution=ATTRIBUTION,
        fit="places",
    )


def neutral_map(places: Sequence[tuple[str, PatrolPlace]], context: Content, *, area: str) -> Map:
    """The places a week is about, without anything about how or when."""
    return Map(
        key="places",
        title=_("Places of the week in %s") % area,
        description=_("The numbered circles are the places of the list."),
        circles=tuple(
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
        ),
        dots=_streets(context),
        outlines=_outlines(context),
        attribution=ATTRIBUTION,
        fit="places",
    )


def _streets(context: Content) -> tuple[Dot, ...]:
    """The streets alike: nothing of how much is recorded on each."""
    return tuple(Dot(longitude, latitude) for longitude, latitude, *_ in context.get("dots", ()))


def _circle(place: PatrolPlace, number: int) -> Circle:
    return Circle(
        key=f"place-{place.id}",
        longitude=place.longitude,
        latitude=place.latitude,
        radius_m=place.radius_m,
        number=number,
        label=place.label,
        note=place.get_style_display(),
        tone=TONES[place.style],
    )


def _outlines(context: Content, *, named: bool = True) -> tuple[Outline, ...]:
    """The wards; a small map leaves their names out."""
    wards = context.get("wards", ())
    return tuple(Outline(ward["name"], ward["polygons"], named=named) for ward in wards)


def _dots(context: Content) -> tuple[Dot, ...]:
    return tuple(Dot(*dot) for dot in context.get("dots", ()))
