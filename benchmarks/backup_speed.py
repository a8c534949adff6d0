"""How long a backup takes beside ``pg_dump`` alone, and how long it takes to prove one whole.

A database of its own with as many rows as asked for, half of it bytes that do not compress, as
locked columns are. Rounds alternate: ``pg_dump`` to a file with the same compression, then a
sealed backup with its counts, digests and manifest, then its verification. Medians and ratios.
Needs no server: it makes a database in the embedded one and drops it.
"""

# ruff: noqa: E402  Django's settings come first

import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ["WAYSIDE_AS_OWNER"] = "1"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wayside.config.settings.demo")

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from psycopg import sql

from wayside.config import postgres
from wayside.config.backup import programs
from wayside.config.backup.making import make
from wayside.config.backup.restoring import verify
from wayside.config.backup.scratch import standing_in
from wayside.web import clock

NAME = "wayside_backup_benchmark"
FILL = """
INSERT INTO crime_benchmark SELECT gen_random_uuid(), n, 'a street of ' || n %% 1000, now(),
    gen_random_bytes_of(n)
FROM generate_series(1, %s) n
"""
TABLE = """
CREATE FUNCTION gen_random_bytes_of(n bigint) RETURNS bytea LANGUAGE sql AS
    $$ SELECT decode(string_agg(md5(random()::text || n), ''), 'hex') FROM generate_series(1, 8) $$;
CREATE TABLE crime_benchmark (id uuid PRIMARY KEY, number bigint, words text, at timestamptz,
    locked bytea)
"""


@contextmanager
def filled(rows: int) -> Iterator[None]:
    """A migrated database with so many rows more, gone afterwards."""
    postgres.ensure_running()
    name = sql.Identifier(NAME)
    with programs.connect("postgres", autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(name))
        server.execute(sql.SQL("CREATE DATABASE {}").format(name))
    try:
        with standing_in(NAME):
            call_command("migrate", verbosity=0)
            with connection.cursor() as cursor:
                cursor.execute(TABLE)
                cursor.execute(FILL, [rows])
            yield
    finally:
        with programs.connect("postgres", autocommit=True) as server:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def timed(work: Callable[[], object]) -> float:
    """Seconds."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def dump(out: Path) -> None:
    """PostgreSQL's own."""
    login = connection.settings_dict
    command = [str(postgres.binary("pg_dump")), "--format=custom", "--compress=gzip:1"]
    command += ["--host", str(login["HOST"]), "--username", str(login["USER"])]
    subprocess.run([*command, "--file", str(out), NAME], check=True)


def measured(rows: int, rounds: int) -> dict[str, float]:
    """The medians, and what a backup takes for one second of ``pg_dump``."""
    seconds: dict[str, list[float]] = {"pg_dump": [], "backup": [], "verify": []}
    with filled(rows), tempfile.TemporaryDirectory() as folder:
        size = 0
        for each in range(rounds):
            plain, sealed = Path(folder, f"{each}.dump"), Path(folder, f"{each}.backup")
            seconds["pg_dump"].append(timed(lambda out=plain: dump(out)))  # type: ignore[misc]
            seconds["backup"].append(timed(lambda out=sealed: make(out, now=clock.now())))  # type: ignore[misc]
            check = timed(lambda out=sealed: verify(out, public_keys=(), now=clock.now()))  # type: ignore[misc]
            seconds["verify"].append(check)
            size = sealed.stat().st_size
    found = {f"{name}_s": round(statistics.median(each), 2) for name, each in seconds.items()}
    ratios = {
        f"{name}_per_pg_dump": round(found[f"{name}_s"] / found["pg_dump_s"], 2)
        for name in ("backup", "verify")
    }
    return {"rows": rows, "mb": round(size / 2**20, 1), **found, **ratios}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = measured(asked.rows, asked.rounds)
    if asked.json:
        print(json.dumps(found))
    else:
        for name, value in found.items():
            print(f"{name:>22} {value}")


if __name__ == "__main__":
    main()
