"""Opening and changing areas, and loading their boundaries."""

from dataclasses import dataclass
from datetime import datetime

import shapely
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from pyproj import CRS
from pyproj.exceptions import CRSError
from shapely.geometry import mapping, shape

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed, require
from wayside.access.vocabulary import ActorKind
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.partners import rules
from wayside.partners.actions.changes import write_changes
from wayside.partners.geojson import Boundary, read_boundaries
from wayside.partners.models import Area
from wayside.partners.models.areas import BRITISH_NATIONAL_GRID
from wayside.partners.permissions import MANAGE_AREAS
from wayside.partners.rules import NotPossibleError
from wayside.partners.vocabulary import AreaLevel
from wayside.web.clock import day_of

EDITABLE = ("name", "code", "srid")
LEAST_SHARE_INSIDE = 0.5


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading a file of boundaries did, for the page that says so."""

    own_boundary: bool = False
    wards_added: tuple[str, ...] = ()
    wards_changed: tuple[str, ...] = ()
    wards_without: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()


@transaction.atomic
def open_area(
    *,
    name: str,
    level: AreaLevel,
    by: Actor,
    now: datetime,
    parent: Area | None = None,
    slug: str = "",
    code: str = "",
    srid: int = BRITISH_NATIONAL_GRID,
    opened_from: Area | None = None,
) -> Area:
    """Open an area within one of the actor's; the first of all is opened at installation."""
    if parent is None and by.kind != ActorKind.SERVICE:
        raise NotAllowed(MANAGE_AREAS)
    require(by, MANAGE_AREAS, area_id=parent.id if parent else None)
    rules.check_nesting(level, AreaLevel(parent.level) if parent else None)
    check_srid(srid)
    if code and Area.objects.filter(code=code).exists():
        raise NotPossibleError(_("There is an area with this official code already."))
    area = Area.objects.create(
        name=name.strip(),
        slug=free_slug(slug or name, within=parent if level == AreaLevel.WARD else None),
        level=level,
        parent=parent,
        code=code,
        srid=srid,
        opened_from=opened_from,
        opened_date=day_of(now),
        created_at=now,
        updated_at=now,
    )
    fields = ("name", "level", "parent", "code", "srid")
    _record(area, "partners.open_area", fields=fields, by=by, now=now)
    return area


@transaction.atomic
def change_area(*, area: Area, expected_version: int, by: Actor, now: datetime) -> tuple[str, ...]:
    """Write an edited area's name, code and reference system; returns the fields changed."""
    require(by, MANAGE_AREAS, area_id=area.id)
    check_srid(area.srid)
    return write_changes(
        area,
        fields=EDITABLE,
        expected_version=expected_version,
        by=by,
        now=now,
        action="partners.change_area",
        area_id=area.id,
    )


@transaction.atomic
def load_boundaries(*, area: Area, content: bytes, by: Actor, now: datetime) -> Loaded:
    """Take the boundaries of an area and, for a borough, of its wards from a GeoJSON file.

    Wards are matched by official code, then by name; those not known yet are added. Without a
    boundary of its own in the file, the area takes the outline of its wards. It all happens or
    none of it does.

    Raises:
        NotPossibleError: with the sentence to show.
    """
    require(by, MANAGE_AREAS, area_id=area.id)
    boundaries = read_boundaries(content)
    _check_told_apart(boundaries, area)
    own = next((each for each in boundaries if _is(each, area)), None)
    rest = tuple(each for each in boundaries if each is not own)
    if area.level != AreaLevel.BOROUGH:
        own = own or (rest[0] if len(rest) == 1 else None)
        rest = ()
        if own is None:
            raise NotPossibleError(
                _("The file has no boundary named %(name)s.") % {"name": area.name}
            )
    outline = shape(own.geometry) if own else shapely.union_all([shape(b.geometry) for b in rest])
    for each in rest:
        _check_inside(each, outline)
    _draw(area, own.geometry if own else dict(mapping(outline)), now)
    added, changed, without = _draw_wards(area, rest, by, now)
    _record(
        area,
        "partners.load_boundaries",
        fields=("boundary",),
        by=by,
        now=now,
        count=len(boundaries),
    )
    return Loaded(
        own_boundary=own is not None,
        wards_added=added,
        wards_changed=changed,
        wards_without=without,
        repaired=tuple(each.name or area.name for each in boundaries if each.repaired),
    )


