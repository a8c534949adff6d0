"""Areas, as the actor may see them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet

from wayside.access.actor import Actor
from wayside.partners.models import (
    Agency,
    Area,
    Programme,
)
from wayside.partners.vocabulary import AreaLevel
from wayside.web.statements import compiled


def areas(*, visible_to: Actor) -> QuerySet[Area]:
    """The areas of the actor's membership, its own and all within."""
    return Area.objects.filter(id__in=visible_to.area_ids)


def boroughs(*, visible_to: Actor) -> QuerySet[Area]:
    """The areas that hold programmes and weeks: the boroughs among the actor's."""
    return areas(visible_to=visible_to).filter(level=AreaLevel.BOROUGH)


def boroughs_at_work(*, visible_to: Actor) -> list[Area]:
    """The actor's boroughs that have a programme, without their boundaries."""
    return _at_work(list(visible_to.area_ids))


def boroughs_around(*, visible_to: Actor) -> list[Area]:
    """The boroughs that the actor's areas are, hold or lie in, without their boundaries."""
    return _around(list(visible_to.area_ids))


@compiled
def _at_work(mine: list[UUID]) -> QuerySet[Area]:
    running = Programme.objects.filter(area__in=mine).values("area")
    found = Area.objects.filter(id__in=mine, level=AreaLevel.BOROUGH).filter(id__in=running)
    return found.defer("boundary")


@compiled
def _around(mine: list[UUID]) -> QuerySet[Area]:
    around = Area.objects.filter(id__in=mine, level=AreaLevel.WARD).values("parent")
    found = Area.objects.filter(Q(id__in=mine) | Q(id__in=around), level=AreaLevel.BOROUGH)
    return found.defer("boundary").order_by("name")


def area_around(slug: str, *, visible_to: Actor) -> Area:
    """An area wider than a ward by its address in links, without its boundary: the actor's own,
    or around its ward.

    Raises:
        Area.DoesNotExist: there is none, or it is not the actor's; nothing tells which.
    """
    return _one(_wider(slug, list(visible_to.area_ids)))


@compiled
def _wider(slug: str, mine: list[UUID]) -> QuerySet[Area]:
    known = Area.objects.exclude(level=AreaLevel.WARD).filter(slug=slug)
    return known.filter(Q(id__in=mine) | Q(parts__in=mine)).distinct().defer("boundary")


def _one(found: list[Area]) -> Area:
    if not found:
        raise Area.DoesNotExist
    return found[0]


def area_named(slug: str, *, visible_to: Actor) -> Area:
    """One area by its address in links, with the one around it, without their boundaries.

    Raises:
        Area.DoesNotExist: there is none, or it is not the actor's to see; nothing tells which.
    """
    return _one(_named(slug, list(visible_to.area_ids)))


@compiled
def _named(slug: str, mine: list[UUID]) -> QuerySet[Area]:
    found = Area.objects.filter(id__in=mine, slug=slug).select_related("parent")
    return found.defer("boundary", "parent__boundary")


def wards(*, of: Area) -> QuerySet[Area]:
    """The wards of a borough, or the area itself where it is a ward."""
    if of.level == AreaLevel.WARD:
        return Area.objects.filter(id=of.id)
    return Area.objects.filter(inside(of.id), level=AreaLevel.WARD)


def parts(*, of: Area, level: AreaLevel) -> QuerySet[Area]:
    """The areas of a level directly within another."""
    return Area.objects.filter(parent=of, level=level).defer("boundary")


def areas_within(area_id: UUID) -> frozenset[UUID]:
    """The area and everything nested in it."""
    return frozenset(Area.objects.filter(inside(area_id)).values_list("id", flat=True))


def inside(area: UUID | OuterRef) -> Q:
    """The condition for being an area or lying in it: areas nest three levels deep."""
    return Q(id=area) | Q(parent=area) | Q(parent__parent=area)


def lineage(of: Area) -> tuple[UUID, ...]:
    """The area and all that it lies in, from the inside out."""
    parents = dict(Area.objects.values_list("id", "parent_id"))
    found: list[UUID] = []
    current: UUID | None = of.id
    while current is not None and current not in found:
        found.append(current)
        current = parents.get(current)
    return tuple(found)


def agencies(*, visible_to: Actor) -> QuerySet[Agency]:
    """The agencies that work in the actor's areas."""
    there = Agency.areas.through.objects.filter(area__in=visible_to.area_ids)
    return Agency.objects.filter(id__in=there.values("agency"))


@dataclass(frozen=True, slots=True)
class Seat:
    """Where an actor works: the area of its own that pages are about, and the borough that holds
    the weeks: the same, or the one around a ward."""

    area: str
    borough: str


def seat(*, of: Actor, named: str = "") -> Seat | None:
    """Where the actor works: the area named in an address if it is the actor's, else the first
    borough, else the first ward; None when the actor has neither."""
    rows = _seats(list(of.area_ids))
    mine = [row for row in rows if row[0] == named] or [row for row in rows if row[2] == named]
    for slug, level, parent in (mine or rows)[:1]:
        return Seat(area=slug, borough=parent or slug if level == AreaLevel.WARD else slug)
    return None


@compiled
def _seats(mine: list[UUID]) -> QuerySet[Any, tuple[str, str, str]]:
    found = Area.objects.filter(id__in=mine).exclude(level=AreaLevel.COUNTY)
    return found.order_by("level", "name").values_list("slug", "level", "parent__slug")
