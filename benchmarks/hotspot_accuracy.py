"""How well do hot spot methods predict? Rolled through a file of events, knowing only the past.

    python benchmarks/hotspot_accuracy.py EVENTS.csv.gz --crs EPSG:27700 --unit 150 \
        --k 5,10,20 --from 2012-07-01 --to 2014-06-30 --step week --json

Reads occurred_at, longitude and latitude (WGS84). Methods: wayside (the product's score),
count_52w, kde_300m (Epanechnikov on the last 52 weeks), gi_star (esda's own, 3 x 3 star on the
same), ceiling (hindsight), wayside_spaced (places of 150 m, 500 m apart, against a ceiling of
their own).
With --step month the last 52 weeks are the last 12 calendar months.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pyproj

from wayside.calculations.hotspots import Events, PlaceSettings, Precision, sort_degrees
from wayside.calculations.hotspots.backtest import (
    Backtest,
    History,
    Method,
    Period,
    StudyArea,
    count_year,
    kernel_density,
    monthly_periods,
    run_backtest,
    run_spaced,
    wayside,
    weekly_periods,
)

COLUMNS = ("occurred_at", "longitude", "latitude")
FORMATS = ("%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d")
PEERS = ("kde_300m", "gi_star", "count_52w")
SPACED = "wayside_spaced"


class UnusableError(Exception):
    """Input that cannot be used; its text says what to change."""


@dataclass(frozen=True)
class Request:
    """The command line."""

    events: Path
    crs: str
    unit: float
    ks: tuple[int, ...]
    first: date
    last: date
    step: str
    json: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; 0 when done, 2 with a sentence when the input cannot be used."""
    request = parse(arguments)
    try:
        report = run(request)
    except UnusableError as problem:
        print(f"hotspot_accuracy: {problem}", file=sys.stderr)
        return 2
    print(json.dumps(report, indent=2) if request.json else table(report))
    return 0


def parse(arguments: Sequence[str] | None) -> Request:
    """Read the command line; argparse itself exits with 2 on a mistake."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("events", type=Path, help="CSV, also gzipped")
    parser.add_argument("--crs", required=True, help="projected system, for example EPSG:27700")
    parser.add_argument("--unit", type=_size, default=150.0, help="cell size in metres")
    parser.add_argument(
        "--k", dest="ks", type=_ks, default=(5, 10, 20), help="cells chosen, e.g. 5,10,20"
    )
    parser.add_argument("--from", dest="first", type=_day, required=True)
    parser.add_argument("--to", dest="last", type=_day, required=True)
    parser.add_argument("--step", choices=("week", "month"), default="week")
    parser.add_argument("--json", action="store_true")
    return Request(**vars(parser.parse_args(arguments)))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"give a day like 2012-07-01, not {text!r}") from None


def _size(text: str) -> float:
    size = float(text)
    if not 1 <= size <= 100_000:
        raise argparse.ArgumentTypeError("give a size from 1 to 100000 metres")
    return size


def _ks(text: str) -> tuple[int, ...]:
    try:
        ks = tuple(sorted({int(part) for part in text.split(",")}))
    except ValueError:
        ks = (0,)
    if ks[0] < 1:
        raise argparse.ArgumentTypeError("give whole numbers above 0, for example 5,10,20")
    return ks


def run(request: Request) -> dict[str, Any]:
    """Read, project, backtest and report."""
    projection, factor, bounds = projection_of(request.crs)
    frame = read(request.events)
    lon, lat = (frame[name].to_numpy() for name in ("longitude", "latitude"))
    sorting = sort_degrees(lon, lat, bounds)
    when = frame["occurred_at"].to_numpy().astype("datetime64[s]")[sorting.kept]
    dated = ~np.isnat(when)
    undated = {} if dated.all() else {"no_date": int((~dated).sum())}
    kept = sorting.kept[dated]
    if not len(kept):
        raise UnusableError("No row has a date and a usable position; check the columns and --crs.")
    x, y = projection.transform(lon[kept], lat[kept])
    events = Events.of(
        np.asarray(x) * factor, np.asarray(y) * factor, when[dated],
        precision=precision_of(when[dated], request.step),
    )  # fmt: skip
    periods = periods_of(request, events)
    area = StudyArea.of(events, request.unit)
    result = run_backtest(events, area, periods, methods(), request.ks)
    places = PlaceSettings()
    spaced = run_spaced(events, periods, request.ks, places)
    return {
        "k": {str(k): figures(result, spaced, k) for k in request.ks},
        "settings": settings_of(request, places, periods, area),
        "periods": len(periods),
        "events": int(result.events.sum()),
        "set_aside": {**sorting.counts, **undated},
    }


def projection_of(crs: str) -> tuple[pyproj.Transformer, float, Any]:
    """Transformer from WGS84, metres per unit of the system, and its area of use in degrees."""
    try:
        system = pyproj.CRS.from_user_input(crs)
    except pyproj.exceptions.CRSError:
        raise UnusableError(f"{crs!r} is no coordinate system; give one like EPSG:27700.") from None
    if not system.is_projected:
        raise UnusableError(f"{crs} is not in metres; give a projected system like EPSG:27700.")
    area = system.area_of_use
    bounds = area.bounds if area is not None and area.west < area.east else None
    factor = float(system.axis_info[0].unit_conversion_factor)
    return pyproj.Transformer.from_crs("EPSG:4326", system, always_xy=True), factor, bounds


def read(path: Path) -> pl.DataFrame:
    """Read the three columns; unreadable times and numbers become null.

    Times are taken as local, as written: an offset behind them is dropped.
    """
    if not path.is_file():
        raise UnusableError(f"There is no file {path}.")
    try:
        frame = pl.read_csv(path, infer_schema=False, encoding="utf8-lossy")
    except (pl.exceptions.PolarsError, OSError, EOFError) as problem:
        raise UnusableError(f"{path} is no CSV: {str(problem).splitlines()[0]}.") from None
    frame = frame.rename({name: name.strip().lstrip("\ufeff") for name in frame.columns})
    missing = [name for name in COLUMNS if name not in frame.columns]
    if missing:
        raise UnusableError(f"{path} has no column {', '.join(missing)}.")
    text = pl.col("occurred_at").str.strip_chars().str.replace(" ", "T")
    text = text.str.replace(r"(Z|[+-]\d\d:?\d\d)$", "").str.replace(r"^(\d{4}-\d\d)$", "${1}-01")
    times = [text.str.to_datetime(each, strict=False, time_unit="us") for each in FORMATS]
    degrees = pl.col("longitude", "latitude").str.strip_chars().cast(pl.Float64, strict=False)
    return frame.select(pl.coalesce(times).alias("occurred_at"), degrees)


def precision_of(when: Any, step: str) -> Precision:
    """Monthly when every event stands on the 1st at midnight, as data.police.uk files do."""
    monthly = bool((when == when.astype("datetime64[M]").astype("datetime64[s]")).all())
    if monthly and step == "week":
        raise UnusableError("The events carry months only; predict them with --step month.")
    return Precision.MONTH if monthly else Precision.TIME


def periods_of(request: Request, events: Events) -> tuple[Period, ...]:
    """The periods asked for, at least one, with some event before the first."""
    try:
        make = weekly_periods if request.step == "week" else monthly_periods
        periods = make(request.first, request.last)
    except ValueError as problem:
        raise UnusableError(f"{problem} Change --from.") from None
    if not periods:
        raise UnusableError(f"No whole {request.step} lies between --from and --to.")
    if events.when.min() >= periods[0].start:
        raise UnusableError("No event lies before --from, so there is no past to learn from.")
    return periods


def methods() -> dict[str, Method]:
    """The contestants; each sees only the past."""
    return {
        "wayside": wayside,
        "count_52w": count_year,
        "kde_300m": kernel_density(300.0),
        "gi_star": gi_star_of_esda(),
    }


def gi_star_of_esda() -> Method:
    """esda's analytic Gi* (binary queen weights, star) over the cells of the study area so far."""
    try:
        from esda.getisord import G_Local
        from libpysal.graph import Graph
    except ImportError:
        raise UnusableError("esda is missing; install requirements/dev.txt.") from None
    from scipy import sparse

    def score(history: History) -> Any:
        inside = np.flatnonzero(history.open_cells)
        number = np.full(len(history.area) + 1, -1)  # the last one stands for "no cell"
        number[inside] = np.arange(len(inside))
        steps = [(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0)]
        near = np.array([number[history.area.shifted(*step)[inside]] for step in steps])
        to, of = near.ravel(), np.tile(np.arange(len(inside)), len(steps))
        linked = to >= 0
        ones = np.ones(int(linked.sum()))
        links = sparse.csr_array((ones, (of[linked], to[linked])), shape=(len(inside),) * 2)
        scores = np.zeros(len(history.area))
        counts = history.year_counts()[inside]
        if counts.var() > 0:
            graph = Graph.from_sparse(links)
            found = G_Local(counts, graph, transform="B", star=True, permutations=0)
            scores[inside] = found.Zs
        return scores

    return score


