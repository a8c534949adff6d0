"""Dates and times as forces write them, to UTC.

Day first unless the mapping says otherwise; ISO dates and Excel serial numbers are told by
their form and read in any order. A time in the hour that spring skips does not exist; one in
the hour that autumn repeats is taken as the first of the two and noted.
"""

from dataclasses import dataclass

import polars as pl

from wayside.crime.reading.mapping import DAY_FIRST, MONTH_FIRST, YEAR_FIRST

DATES = {
    DAY_FIRST: ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %b %Y", "%d %B %Y", "%d-%b-%Y", "%d%m%Y"),
    MONTH_FIRST: ("%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y", "%b %d %Y", "%B %d %Y", "%b-%d-%Y"),
    YEAR_FIRST: ("%Y/%m/%d", "%Y.%m.%d", "%Y%m%d"),
}
TWO_DIGIT_YEARS = {
    DAY_FIRST: ("%d/%m/%y", "%d-%m-%y", "%d-%b-%y"),
    MONTH_FIRST: ("%m/%d/%y", "%m-%d-%y"),
    YEAR_FIRST: (),
}
SHORT_YEAR = r"^\S{1,3}[/ -]\S{1,9}[/ -]\d{2}$"
ISO = ("%Y-%m-%d",)
TIMES = ("%H:%M:%S%.f", "%H:%M:%S", "%H:%M", "%H.%M", "%I:%M:%S %p", "%I:%M %p", "%I:%M%p")
OFFSET = r"(Z|[+-]\d{2}:?\d{2})$"
SERIAL = r"^\d{5}(\.\d+)?$"
FRACTION = r"^0?\.\d+$"
EXCEL_DAY = r"^(?:1899-12-3[01]|1900-01-0[01])[T ]"
SHORT_TIME = r"^\d{3,4}$"
SECONDS_A_DAY = 86_400
EXCEL_START = pl.datetime(1899, 12, 30, time_unit="us")
PARTS = (
    r"^([A-Za-z]{3,9} \d{1,2},? \d{4}|\S+?(?:[ -][A-Za-z]{3,9}[ ,-]+\d{2,4})?)"
    r"(?:[T ]\s*(.*))?$"
)


@dataclass(frozen=True, slots=True)
class Moments:
    """Columns of one length: the time in UTC (null where it cannot be read), whether a time of
    day was given, whether it was skipped by the clocks, and whether it came twice."""

    occurred_at: pl.Series
    time_known: pl.Series
    is_skipped: pl.Series
    is_ambiguous: pl.Series


def moments(dates: pl.Series, times: pl.Series | None, *, order: str, zone: str) -> Moments:
    """Read dates, with times in a column of their own or behind the date."""
    text = dates.str.strip_chars()
    serials = pl.when(text.str.contains(SERIAL)).then(text)
    given = pl.Series([""]).new_from_index(0, len(text)) if times is None else times
    table = pl.DataFrame({"text": text, "given": given.str.strip_chars()})
    table = table.with_columns(serial=serials.cast(pl.Float64, strict=False))
    split = pl.col("text").str.extract_groups(PARTS)
    table = table.with_columns(
        day=split.struct.field("1"), clock=split.struct.field("2").fill_null("")
    )
    table = table.with_columns(
        offset=pl.col("text").str.contains(r"\d[T ]\d.*" + OFFSET),
        clock=pl.when(pl.col("given") != "").then("given").otherwise("clock"),
    )
    table = table.with_columns(day=_days(order), time=_clock(), instant=_instants())
    fraction = pl.col("serial") - pl.col("serial").floor()
    table = table.with_columns(
        time=pl.coalesce("time", pl.when(fraction > 0).then(fraction * SECONDS_A_DAY))
    )
    known = (pl.col("time").is_not_null() & (pl.col("time") < SECONDS_A_DAY)) | pl.col("offset")
    unread = (pl.col("clock") != "") & pl.col("time").is_null() & ~pl.col("offset")
    local = pl.when(~unread).then(
        pl.col("day").cast(pl.Datetime("us"))
        + pl.duration(seconds=pl.col("time").fill_null(0).round())
    )
    table = table.with_columns(local=local, known=known)
    return _in_utc(table, zone)


def _days(order: str) -> pl.Expr:
    """The date, from a serial number, ISO or the order's formats."""
    day = pl.col("day")
    short = pl.when(day.str.contains(SHORT_YEAR)).then(day)
    whole = pl.when(~day.str.contains(SHORT_YEAR)).then(day)
    read = [whole.str.to_date(each, strict=False) for each in (*ISO, *DATES[order])]
    read += [short.str.to_date(each, strict=False) for each in TWO_DIGIT_YEARS[order]]
    serial = EXCEL_START + pl.duration(days=pl.col("serial").floor())
    return (
        pl.when(pl.col("serial").is_not_null()).then(serial.dt.date()).otherwise(pl.coalesce(read))
    )


def _clock() -> pl.Expr:
    """Seconds after midnight, or null."""
    clock = pl.col("clock").str.strip_chars().str.replace(EXCEL_DAY, "").str.to_uppercase()
    four = pl.when(clock.str.contains(SHORT_TIME)).then(clock.str.zfill(4))
    fraction = pl.when(clock.str.contains(FRACTION)).then(clock.cast(pl.Float64, strict=False))
    read = pl.coalesce(
        *(clock.str.to_time(each, strict=False) for each in TIMES),
        four.str.to_time("%H%M", strict=False),
    )
    seconds = read.cast(pl.Int64).cast(pl.Float64) / 1e9
    return pl.coalesce(fraction * SECONDS_A_DAY, seconds)


def _instants() -> pl.Expr:
    """The instant of a text that carries its own offset from UTC."""
    text = pl.col("text").str.replace(" ", "T").str.replace(r"Z$", "+00:00")
    formats = ("%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S%.f%z", "%Y-%m-%dT%H:%M%z")
    return pl.when(pl.col("offset")).then(
        pl.coalesce(
            text.str.to_datetime(each, strict=False, time_unit="us", time_zone="UTC")
            for each in formats
        )
    )


def _in_utc(table: pl.DataFrame, zone: str) -> Moments:
    local = table["local"]
    first, last = (
        local.dt.replace_time_zone(zone, ambiguous=which, non_existent="null")
        for which in ("earliest", "latest")
    )
    own = table["offset"]
    utc = table.select(
        pl.when("offset")
        .then("instant")
        .otherwise(first.dt.convert_time_zone("UTC").alias("first"))
        .alias("utc")
    ).to_series()
    return Moments(
        occurred_at=utc,
        time_known=table["known"],
        is_skipped=local.is_not_null() & first.is_null() & ~own,
        is_ambiguous=((first != last).fill_null(value=False)) & ~own,
    )
