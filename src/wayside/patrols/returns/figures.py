"""What came of an area's patrols, week by week and month by month, always beside the hours."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Sum

from wayside.partners.models import Area
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.models import Patrol, PatrolReturn, ReturnCount
from wayside.patrols.returns.queries import newest
from wayside.patrols.returns.vocabulary import BAD_WEATHER, PEOPLE, Count
from wayside.patrols.vocabulary import PatrolState


@dataclass(frozen=True, slots=True)
class Figures:
    """What was done and counted in one stretch of time."""

    name: str
    planned: int = 0
    cancelled: int = 0
    returned: int = 0
    hours: float = 0.0
    bad_weather: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def people(self) -> int:
        """How many people were met."""
        return sum(self.counts.get(each, 0) for each in PEOPLE)

    def of(self, *whats: Count) -> int:
        """How many of these were counted."""
        return sum(self.counts.get(each, 0) for each in whats)


def weekly(area: Area, weeks: Iterable[IsoWeek]) -> tuple[Figures, ...]:
    """The figures of each week named, in their order; three queries."""
    wanted = tuple(weeks)
    days = (min(each.monday for each in wanted), max(each.sunday for each in wanted))
    found = _figures(area, days, lambda day: str(IsoWeek.of(day)))
    return tuple(found.get(str(each), Figures(str(each))) for each in wanted)


def monthly(area: Area, months: Iterable[str]) -> tuple[Figures, ...]:
    """The figures of each month named (``2018-07``), in their order; three queries."""
    wanted = tuple(months)
    first = date.fromisoformat(f"{min(wanted)}-01")
    year, month = (int(part) for part in max(wanted).split("-"))
    after = date(year + month // 12, month % 12 + 1, 1)
    found = _figures(area, (first, date.fromordinal(after.toordinal() - 1)), _month)
    return tuple(found.get(each, Figures(each)) for each in wanted)


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _figures(
    area: Area, days: tuple[date, date], name: Callable[[date], str]
) -> dict[str, Figures]:
    patrols = Patrol.objects.filter(week__area=area, date__range=days)
    groups: dict[str, list[Patrol]] = defaultdict(list)
    for patrol in patrols.only("id", "date", "state"):
        groups[name(patrol.date)].append(patrol)
    told = {
        each.patrol_id: each
        for each in newest().filter(patrol__week__area=area, patrol__date__range=days)
    }
    counts = _counts(each.id for each in told.values())
    return {key: _sum(key, rows, told, counts) for key, rows in groups.items()}


def _counts(returns: Iterable[UUID]) -> dict[UUID, dict[str, int]]:
    found: dict[UUID, dict[str, int]] = defaultdict(dict)
    rows = ReturnCount.objects.filter(part__filed__in=list(returns))
    for filed, what, total in rows.values_list("part__filed", "what").annotate(Sum("value")):
        found[filed][what] = total
    return found


def _sum(
    name: str,
    patrols: Iterable[Patrol],
    told: Mapping[UUID, PatrolReturn],
    counts: Mapping[UUID, Mapping[str, int]],
) -> Figures:
    rows = tuple(patrols)
    returned = [told[each.id] for each in rows if each.id in told]
    total: dict[str, int] = defaultdict(int)
    for each in returned:
        for what, value in counts.get(each.id, {}).items():
            total[what] += value
    return Figures(
        name=name,
        planned=len(rows),
        cancelled=sum(each.state == PatrolState.CANCELLED for each in rows),
        returned=len(returned),
        hours=sum(each.hours.length.total_seconds() for each in returned) / 3600,
        bad_weather=sum(each.weather in BAD_WEATHER for each in returned),
        counts=dict(total),
    )
