"""Reads an area's current extracts as columns for the ranking."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import numpy as np
import polars as pl

from wayside.crime.hotspots.recorded import Recorded, street_name
from wayside.crime.hotspots.vocabulary import SEARCH_KIND
from wayside.crime.models import Extract
from wayside.crime.queries import events
from wayside.crime.vocabulary import ExtractState
from wayside.partners.models import Area
from wayside.partners.vocabulary import Dataset

DATASETS = (Dataset.STREET, Dataset.STOP_SEARCH, Dataset.FORCE)
Sources = frozenset[tuple[UUID, int | None, int]]
_last_read: dict[Sources, Recorded] = {}


@dataclass(frozen=True, slots=True)
class Holdings:
    """What an area holds: a mark for each extract and its version, the months by dataset, and how
    many records in all."""

    marks: tuple[str, ...]
    months: dict[str, tuple[date, ...]]
    records: int = 0

    @property
    def last_month(self) -> date | None:
        """The newest month of any dataset."""
        return max((months[-1] for months in self.months.values()), default=None)

    @property
    def first_month(self) -> date | None:
        """The oldest month of any dataset."""
        return min((months[0] for months in self.months.values()), default=None)

    def covers(self, dataset: str) -> bool:
        """Whether anything of a dataset is held."""
        return dataset in self.months


def holdings_of(area: Area) -> Holdings:
    """The extracts in use, in one query."""
    held = Extract.objects.filter(
        area=area, state=ExtractState.CURRENT, dataset__in=DATASETS
    ).values_list("id", "version", "rows", "dataset", "month")
    marks: list[str] = []
    months: dict[str, set[date]] = {}
    records = 0
    for key, version, count, dataset, month in held:
        marks.append(f"{key}.{version}.{count}")
        months.setdefault(dataset, set()).add(month)
        records += count
    return Holdings(
        marks=tuple(sorted(marks)),
        months={dataset: tuple(sorted(found)) for dataset, found in months.items()},
        records=records,
    )


def recorded_of(area: Area, *, since: date | None, until: date) -> Recorded:
    """Every row of the extracts in use whose month is among those given.

    The last reading is kept in memory: a ranking's layers are drawn from the same rows, and the
    rankings of neighbouring weeks mostly read the same months.
    """
    sources = _sources(area, since, until)
    kept = _last_read.get(sources)
    if kept is None:
        kept = _read(area, since, until)
        _last_read.clear()
        _last_read[sources] = kept
    return kept


def _sources(area: Area, since: date | None, until: date) -> Sources:
    """What tells one reading from another: rows are never changed in an extract, whose reference
    is its own in every database."""
    held = Extract.objects.filter(
        area=area,
        state=ExtractState.CURRENT,
        dataset__in=DATASETS,
        month__range=(since or date.min, until),
    )
    return frozenset(held.values_list("reference", "version", "rows"))


def _read(area: Area, since: date | None, until: date) -> Recorded:
    table = events.events(area, DATASETS, since, until).sort("row")
    kinds = pl.col("kind").cast(pl.String)
    search = pl.col("dataset") == Dataset.STOP_SEARCH.value
    table = table.with_columns(
        key=pl.col("dataset") + ":" + pl.when(search).then(pl.lit(SEARCH_KIND)).otherwise(kinds),
        timed=pl.col("occurred_at").is_not_null(),
        when=pl.coalesce("occurred_at", pl.col("month").cast(pl.Datetime("us"))),
    )
    kind, names = _codes(table["key"])
    street, streets = _codes(table["location"].cast(pl.String).fill_null(""))
    bare = [street_name(name) for name in streets]
    known = {name: number for number, name in enumerate(sorted(set(bare)))}
    renumber = np.array([known[name] for name in bare], dtype=np.int64)
    return Recorded(
        row=table["row"].to_numpy(),
        longitude=table["longitude"].fill_null(float("nan")).to_numpy(),
        latitude=table["latitude"].fill_null(float("nan")).to_numpy(),
        when=table["when"].to_numpy().astype("datetime64[s]"),
        timed=table["timed"].to_numpy(),
        kind=kind,
        kinds=names,
        street=renumber[street] if len(street) else street,
        streets=tuple(known),
    )


def months_to_choose(holdings: Holdings, today: date) -> tuple[date, ...]:
    """The months that a ranking can be made as of, newest first: each month after one held."""
    if holdings.first_month is None or holdings.last_month is None:
        return ()
    last = min(next_month(holdings.last_month), max(today.replace(day=1), holdings.first_month))
    months = [max(last, next_month(holdings.first_month))]
    while months[-1] > next_month(holdings.first_month):
        months.append(month_before(months[-1]))
    return tuple(months)


def month_before(month: date) -> date:
    return date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)


def next_month(month: date) -> date:
    """The first day of the next month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _codes(values: pl.Series) -> tuple[Any, tuple[str, ...]]:
    """Numbers for words, the words in alphabetical order."""
    words = values.unique().sort()
    numbers = pl.DataFrame({"word": words}).with_row_index("number")
    found = values.to_frame("word").join(numbers, on="word", how="left", maintain_order="left")
    return found["number"].to_numpy().astype(np.int64), tuple(words.to_list())
