"""Runs, places and marks as maps."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.crime.hotspots.vocabulary import Layer
from wayside.crime.models import HotspotPlace, MarkedPlace
from wayside.web.maps import Circle, Dot, Map, Outline, Region

ATTRIBUTION = gettext_lazy("Police data and boundaries: Open Government Licence v3.0.")
MARK_RADIUS_M = 60.0
NEAR_DEGREES = (0.015, 0.01)
Content = dict[str, Any]


def place_key(rank: int) -> str:
    """What ties a place on the map to its row."""
    return f"place-{rank}"


def mark_key(mark: MarkedPlace) -> str:
    """What ties a marked place on the map to its row."""
    return f"mark-{mark.pk}"


def mark_letter(number: int) -> str:
    """A, B … Z, AA: marked places carry letters, counted places numbers."""
    letters = ""
    while number >= 0:
        letters = chr(ord("A") + number % 26) + letters
        number = number // 26 - 1
    return letters


def place_circles(places: Sequence[HotspotPlace]) -> tuple[Circle, ...]:
    """Ranked places as numbered circles."""
    return tuple(
        Circle(
            key=place_key(place.rank),
            longitude=place.longitude,
            latitude=place.latitude,
            radius_m=place.radius_m,
            number=place.rank,
            label=place.label,
            note=_("%s records") % place.count,
        )
        for place in places
    )


def mark_circles(marks: Sequence[MarkedPlace]) -> tuple[Circle, ...]:
    """Marked places as lettered circles of their own tone."""
    return tuple(
        Circle(
            key=mark_key(mark),
            longitude=mark.longitude,
            latitude=mark.latitude,
            radius_m=MARK_RADIUS_M,
            number=mark_letter(number),
            label=mark.name,
            note=mark.get_kind_display(),
            tone="marked",
        )
        for number, mark in enumerate(marks)
    )


def context(
    content: Content, *, ward_slug: str = ""
) -> tuple[tuple[Outline, ...], tuple[Dot, ...]]:
    """Wards and street points."""
    wards = [ward for ward in content.get("wards", ()) if ward_slug in ("", ward["slug"])]
    outlines = [Outline(ward["name"], ward["polygons"]) for ward in wards]
    if not wards and content.get("boundary"):
        outlines.append(Outline("", content["boundary"], strong=True, named=False))
    return tuple(outlines), tuple(Dot(*dot) for dot in content.get("dots", ()))


def ranking_map(
    places: Sequence[HotspotPlace],
    marks: Sequence[MarkedPlace],
    content: Content,
    *,
    area: str,
    ward_slug: str = "",
) -> Map:
    """The map of the ranked and the marked places."""
    outlines, dots = context(content, ward_slug=ward_slug)
    described = _(
        "Numbered circles are ranked places, in their true size. Lettered circles are places that"
        " people marked. Grey points are streets, darker where more is recorded."
    )
    return Map(
        title=_("Hot spots in %s") % area,
        description=described,
        circles=(*place_circles(places), *mark_circles(marks)),
        dots=dots,
        outlines=outlines,
        attribution=ATTRIBUTION,
        fit="places" if ward_slug else "all",
    )


def marks_map(
    marks: Sequence[MarkedPlace], content: Content, *, area: str, pick: bool = False
) -> Map:
    """The map of marked places, or one to choose a position on."""
    outlines, dots = context(content)
    return Map(
        title=_("Marked places in %s") % area,
        description=_("Click on the map to fill in the coordinates.")
        if pick
        else _("Lettered circles are places that people marked. They never enter a count."),
        circles=mark_circles(marks),
        dots=dots,
        outlines=outlines,
        attribution=ATTRIBUTION,
    )


def near(content: Content, place: HotspotPlace) -> Content:
    """The part of the context within a kilometre or so of a place."""
    dots = [
        dot
        for dot in content.get("dots", ())
        if abs(dot[0] - place.longitude) < NEAR_DEGREES[0]
        and abs(dot[1] - place.latitude) < NEAR_DEGREES[1]
    ]
    return {**content, "dots": dots}


def layer_regions(layer: str, content: Content) -> tuple[Region, ...]:
    """A layer's cells or steps, darker for more."""
    if layer == Layer.GI_STAR:
        return tuple(
            Region(
                polygons=[[cell["ring"]]],
                level=min(4, max(0, int(cell["z"]) - 1)),
                key=f"cell-{number}",
                label=_("z %(z)s, %(count)s records") % cell,
            )
            for number, cell in enumerate(content.get("cells", ()), start=1)
        )
    if layer == Layer.SURFACE:
        return tuple(
            Region(
                polygons=_polygons(step["geometry"]),
                level=level,
                key=f"step-{level}",
                label=_("%s or more a square kilometre") % round(step["per_km2"]),
            )
            for level, step in enumerate(content.get("steps", ()), start=1)
        )
    return ()


def _polygons(geometry: Content) -> list[Any]:
    coordinates = geometry["coordinates"]
    return [coordinates] if geometry["type"] == "Polygon" else list(coordinates)
