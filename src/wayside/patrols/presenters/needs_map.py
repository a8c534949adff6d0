"""One topic of a released month on the borough's wards, beside the hot spots. It shows the cells of
the table and nothing finer: wards that are counted together are one shape with one number."""

from collections.abc import Mapping, Sequence
from typing import Any

import shapely
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wayside.partners.models import Area
from wayside.partners.presenters.areas import polygons
from wayside.patrols.presenters.maps import ATTRIBUTION, kept
from wayside.patrols.queries import Ground
from wayside.patrols.ranking import Ranking
from wayside.support.figures import NeedCell
from wayside.web.components.pictures import map_figure
from wayside.web.maps import Circle, Map, Outline, Region

# People of a cell by the number of its wards: a large shape is not darker for its size
STEPS = (5, 10, 20, 40)
Ward = tuple[str, str, dict[str, Any]]
Polygons = list[list[list[tuple[float, float]]]]


def cell_key(number: int) -> str:
    """What ties a cell on the map to its row."""
    return f"need-{number}"


def needs_map(
    area: Area,
    cells: Sequence[NeedCell],
    ranking: Ranking | None,
    wards: Sequence[object],
    *,
    topic: str,
    month: str,
) -> SafeString:
    """The picture; nothing where no ward has a boundary.

    Args:
        wards: what tells the boundaries of the area's wards from those of another day.
    """
    circles = _hot_spots(ranking)

    def draw() -> SafeString:
        parts = area.parts.exclude(boundary=None).order_by("id")
        shapes = [(str(each.id), each.name, each.boundary or {}) for each in parts]
        if not shapes:
            return SafeString("")
        return map_figure(_drawn(area, cells, circles, shapes, topic=topic, month=month))

    return kept(draw, Ground(None), "needs", area.id, wards, tuple(cells), circles, topic, month)


def _drawn(
    area: Area,
    cells: Sequence[NeedCell],
    circles: tuple[Circle, ...],
    wards: Sequence[Ward],
    *,
    topic: str,
    month: str,
) -> Map:
    shapes = {key: polygons(boundary) for key, _name, boundary in wards}
    names = {key: name for key, name, _boundary in wards}
    parts = [each.wards or tuple(shapes) for each in cells]
    within = [[shapes[ward] for ward in each if ward in shapes] for each in parts]
    return Map(
        key="needs-map",
        title=_("%(topic)s in %(area)s, %(month)s")
        % {"topic": topic, "area": area.name, "month": month},
        description=_(
            "Each number stands for its whole shape of one ward or several: darker for more people "
            "a ward. Numbered circles are the hot spots of this week, from recorded crime alone."
        ),
        regions=tuple(
            Region(
                polygons=[polygon for shape in found for polygon in shape],
                level=_level(cell.people, len(found)),
                key=cell_key(number),
                label=_cell_label(cell, names),
                cool=True,
            )
            for number, (cell, found) in enumerate(zip(cells, within, strict=True))
            if found
        ),
        outlines=(
            *(Outline("", shape, named=False) for shape in shapes.values()),
            *(
                Outline(f"≈ {cell.people}", _merged(found), strong=True)
                for cell, found in zip(cells, within, strict=True)
                if found
            ),
        ),
        circles=circles,
        attribution=ATTRIBUTION,
    )


def _hot_spots(ranking: Ranking | None) -> tuple[Circle, ...]:
    return tuple(
        Circle(
            key=f"hot-spot-{each.rank}",
            longitude=each.longitude,
            latitude=each.latitude,
            radius_m=each.radius_m,
            number=each.rank,
            label=each.label,
        )
        for each in (ranking.places if ranking else ())
    )


def _level(people: int, wards: int) -> int:
    return sum(people >= step * wards for step in STEPS)


def _cell_label(cell: NeedCell, names: Mapping[str, str]) -> str:
    said = _("about %(n)d people") % {"n": cell.people}
    where = ", ".join(sorted(names[each] for each in cell.wards if each in names))
    return f"{said}: {where or _('whole borough')}"


def _merged(shapes: Sequence[Polygons]) -> Polygons:
    """The shape of several wards together, without the borders between them."""
    whole = shapely.union_all(
        [
            shapely.make_valid(shapely.Polygon(polygon[0], polygon[1:]))
            for shape in shapes
            for polygon in shape
        ]
    )
    parts = [each for each in shapely.get_parts(whole) if each.geom_type == "Polygon"]
    return [
        [list(each.exterior.coords), *(list(hole.coords) for hole in each.interiors)]
        for each in parts
    ]
