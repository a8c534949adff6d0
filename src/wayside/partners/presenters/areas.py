"""Areas as the pages show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.partners.actions.areas import Loaded
from wayside.partners.actions.taking_up import TakenUp
from wayside.partners.models import (
    Area,
)
from wayside.web.maps import Map, Outline


@dataclass(frozen=True, slots=True)
class AreaNode:
    """An area in the tree, with the areas within it."""

    name: str
    url: str
    level: str
    code: str
    programmes: int
    agencies: int
    parts: tuple["AreaNode", ...]
    wards: int


def tree(areas: Sequence[Area]) -> tuple[AreaNode, ...]:
    """The areas nested, wards counted rather than listed; areas whose parent is not among them
    stand at the top."""
    ids = {area.id for area in areas}
    below: dict[object, list[Area]] = {}
    for area in areas:
        below.setdefault(area.parent_id if area.parent_id in ids else None, []).append(area)

    def node(area: Area) -> AreaNode:
        children = below.get(area.id, [])
        return AreaNode(
            name=area.name,
            url=reverse("partners:area", args=[area.slug]),
            level=area.get_level_display(),
            code=area.code,
            programmes=getattr(area, "programme_count", 0),
            agencies=getattr(area, "agency_count", 0),
            parts=tuple(node(each) for each in children if each.level != "ward"),
            wards=sum(each.level == "ward" for each in children),
        )

    return tuple(node(area) for area in below.get(None, []))


def boundary_map(area: Area, wards: Iterable[Area] = ()) -> Map | None:
    """An area's outline with its wards; None when it has no boundary yet."""
    outlines = [
        Outline(name=ward.name, polygons=polygons(ward.boundary))
        for ward in wards
        if ward.boundary and ward.id != area.id
    ]
    if area.boundary:
        outlines.append(
            Outline(name=area.name, polygons=polygons(area.boundary), strong=True, named=False)
        )
    if not outlines:
        return None
    return Map(
        title=_("Boundary of %(area)s") % {"area": area.name},
        description=_("%(area)s and its wards.") % {"area": area.name},
        outlines=tuple(outlines),
        key="boundary",
    )


def polygons(geometry: dict[str, Any]) -> list[list[list[tuple[float, float]]]]:
    """The rings of a GeoJSON polygon or multipolygon, as the map draws them."""
    coordinates = geometry["coordinates"]
    several = coordinates if geometry["type"] == "MultiPolygon" else [coordinates]
    return [
        [[(position[0], position[1]) for position in ring] for ring in polygon]
        for polygon in several
    ]


def loaded_sentence(loaded: Loaded) -> str:
    """What loading a file of boundaries did, in words."""
    parts = [_("The boundary is loaded.")]
    for names, words in (
        (loaded.wards_added, _("Wards added: %(names)s.")),
        (loaded.wards_changed, _("Wards drawn again: %(names)s.")),
        (loaded.wards_without, _("Wards that the file does not name: %(names)s.")),
        (loaded.repaired, _("Repaired, because their lines crossed: %(names)s.")),
    ):
        if names:
            parts.append(words % {"names": ", ".join(names)})
    return " ".join(parts)


def taken_up_sentence(taken: TakenUp) -> str:
    """What a new area took over, in words."""
    names = ", ".join(programme.name for programme in taken.programmes) or _("no programme")
    wards = len(taken.boundaries.wards_added)
    return _("%(area)s is open with %(programmes)s and %(wards)d wards, and without any data.") % {
        "area": taken.area.name,
        "programmes": names,
        "wards": wards,
    }
