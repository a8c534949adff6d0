"""How fast an import is beside a bare COPY of the same rows, and that its memory stays flat.

    .venv/bin/python benchmarks/import_speed.py --json [FILE.csv.gz]

Without a file, one shaped like a street file of data.police.uk is generated (seeded): 300,000
rows over three months, with blank and repeated Crime IDs, blank coordinates, rows outside the
area and a few lines that are no rows. In a database of its own, each round imports the file
with everything that belongs to it (keeping the original, reading, every check, storing,
publishing, the trail) and then writes the very rows that were stored with a bare COPY into a
table with the same columns and indexes. ``ratio_to_copy`` is the COPY's time divided by the
import's, the median of the rounds. Memory is the peak of a process that does nothing but the
import, at the file's rows and at four times as many.
"""

import argparse
import contextlib
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from street_file import EAST, NORTH, SOUTH, WEST, generate, repeat

PROJECT = Path(__file__).resolve().parent.parent
DATABASE = "wayside_import_speed"
ROWS = 300_000
ROUNDS = 5
# An outline with as many corners as a borough's, so that the test of place costs what it costs;
# for a given file it is made wide enough for most of England to lie inside.
CORNERS = 900
WIDE = 60


def main() -> None:
    """Run as a benchmark, or as one of its own worker processes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--worker", choices=("prepare", "import", "copy", "rounds"))
    options = parser.parse_args()
    if options.worker:
        print(json.dumps(work(options.worker, options.file, options.rounds)))
        return
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder), options.file, options.rows, options.rounds)
    show(figures, as_json=options.json)


def measure(folder: Path, given: Path | None, rows: int, rounds: int) -> dict[str, Any]:
    """All figures; the database is made before and dropped after."""
    once = given or folder / "2018-06-metropolitan-street.csv.gz"
    four = folder / "four-2018-06-metropolitan-street.csv.gz"
    if given is None:
        generate(once, rows)
        generate(four, rows * 4)
    else:
        repeat(given, four, 4)
    with own_database(folder, given) as environment:
        speed = worker("rounds", once, environment, rounds)
        peak = worker("import", once, environment)["peak_mb"]
        peak_four = worker("import", four, environment)["peak_mb"]
    ratios = [copy / loaded for copy, loaded in zip(speed["copy"], speed["import"], strict=True)]
    return {
        "ratio_to_copy": round(statistics.median(ratios), 3),
        "ratios": [round(ratio, 3) for ratio in ratios],
        "rows_per_second": round(speed["rows_read"] / statistics.median(speed["import"])),
        "copy_rows_per_second": round(speed["rows_stored"] / statistics.median(speed["copy"])),
        "rows_read": speed["rows_read"],
        "rows_stored": speed["rows_stored"],
        "peak_mb": peak,
        "peak_mb_four_times_the_rows": peak_four,
        "peak_growth": round(peak_four / peak, 3),
        "rounds": rounds,
        "cores": os.cpu_count(),
    }


def show(figures: dict[str, Any], *, as_json: bool) -> None:
    """Print the figures."""
    if as_json:
        print(json.dumps(figures, indent=2))
        return
    for name, value in figures.items():
        print(f"{name:32} {value}")


@contextlib.contextmanager
def own_database(folder: Path, given: Path | None) -> Any:
    """The environment of workers that use a fresh database of their own, dropped afterwards.

    It is made in this installation's embedded server; originals go to a temporary folder.
    """
    sys.path.insert(0, str(PROJECT / "src"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wayside.config.settings.demo")
    import psycopg
    from psycopg import sql

    from wayside.config import postgres

    postgres.ensure_running()
    host = str(postgres.socket_folder())
    name = sql.Identifier(DATABASE)

    def run(words: str) -> None:
        with psycopg.connect(
            host=host, user=postgres.OWNER, dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(sql.SQL(words).format(name))

    run("DROP DATABASE IF EXISTS {}")
    run("CREATE DATABASE {}")
    environment = {**os.environ, "WAYSIDE_IMPORT_SPEED_FILES": str(folder / "kept")}
    base = f"{DATABASE}?host={host}"
    environment["DATABASE_OWNER_URL"] = f"postgresql://{postgres.OWNER}@/{base}"
    environment["DATABASE_URL"] = f"postgresql://{postgres.APPLICATION}@/{base}"
    try:
        code = "from wayside.config.cli import main; main()"
        migrate = [sys.executable, "-c", code, "migrate", "-v0"]
        subprocess.run(migrate, check=True, env=environment)
        worker("prepare", given, environment)
        yield environment
    finally:
        run("DROP DATABASE IF EXISTS {}")


def worker(kind: str, file: Path | None, environment: dict[str, str], rounds: int = 1) -> Any:
    """One piece of work in a process of its own."""
    command = [sys.executable, __file__, "--worker", kind, "--rounds", str(rounds)]
    command += [str(file)] if file else []
    done = subprocess.run(command, check=True, env=environment, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


def work(kind: str, file: Path | None, rounds: int) -> dict[str, Any]:
    """Inside a worker."""
    import django

    django.setup()
    from django.conf import settings

    settings.VAR_FOLDER = Path(os.environ["WAYSIDE_IMPORT_SPEED_FILES"])
    if kind == "prepare" or file is None:
        return prepare(1 if file is None else WIDE)
    if kind == "import":
        _empty()
        seconds, report = import_once(file)
        return {"seconds": seconds, "peak_mb": _peak_mb(), **report}
    return alternate(file, rounds)


def prepare(times: int) -> dict[str, Any]:
    """Make the area and the table that the bare COPY fills."""
    import numpy as np

    from wayside.partners.models import Area
    from wayside.web import clock

    turns = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    wobble = times * (1 + 0.02 * np.sin(turns * 23))
    ring = [
        [
            (WEST + EAST) / 2 + 0.054 * wobble_at * np.cos(turn),
            (SOUTH + NORTH) / 2 + 0.073 * wobble_at * np.sin(turn),
        ]
        for turn, wobble_at in zip(turns, wobble, strict=True)
    ]
    now = clock.real_now()
    Area.objects.create(
        name="Lambeth",
        slug="lambeth",
        level="borough",
        boundary={"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
        created_at=now,
        updated_at=now,
    )
    return {}


def alternate(file: Path, rounds: int) -> dict[str, Any]:
    """Import and bare COPY in turns, so that both meet the same machine; the first is warm-up."""
    loaded: list[float] = []
    copied: list[float] = []
    report: dict[str, Any] = {}
    for number in range(rounds + 1):
        _empty()
        seconds, report = import_once(file)
        bare = copy_once()
        if number:
            loaded.append(seconds)
            copied.append(bare)
    return {"import": loaded, "copy": copied, **report}


def import_once(file: Path) -> tuple[float, dict[str, Any]]:
    """Import the file as the command does; seconds and counts."""
    from wayside.access.actor import Actor
    from wayside.crime.actions.imports import start_import
    from wayside.crime.actions.loading import load_batch
    from wayside.crime.permissions import IMPORT_EXTRACTS
    from wayside.crime.queries.reports import batch_report
    from wayside.partners.models import Area
    from wayside.web import clock

    area = Area.objects.get(slug="lambeth")
    by = Actor.service("benchmark", permissions=(IMPORT_EXTRACTS,), area_ids=(area.id,))
    began = time.perf_counter()
    with file.open("rb") as content:
        batch = start_import(
            area=area, received=[(file.name, content)], by=by, now=clock.real_now()
        )
    load_batch(batch=batch, by=by, now=clock.real_now())
    report = batch_report(batch)
    seconds = time.perf_counter() - began
    if report["totals"]["files_failed"]:
        raise SystemExit(report["files"][0]["error"])
    return seconds, {key: report["totals"][key] for key in ("rows_read", "rows_stored")}


def copy_once() -> float:
    """COPY the rows that were stored, already as text, into a table like theirs; seconds."""
    from django.db import connection

    owner = _owner()
    table = "crime_streetcrime"
    owner.execute("DROP TABLE IF EXISTS bare")
    owner.execute(f"CREATE TABLE bare (LIKE {table} INCLUDING ALL)")
    owner.execute("GRANT ALL ON bare TO wayside_app")
    owner.execute("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO wayside_app")
    owner.close()
    connection.ensure_connection()
    raw = connection.connection
    columns = "extract_id, line, longitude, latitude, crime_id, location, lsoa, kind, last_outcome"
    with (
        raw.cursor() as cursor,
        cursor.copy(f"COPY (SELECT {columns} FROM {table} ORDER BY id) TO STDOUT") as copy,
    ):
        blocks = b"".join(copy)
    step = 1 << 18
    began = time.perf_counter()
    with raw.cursor() as cursor, cursor.copy(f"COPY bare ({columns}) FROM STDIN") as copy:
        for start in range(0, len(blocks), step):
            copy.write(blocks[start : start + step])
    return time.perf_counter() - began


def _empty() -> None:
    """As before the first import, without dead rows or a checkpoint still to be written."""
    owner = _owner()
    owner.execute(
        "TRUNCATE crime_streetcrime, crime_lineset, crime_extract, crime_importfile, "
        "crime_importbatch CASCADE"
    )
    owner.execute("DROP TABLE IF EXISTS bare")
    owner.close()


def _owner() -> Any:
    import psycopg

    return psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True)


def _peak_mb() -> int:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main()
