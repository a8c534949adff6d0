"""Recorded events as columns, and the rows behind them. Only extracts in use are read."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import Any

import polars as pl
from django.db import connection
from psycopg import sql

from wayside.crime.models import ForceEvent, RecordedRow, StopSearch, StreetCrime
from wayside.crime.vocabulary import ExtractState
from wayside.partners.models import Area
from wayside.partners.vocabulary import Dataset

# A row's key says which table it is in: its own number times four plus the table's.
TABLES: dict[Dataset, type[RecordedRow]] = {
    Dataset.STREET: StreetCrime,
    Dataset.STOP_SEARCH: StopSearch,
    Dataset.FORCE: ForceEvent,
}
NUMBERS = {dataset: number for number, dataset in enumerate(TABLES)}
STEP = 4
# Where each dataset keeps the time (London, without zone) and the place's name.
TIMES = {
    Dataset.STREET: "NULL::timestamp",
    Dataset.STOP_SEARCH: "r.occurred_at AT TIME ZONE 'Europe/London'",
    Dataset.FORCE: "CASE WHEN r.time_known THEN r.occurred_at AT TIME ZONE 'Europe/London' END",
}
PLACE_NAMES = {Dataset.STREET: "r.location", Dataset.STOP_SEARCH: "''", Dataset.FORCE: "r.location"}
SCHEMA: dict[str, Any] = {
    "row": pl.Int64,
    "dataset": pl.Int8,
    "month": pl.Date,
    "occurred_at": pl.Datetime("us"),
    "longitude": pl.Float64,
    "latitude": pl.Float64,
    "kind": pl.Categorical,
    "location": pl.Categorical,
    "force": pl.Categorical,
}


def events(
    area: Area,
    datasets: Iterable[Dataset | str],
    from_month: date | None = None,
    to_month: date | None = None,
) -> pl.DataFrame:
    """The events of the area's extracts in use, one row each; repeats are kept.

    Columns: ``row`` (key for ``rows``), ``dataset`` (slug), ``month`` (its first day),
    ``occurred_at`` (London time without zone; null where only the month is known),
    ``longitude`` and ``latitude`` (degrees, null where the record has no place), ``kind``,
    ``location`` and ``force``. Both months are included; None leaves that end open.
    """
    wanted = [dataset for dataset in TABLES if dataset in set(datasets)]
    frames = [_read(area, dataset, from_month, to_month) for dataset in wanted]
    if not frames:
        return pl.DataFrame(schema={**SCHEMA, "dataset": pl.String})
    slugs = pl.DataFrame(
        {"dataset": list(NUMBERS.values()), "slug": [str(dataset) for dataset in NUMBERS]},
        schema={"dataset": pl.Int8, "slug": pl.String},
    )
    joined = pl.concat(frames).join(slugs, on="dataset", how="left", maintain_order="left")
    return joined.with_columns(dataset=pl.col("slug")).drop("slug")


def _read(
    area: Area, dataset: Dataset, from_month: date | None, to_month: date | None
) -> pl.DataFrame:
    number = NUMBERS[dataset]
    statement = sql.SQL(
        "COPY (SELECT r.id * {step} + {number}, {number}, e.month, {time}, r.longitude,"
        " r.latitude, r.kind, {place}, e.force FROM {table} r JOIN crime_extract e"
        " ON e.id = r.extract_id WHERE e.area_id = {area} AND e.dataset = {dataset}"
        " AND e.state = {state} AND e.month BETWEEN {first} AND {last})"
        " TO STDOUT (FORMAT csv)"
    ).format(
        step=sql.Literal(STEP),
        number=sql.Literal(number),
        time=sql.SQL(TIMES[dataset]),
        place=sql.SQL(PLACE_NAMES[dataset]),
        table=sql.Identifier(TABLES[dataset]._meta.db_table),
        area=sql.Literal(area.id),
        dataset=sql.Literal(str(dataset)),
        state=sql.Literal(str(ExtractState.CURRENT)),
        first=sql.Literal(from_month or date.min),
        last=sql.Literal(to_month or date.max),
    )
    received = BytesIO()
    with connection.cursor() as cursor, cursor.cursor.copy(statement) as copy:
        for block in copy:
            received.write(block)
    if not received.tell():
        return pl.DataFrame(schema=SCHEMA)
    received.seek(0)
    return pl.read_csv(received, has_header=False, schema=SCHEMA, empty_string_is_null=False)


def rows(keys: Sequence[int]) -> list[RecordedRow]:
    """The recorded rows with these keys, with their extract and file, in the order given.

    Keys of rows that are gone, or whose extract is no longer kept, are left out.
    """
    found: dict[int, RecordedRow] = {}
    for dataset, model in TABLES.items():
        number = NUMBERS[dataset]
        ids = [key // STEP for key in keys if key % STEP == number]
        if ids:
            for row in model._default_manager.filter(pk__in=ids).select_related("extract__file"):
                found[row.pk * STEP + number] = row
    return [found[key] for key in keys if key in found]
