"""Where everybody of a pool stands, and what one's own entry waits for: one statement each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.web.statements import compiled
from wayside.workforce.models import (
    Absence,
    RestDay,
    Shift,
    SuitabilityAssessment,
    TrainingRecord,
    Wish,
    Worker,
)
from wayside.workforce.permissions import OWN_TIME, VIEW_POOL
from wayside.workforce.rules import Facts, Period, standing_of, valid_period
from wayside.workforce.vocabulary import Standing

ASKED_AHEAD = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class Stood:
    """A member of a pool, where they stand on a day and until when their training counts."""

    name: str
    standing: Standing
    trained_until: date | None


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """One's own entry in a pool: the area's address, the grade, until when training counts, and
    whether anything is known of the coming weeks."""

    area: str
    grade: str
    standing: Standing
    trained_until: date | None
    has_said_when: bool


def standings(area: Area, *, on: date, visible_to: Actor) -> tuple[Stood, ...]:
    """Everybody in an area's pool now, by name."""
    if not visible_to.may(VIEW_POOL, area_id=area.id):
        return ()
    return tuple(Stood(each.person.name, *_stands(each, on)) for each in _in_pool(area.id))


def own_entries(*, of: Actor, on: date) -> tuple[OwnEntry, ...]:
    """The actor's own entries in the pools around where they work."""
    if of.person_id is None or not of.may(OWN_TIME):
        return ()
    rows = _own_of(of.person_id, list(of.area_ids), on, on + ASKED_AHEAD)
    return tuple(
        OwnEntry(each.area.slug, each.grade, *_stands(each, on), each.has_said_when)
        for each in rows
    )


@compiled
def _in_pool(area: UUID) -> QuerySet[Any]:
    found = Worker.objects.filter(area=area, left_date__isnull=True)
    return _with_facts(found.order_by("person__name"))


@compiled
def _own_of(person: UUID, areas: list[UUID], since: date, until: date) -> QuerySet[Any]:
    here = Area.objects.filter(Q(id__in=areas) | Q(parts__in=areas))
    mine = Worker.objects.filter(person=person, left_date__isnull=True, area__in=here.values("id"))
    known = mine.select_related("area").defer("area__boundary")
    return _with_facts(known.annotate(has_said_when=_said(since, until)))


def _with_facts(found: QuerySet[Worker]) -> QuerySet[Any]:
    own = {"worker": OuterRef("pk")}
    assessed = SuitabilityAssessment.objects.filter(**own)
    return found.select_related("person").annotate(
        periods=ArraySubquery(
            TrainingRecord.objects.filter(course__qualifies=True, **own).values(
                row=JSONObject(start="completed_date", end="expires_date")
            )
        ),
        outcome=Subquery(assessed.order_by("-assessed_date", "-created_at").values("outcome")[:1]),
    )


def _stands(row: Any, on: date) -> tuple[Standing, date | None]:
    periods = tuple(_periods(row.periods))
    period = valid_period(periods, on)
    facts = Facts(row.kind, periods=periods, outcome=row.outcome or "")
    return standing_of(facts, on), period.end if period and on in period else None


def _periods(rows: Iterable[dict[str, str]]) -> Iterable[Period]:
    return (Period(date.fromisoformat(e["start"]), date.fromisoformat(e["end"])) for e in rows)


def _said(since: date, until: date) -> Q:
    """Whether an absence, a shift, a rest day or a wish of those days is known."""
    own = {"worker": OuterRef("pk")}
    span = {"starts_at__date__lte": until, "ends_at__date__gte": since}
    return Q(
        Exists(Absence.objects.filter(**own, **span))
        | Exists(Shift.objects.filter(**own, **span))
        | Exists(RestDay.objects.filter(**own, day__range=(since, until)))
        | Exists(Wish.objects.filter(**own, night__range=(since, until)))
    )
