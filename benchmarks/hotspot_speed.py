"""How fast, how exact and how small: Gi* against esda, the kernel surface against KDEpy.

    python benchmarks/hotspot_speed.py [POINTS.parquet] [--json]

500,000 points of London: a seeded sample of a parquet file with lon_e6 and lat_e6 (degrees x 10^6),
or, without a file, made up (30,000 seeded snap points in clusters around the centre, drawn
unevenly). Each contestant runs in a process of its own and reads the projected points from a
memory-mapped file. Timed: from projected points to z scores or densities, binning and esda's
weights included; median after a warm-up. Peak memory is that of the whole process, imports too.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from wayside.calculations.hotspots import Grid, gi_star, kernel_surface

POINTS = 500_000
SEED = 20_180_701
GI_CELL_M = 250.0
SURFACE_CELL_M = 100.0
BANDWIDTH_M = 300.0
RUNS = {"wayside_gi": 25, "esda_gi": 3, "wayside_surface": 25, "kdepy_surface": 9}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run all contestants, or one of them as a child; 2 with a sentence when input is unusable."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("points", type=Path, nargs="?", help="parquet with lon_e6 and lat_e6")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--contestant", choices=tuple(RUNS), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.contestant:
        print(json.dumps(contest(given.contestant, given.folder)))
        return 0
    try:
        lon, lat = made_up() if given.points is None else sample_of(given.points)
    except (OSError, ValueError) as problem:
        print(f"hotspot_speed: {problem}", file=sys.stderr)
        return 2
    report = compare(lon, lat, "made up" if given.points is None else given.points.name)
    print(json.dumps(report, indent=2) if given.json else table(report))
    return 0


def sample_of(path: Path) -> tuple[Any, Any]:
    """A seeded sample of POINTS rows, longitude and latitude in degrees."""
    import polars as pl

    if not path.exists():
        raise ValueError(f"There is no file {path}.")
    try:
        frame = pl.read_parquet(path, columns=["lon_e6", "lat_e6"])
    except pl.exceptions.PolarsError as problem:
        reason = str(problem).splitlines()[0]
        raise ValueError(f"{path} is no parquet with lon_e6 and lat_e6: {reason}.") from None
    frame = frame.drop_nulls()
    if len(frame) < POINTS:
        raise ValueError(f"{path} holds {len(frame)} points; {POINTS} are needed.")
    rows = np.random.default_rng(SEED).choice(len(frame), POINTS, replace=False)
    lon, lat = (frame[name].to_numpy()[rows] / 1e6 for name in ("lon_e6", "lat_e6"))
    return lon, lat


def made_up() -> tuple[Any, Any]:
    """POINTS points on 30,000 snap points within Greater London, some far busier than others."""
    random = np.random.default_rng(SEED)
    lon = np.clip(random.normal(-0.12, 0.16, 30_000), -0.5, 0.3)
    lat = np.clip(random.normal(51.5, 0.08, 30_000), 51.29, 51.69)
    busy = random.pareto(1.5, 30_000)
    snap = random.choice(30_000, POINTS, p=busy / busy.sum())
    return lon[snap], lat[snap]


def compare(lon: Any, lat: Any, source: str) -> dict[str, Any]:
    """Project, run the four contestants and hold their results against each other."""
    import pyproj

    project = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        np.save(folder / "points.npy", np.array(project.transform(lon, lat)))
        found = {each: run(each, folder) for each in RUNS}
        z, peer_z = (np.load(folder / f"{each}.npy") for each in ("wayside_gi", "esda_gi"))
        ours, peer = (
            np.load(folder / f"{each}.npy") for each in ("wayside_surface", "kdepy_surface")
        )
    gap = float(np.abs(ours - peer).max())
    return {
        "gi_star": {
            **versus(found["wayside_gi"], found["esda_gi"], "esda"),
            "cell_m": GI_CELL_M,
            "max_abs_difference": float(np.abs(z - peer_z).max()),
        },
        "surface": {
            **versus(found["wayside_surface"], found["kdepy_surface"], "kdepy"),
            "cell_m": SURFACE_CELL_M,
            "bandwidth_m": BANDWIDTH_M,
            "max_abs_difference": gap,
            "max_relative_to_peak": gap / float(peer.max()),
        },
        "points": len(lon),
        "source": source,
    }


def run(contestant: str, folder: Path) -> dict[str, Any]:
    """Run one contestant in its own process."""
    command = [sys.executable, __file__, "--contestant", contestant, "--folder", str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def versus(ours: dict[str, Any], peer: dict[str, Any], name: str) -> dict[str, Any]:
    """How many times faster, the medians, and the peaks."""
    return {
        "ratio": round(peer["seconds"] / ours["seconds"], 1),
        "seconds": ours["seconds"],
        f"{name}_seconds": peer["seconds"],
        "peak_mb": ours["peak_mb"],
        f"{name}_peak_mb": peer["peak_mb"],
        "cells": ours["cells"],
        "runs": [ours["runs"], peer["runs"]],
    }


def contest(contestant: str, folder: Path) -> dict[str, Any]:
    """Time one contestant, save its result, and report."""
    x, y = np.asarray(np.load(folder / "points.npy", mmap_mode="r"))
    tasks = {"wayside_gi": wayside_gi, "esda_gi": esda_gi, "wayside_surface": wayside_surface}
    task = (
        kdepy_surface(x, y) if contestant == "kdepy_surface" else partial(tasks[contestant], x, y)
    )
    result, seconds = task(), []
    for _ in range(RUNS[contestant]):
        start = time.perf_counter()
        result = task()
        seconds.append(time.perf_counter() - start)
    peak = peak_mb()
    np.save(folder / f"{contestant}.npy", result)
    return {
        "seconds": statistics.median(seconds),
        "runs": len(seconds),
        "peak_mb": peak,
        "cells": int(result.size),
    }


def wayside_gi(x: Any, y: Any) -> Any:
    """Ours: lay the grid, count, z scores."""
    grid = Grid.around(x, y, GI_CELL_M)
    return gi_star(grid.count(x, y)).z


def esda_gi(x: Any, y: Any) -> Any:
    """esda's: the same counts, queen weights on the rectangle, analytic star."""
    from esda.getisord import G_Local
    from libpysal.weights import lat2W

    grid = Grid.around(x, y, GI_CELL_M)
    counts = grid.count(x, y)
    weights = lat2W(*grid.shape, rook=False)
    found = G_Local(counts.ravel(), weights, transform="B", star=True, permutations=0)
    return np.asarray(found.Zs).reshape(grid.shape)