def figures(result: Backtest, spaced: Backtest, k: int) -> dict[str, Any]:
    """Rates and differences for one k, rounded; null where no event fell in any period."""
    rates = {name: result.rates(name, k) for name in result.hits}
    rates[SPACED] = spaced.rates(SPACED, k)
    gaps = {peer: result.difference("wayside", peer, k) for peer in PEERS}
    return {
        "methods": {name: _rounded(asdict(rate)) for name, rate in rates.items()},
        "difference": {peer: _rounded(asdict(gap)) for peer, gap in gaps.items()},
    }


def _rounded(values: dict[str, float]) -> dict[str, float | None]:
    return {
        name: round(value, 4 if name == "pei" else 2) if np.isfinite(value) else None
        for name, value in values.items()
    }


def settings_of(
    request: Request, places: PlaceSettings, periods: Sequence[Period], area: StudyArea
) -> dict[str, Any]:
    """Everything the figures depend on."""
    return {
        "crs": request.crs,
        "unit_m": request.unit,
        "step": request.step,
        "from": str(periods[0].start.astype("datetime64[D]")),
        "to": str((periods[-1].end - np.timedelta64(1, "s")).astype("datetime64[D]")),
        "half_age_days": places.half_age_days,
        "area_cells": int(area.open_at(periods[-1].start).sum()),
        "spaced": {"radius_m": places.radius_m, "spacing_m": places.spacing_m},
        "interval": "95%, paired bootstrap over periods, 4000 replicates",
    }


def table(report: dict[str, Any]) -> str:
    """The report as text."""
    what = f"{report['periods']} periods, {report['events']} events, {report['settings']}"
    lines = [what, f"set aside: {report['set_aside'] or 'nothing'}"]
    for k, found in report["k"].items():
        lines.append(f"\nk = {k:<6} hit rate   PEI*   wayside ahead by (95% interval)")
        for name, rate in found["methods"].items():
            gap = found["difference"].get(name)
            known = gap and gap["points"] is not None
            ahead = f"{gap['points']:6.2f} ({gap['low']:.2f} to {gap['high']:.2f})" if known else ""
            hit, pei = (
                rate[each] if rate[each] is not None else np.nan for each in ("hit_rate", "pei")
            )
            lines.append(f"{name:<16}{hit:5.1f} %  {pei:.3f}   {ahead}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
