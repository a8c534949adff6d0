"""Which months are held, and which are missing between the first and the last."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from wayside.crime.models import Extract
from wayside.crime.vocabulary import ExtractState
from wayside.partners.models import Area
from wayside.web.statements import compiled

Series = tuple[str, str]


def extracts_in_use(area: Area) -> QuerySet[Extract]:
    """The extracts that everything else reads."""
    return Extract.objects.filter(area=area, state=ExtractState.CURRENT)


def months_between(first: date, last: date) -> Iterator[date]:
    """The first days of the months from ``first`` to ``last``, both included."""
    month = first
    while month <= last:
        yield month
        month = _next(month)


def missing_months(area: Area, series: Iterable[Series] | None = None) -> dict[Series, list[date]]:
    """For each dataset and force held (or those asked for), the months missing in between."""
    held = months_held(area)
    wanted = held.keys() if series is None else set(series)
    return missing_in({key: months for key, months in held.items() if key in wanted})


def months_held(area: Area) -> dict[Series, set[date]]:
    """The months in use of each dataset and force."""
    held: dict[Series, set[date]] = defaultdict(set)
    for dataset, force, month in _held(area.id):
        held[dataset, force].add(month)
    return held


@compiled
def _held(area: UUID) -> QuerySet[Any, tuple[str, str, date]]:
    found = Extract.objects.filter(area=area, state=ExtractState.CURRENT)
    return found.values_list("dataset", "force_name", "month")


def missing_in(held: dict[Series, set[date]]) -> dict[Series, list[date]]:
    """The months missing between the first and the last of each."""
    missing = {
        key: [month for month in months_between(min(months), max(months)) if month not in months]
        for key, months in sorted(held.items())
    }
    return {key: months for key, months in missing.items() if months}


def spans(months: Iterable[date]) -> list[tuple[date, date]]:
    """Runs of months without a gap, as their first and last; the months ascending."""
    found: list[tuple[date, date]] = []
    for month in months:
        if found and _next(found[-1][1]) == month:
            found[-1] = (found[-1][0], month)
        else:
            found.append((month, month))
    return found


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