def check_srid(srid: int) -> None:
    """Distances are computed in metres, so the system must be projected and in metres."""
    try:
        system = CRS.from_epsg(srid)
    except CRSError:
        raise NotPossibleError(
            _("EPSG:%(srid)d is not a reference system that is known.") % {"srid": srid}
        ) from None
    if not system.is_projected or any(axis.unit_name != "metre" for axis in system.axis_info[:2]):
        raise NotPossibleError(
            _("EPSG:%(srid)d is not a projected system in metres, such as 27700.") % {"srid": srid}
        )


def free_slug(words: str, *, within: Area | None = None) -> str:
    """An address for an area that no other has: a ward takes its borough's name if it must."""
    plain = slugify(words)[:60] or "area"
    rules.check_slug_free(plain)
    longer = [f"{slugify(within.name)}-{plain}"[:60]] if within else []
    for candidate in (plain, *longer):
        if not Area.objects.filter(slug=candidate).exists():
            return candidate
    raise NotPossibleError(_("There is an area with this name already. Choose another name."))


def _check_told_apart(boundaries: tuple[Boundary, ...], area: Area) -> None:
    """In a file of several, each has a name of its own, or nobody knows which ward it is."""
    if len(boundaries) == 1:
        return
    names = [each.name.casefold() for each in boundaries]
    if "" in names:
        raise NotPossibleError(
            _(
                "A boundary in the file has no name. Give each a property “name” and, if there is "
                "one, “code”."
            )
        )
    twice = sorted({each.name for each in boundaries if names.count(each.name.casefold()) > 1})
    if twice:
        raise NotPossibleError(
            _("The file names %(name)s twice. Each ward has one boundary.") % {"name": twice[0]}
        )


def _is(boundary: Boundary, area: Area) -> bool:
    if boundary.code and area.code:
        return boundary.code == area.code
    return boundary.name.casefold() == area.name.casefold()


def _check_inside(boundary: Boundary, outline: shapely.geometry.base.BaseGeometry) -> None:
    ward = shape(boundary.geometry)
    if ward.intersection(outline).area < LEAST_SHARE_INSIDE * ward.area:
        raise NotPossibleError(
            _("%(name)s lies outside the area's own boundary. Choose the wards of this area.")
            % {"name": boundary.name}
        )


def _draw(area: Area, geometry: dict[str, object], now: datetime) -> None:
    area.boundary = geometry
    area.version += 1
    area.updated_at = now
    area.save(update_fields=["boundary", "version", "updated_at"])


def _draw_wards(
    area: Area, boundaries: tuple[Boundary, ...], by: Actor, now: datetime
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    known = list(Area.objects.filter(parent=area, level=AreaLevel.WARD))
    added, changed, seen = [], [], set()
    for boundary in boundaries:
        ward = next((each for each in known if _is(boundary, each)), None)
        if ward is None:
            ward = _open_ward(area, boundary, by, now)
            added.append(ward.name)
        else:
            changed.append(ward.name)
        seen.add(ward.id)
        _draw(ward, boundary.geometry, now)
    without = tuple(ward.name for ward in known if ward.id not in seen)
    return tuple(added), tuple(changed), without


def _open_ward(area: Area, boundary: Boundary, by: Actor, now: datetime) -> Area:
    """Open a ward that a file names; it takes the borough's reference system."""
    return open_area(
        name=boundary.name,
        level=AreaLevel.WARD,
        parent=area,
        code=boundary.code[:12],
        srid=area.srid,
        by=by,
        now=now,
    )


def _record(
    area: Area,
    action: str,
    *,
    fields: tuple[str, ...],
    by: Actor,
    now: datetime,
    count: int | None = None,
) -> None:
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action=action,
        record_type="partners.Area",
        record_id=area.id,
        area_id=area.id,
        fields=fields,
        count=count,
        now=now,
    )
