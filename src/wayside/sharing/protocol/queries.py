"""The protocol, its readers, training and champions, for the areas of whoever acts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, DateField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast

from wayside.access.actor import Actor
from wayside.partners.models import Area, Membership
from wayside.partners.queries import holding_on
from wayside.sharing.models import (
    Champion,
    ProtocolReading,
    ProtocolTraining,
    ProtocolVersion,
    TrainingAttendance,
)
from wayside.sharing.protocol import rules
from wayside.sharing.protocol.permissions import READERS
from wayside.web.statements import compiled


@dataclass(frozen=True, slots=True)
class Covered:
    """An area and its champions; without one it is a gap."""

    area: Area
    champions: tuple[Champion, ...]


@dataclass(frozen=True, slots=True)
class Owed:
    """The number of the version that holds today and is unread, and whether the last training that
    somebody came to is to be refreshed."""

    unread: int | None
    refreshes: bool


def versions(*, visible_to: Actor, today: date) -> QuerySet[ProtocolVersion]:
    """Those that hold or held where whoever acts works or around it, the latest first."""
    return _versions(visible_to.member_id, today)


def _versions(member_id: Any, today: Any) -> QuerySet[ProtocolVersion]:
    member = Membership.objects.filter(id=member_id)
    there = (
        Q(area__in=member.values("area"))
        | Q(area__in=member.values("area__parent"))
        | Q(area__in=member.values("area__parent__parent"))
    )
    found = ProtocolVersion.objects.filter(there, from_date__lte=today)
    return found.select_related("area", "published_by__person").defer("area__boundary")


def published(*, visible_to: Actor) -> QuerySet[ProtocolVersion]:
    """Every version of the areas that whoever acts may lead in."""
    return ProtocolVersion.objects.filter(area__in=visible_to.area_ids)


def latest(*, visible_to: Actor, today: date) -> ProtocolVersion | None:
    """The one that holds today."""
    return versions(visible_to=visible_to, today=today).first()


def reading(version: ProtocolVersion, person_id: UUID | None) -> ProtocolReading | None:
    """Whether and when somebody read it."""
    return ProtocolReading.objects.filter(version=version, person=person_id).first()


def owed(*, visible_to: Actor, today: date) -> Owed:
    """What whoever acts owes the protocol, asked in one statement."""
    unread, refreshes = None, False
    for number, is_read, refresh in _owed(visible_to.member_id, visible_to.person_id, today):
        unread = unread if is_read else number
        refreshes = refreshes or (refresh is not None and refresh <= today)
    return Owed(unread, refreshes)


@compiled
def _owed(
    member: UUID | None, person: UUID | None, today: date
) -> QuerySet[Any, tuple[int, bool, date | None]]:
    own = ProtocolReading.objects.filter(version=OuterRef("pk"), person=person)
    held = _versions(member, today).annotate(
        is_read=Exists(own), refresh=Cast(Value(None), DateField())
    )
    came = own_training(person).annotate(
        no_number=Value(0), is_read=Value(True), refresh=F("refresh_by_date")
    )
    columns = ("is_read", "refresh")
    found: QuerySet[Any, tuple[int, bool, date | None]] = held.values_list("number", *columns)[
        :1
    ].union(came.values_list("no_number", *columns)[:1], all=True)
    return found


def members(*, visible_to: Actor, today: date) -> QuerySet[Membership]:
    """Members of the support side and of schools in the areas of whoever acts."""
    found = Membership.objects.filter(
        holding_on(today), role__in=READERS, area__in=visible_to.area_ids
    )
    return found.select_related("person", "agency").order_by("agency__name", "person__name", "id")


def read_at(version: ProtocolVersion, people: Sequence[UUID]) -> dict[UUID, ProtocolReading]:
    """Who of these read it."""
    found = ProtocolReading.objects.filter(version=version, person__in=people)
    return {each.person_id: each for each in found}


def trainings(*, visible_to: Actor) -> QuerySet[ProtocolTraining]:
    """What was held in the areas of whoever acts, the latest first."""
    found = ProtocolTraining.objects.filter(area__in=visible_to.area_ids)
    return found.select_related("area").defer("area__boundary")


def attendances(training: ProtocolTraining) -> QuerySet[TrainingAttendance]:
    """Who came."""
    found = training.attendances.select_related("person", "member__agency")
    return found.order_by("member__agency__name", "person__name")


def own_training(person_id: UUID | None) -> QuerySet[TrainingAttendance]:
    """What somebody came to, what is to be refreshed last in front."""
    found = TrainingAttendance.objects.filter(person=person_id).select_related("training")
    return found.order_by("-refresh_by_date", "id")


def champions(*, visible_to: Actor, today: date) -> list[Covered]:
    """Every area of whoever acts, with its champions, gaps first."""
    areas = list(Area.objects.filter(id__in=visible_to.area_ids).defer("boundary").order_by("name"))
    held = Champion.objects.filter(
        Q(until_date=None) | Q(until_date__gt=today), area__in=[each.id for each in areas]
    ).select_related("member__person", "member__agency")
    by_area: dict[UUID, list[Champion]] = {}
    for each in held:
        by_area.setdefault(each.area_id, []).append(each)
    open_areas = set(rules.gaps((each.id for each in areas), by_area.keys()))
    found = [Covered(each, tuple(by_area.get(each.id, ()))) for each in areas]
    return sorted(found, key=lambda each: each.area.id not in open_areas)


def areas_without(*, visible_to: Actor, today: date) -> tuple[int, int]:
    """How many areas of whoever acts have no champion, and how many there are."""
    held = Champion.objects.filter(Q(until_date=None) | Q(until_date__gt=today))
    areas = Area.objects.filter(id__in=visible_to.area_ids)
    found = areas.aggregate(
        gaps=Count("id", filter=~Exists(held.filter(area=OuterRef("pk")))), all=Count("id")
    )
    return found["gaps"], found["all"]


def champion(champion_id: UUID, *, visible_to: Actor) -> Champion | None:
    """One of them."""
    found = Champion.objects.filter(id=champion_id, area__in=visible_to.area_ids)
    return found.select_related("area").first()