def wayside_surface(x: Any, y: Any) -> Any:
    """Ours: lay the grid with a margin (KDEpy needs one), share out, smooth."""
    grid = Grid.around(x, y, SURFACE_CELL_M, margin_cells=1)
    return kernel_surface(grid, x, y, bandwidth_m=BANDWIDTH_M)


def kdepy_surface(x: Any, y: Any) -> Callable[[], Any]:
    """KDEpy's FFT on the same grid; its bandwidth is the kernel's deviation, radius / sqrt(5).

    Stacking the points and making its list of grid points is left out of its time.
    """
    from KDEpy import FFTKDE

    grid = Grid.around(x, y, SURFACE_CELL_M, margin_cells=1)
    columns, rows = grid.centres()
    where = np.column_stack([np.repeat(columns, grid.rows), np.tile(rows, grid.columns)])
    points = np.column_stack([x, y])
    per_square_km = len(points) * 1e6

    def smooth() -> Any:
        kde = FFTKDE(kernel="epa", bw=BANDWIDTH_M / np.sqrt(5)).fit(points)
        density = kde.evaluate(where).reshape(grid.columns, grid.rows)
        return density.T * per_square_km

    return smooth


def peak_mb() -> float:
    """Peak resident memory of this process since it began, in MB.

    From VmHWM: getrusage's figure is inherited from the parent through exec.
    """
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return round(int(line.split()[1]) / 1024, 1)
    raise OSError("The kernel does not report VmHWM; run this on Linux.")


def table(report: dict[str, Any]) -> str:
    """The report as text."""
    gi, surface = report["gi_star"], report["surface"]
    return "\n".join(
        [
            f"{report['points']} points ({report['source']})",
            f"Gi* at {gi['cell_m']:.0f} m: {gi['seconds'] * 1e3:.1f} ms, esda "
            f"{gi['esda_seconds'] * 1e3:.0f} ms, {gi['ratio']} times faster, differing by at most "
            f"{gi['max_abs_difference']:.1e}; {gi['peak_mb']} MB against {gi['esda_peak_mb']} MB",
            f"surface at {surface['cell_m']:.0f} m: {surface['seconds'] * 1e3:.1f} ms, KDEpy "
            f"{surface['kdepy_seconds'] * 1e3:.0f} ms, {surface['ratio']} times faster, differing "
            f"by at most {surface['max_relative_to_peak']:.1e} of the peak; "
            f"{surface['peak_mb']} MB against {surface['kdepy_peak_mb']} MB",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
