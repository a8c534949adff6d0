"""How many audit events a second: eight writers, one event a transaction.

Compared in the same run with two peers on tables of the same columns, indexes and checks:
``plain_insert`` (no chain at all) and ``advisory_lock`` (the usual chain: the lock is taken and
the link made as the event is inserted, so it is held until the commit). Each also with 5 ms of
work between the event and the commit, as a request has.

``long_transaction``: one transaction writes its event, stores rows with a foreign key, stays open
and commits, as an import does, while the other writers go on; the longest any of them took for
an event, and the same without the import beside them.

Rounds of the contestants alternate; medians are reported. Needs no server: it makes a database
of its own in the embedded one (or in that of ``DATABASE_OWNER_URL``) and drops it.
"""

import argparse
import json
import multiprocessing
import os
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

from wayside.audit.identifiers import time_ordered_id
from wayside.config import database, postgres

NAME = "wayside_audit_benchmark"
WORK_SECONDS = 0.005
IMPORT_ROWS = 200_000

PEERS = """
CREATE TABLE plain_event (LIKE audit_event INCLUDING ALL);
CREATE TABLE locked_event (LIKE audit_event INCLUDING ALL);
CREATE TABLE locked_link (LIKE audit_chainlink INCLUDING ALL);
CREATE FUNCTION locked_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE head locked_link;
BEGIN
    PERFORM pg_advisory_xact_lock(1);
    SELECT * INTO head FROM locked_link ORDER BY seq DESC LIMIT 1;
    head.seq := coalesce(head.seq, 0) + 1;
    head.previous_hash := coalesce(head.link_hash, decode(repeat('00', 32), 'hex'));
    head.event_id := NEW.id;
    head.event_hash := audit_event_hash(ROW(NEW.*)::audit_event);
    head.link_hash := audit_link_hash(head.seq, NEW.id, head.event_hash, head.previous_hash);
    INSERT INTO locked_link SELECT head.*;
    RETURN NULL;
END $$;
CREATE TRIGGER locked AFTER INSERT ON locked_event FOR EACH ROW EXECUTE FUNCTION locked_chain();
CREATE TABLE import (id bigint PRIMARY KEY);
CREATE TABLE import_row (import_id bigint REFERENCES import DEFERRABLE INITIALLY DEFERRED);
"""

INSERT = """
INSERT INTO {} (id, occurred_at, actor_kind, account_id, person_id, membership_id, agency_id,
    role, operation, action, record_type, record_id, controller_id, area_id, fields, purpose,
    recipients, search_hashes, count)
VALUES (%s, clock_timestamp(), 'member', gen_random_uuid(), gen_random_uuid(),
    gen_random_uuid(), gen_random_uuid(), 'analyst', 'consultation', 'crime.open_extract',
    'crime.Extract', gen_random_uuid(), gen_random_uuid(), NULL, '{{}}', 'planning', '{{}}',
    '{{}}', NULL)
"""


@dataclass(frozen=True, slots=True)
class Load:
    """What the writers do, and for how long."""

    table: str
    seconds: float
    work: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one writer managed."""

    events: int
    longest: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=2.0, help="of each round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with _database() as owner:
        result = _measure(owner, arguments.writers, arguments.seconds, arguments.rounds)
    print(json.dumps(result, indent=None if arguments.json else 2))


def _measure(owner: dict[str, Any], writers: int, seconds: float, rounds: int) -> dict[str, Any]:
    plain = _rates(owner, writers, seconds, rounds, work=0.0)
    working = _rates(owner, writers, seconds, rounds, work=WORK_SECONDS)
    return {
        "writers": writers,
        "processors": os.cpu_count(),
        **_ratios(plain),
        "with_5ms_work": _ratios(working),
        "long_transaction": _beside_an_import(owner, writers - 1, seconds * 2),
        "pending_rows_left": _pending(owner),
    }


def _ratios(rates: dict[str, float]) -> dict[str, float]:
    chained = rates["audit_event"]
    return {
        "events_per_second": round(chained),
        "plain_insert_per_second": round(rates["plain_event"]),
        "advisory_lock_per_second": round(rates["locked_event"]),
        "ratio_to_plain_insert": round(chained / rates["plain_event"], 3),
        "ratio_to_advisory_lock": round(chained / rates["locked_event"], 3),
    }


def _rates(
    owner: dict[str, Any], writers: int, seconds: float, rounds: int, *, work: float
) -> dict[str, float]:
    tables = ("plain_event", "locked_event", "audit_event")
    seen: dict[str, list[float]] = {table: [] for table in tables}
    for _ in range(rounds):
        for table in tables:
            outcomes = _run(owner, writers, Load(table, seconds, work))
            seen[table].append(sum(outcome.events for outcome in outcomes) / seconds)
    return {table: statistics.median(rates) for table, rates in seen.items()}


def _run(owner: dict[str, Any], writers: int, load: Load) -> list[Outcome]:
    with multiprocessing.get_context("fork").Pool(writers) as pool:
        return pool.starmap(_write, [(owner, load)] * writers, chunksize=1)


def _write(owner: dict[str, Any], load: Load) -> Outcome:
    """One writer: an event, perhaps work, a commit; again until the time is up."""
    statement = sql.SQL(INSERT).format(sql.Identifier(load.table))
    events, longest = 0, 0.0
    with psycopg.connect(**owner, prepare_threshold=0) as connection:
        end = time.perf_counter() + load.seconds
        while (began := time.perf_counter()) < end:
            connection.execute(statement, [time_ordered_id()])
            if load.work:
                time.sleep(load.work)
            connection.commit()
            events += 1
            longest = max(longest, time.perf_counter() - began)
    return Outcome(events, longest)


def _beside_an_import(owner: dict[str, Any], others: int, seconds: float) -> dict[str, float]:
    load = Load("audit_event", seconds)
    alone = _run(owner, others, load)
    context = multiprocessing.get_context("fork")
    importer = context.Process(target=_import, args=(owner, seconds / 2))
    importer.start()
    time.sleep(0.2)
    beside = _run(owner, others, load)
    importer.join()
    return {
        "others": others,
        "import_rows": IMPORT_ROWS,
        "others_events_per_second": round(sum(one.events for one in beside) / seconds),
        "max_commit_ms": round(max(one.longest for one in beside) * 1000, 1),
        "alone_events_per_second": round(sum(one.events for one in alone) / seconds),
        "alone_max_commit_ms": round(max(one.longest for one in alone) * 1000, 1),
    }


def _import(owner: dict[str, Any], seconds: float) -> None:
    """The event first, then rows whose foreign keys are checked at the commit."""
    with psycopg.connect(**owner) as connection:
        connection.execute(
            sql.SQL(INSERT).format(sql.Identifier("audit_event")), [time_ordered_id()]
        )
        connection.execute("INSERT INTO import VALUES (1)")
        connection.execute(
            "INSERT INTO import_row SELECT 1 FROM generate_series(1, %s)", [IMPORT_ROWS]
        )
        time.sleep(seconds)


def _pending(owner: dict[str, Any]) -> int:
    with psycopg.connect(**owner) as connection:
        row = connection.execute("SELECT count(*) FROM audit_pending").fetchone()
        return int(row[0]) if row else -1


@contextmanager
def _database() -> Iterator[dict[str, Any]]:
    """A database of its own with the trail and its peers; dropped at the end."""
    if database.is_embedded():
        postgres.ensure_running()
    settings = database.django_database(as_owner=True)
    names = {"USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    login: dict[str, Any] = {name: settings[key] or None for key, name in names.items()}
    quoted = sql.Identifier(NAME)
    with psycopg.connect(**login, dbname="postgres", autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(quoted))
        server.execute(sql.SQL("CREATE DATABASE {}").format(quoted))
        try:
            _migrate()
            with psycopg.connect(**login, dbname=NAME) as connection:
                connection.execute(PEERS)
            yield {**login, "dbname": NAME}
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(quoted))


def _migrate() -> None:
    os.environ["WAYSIDE_AS_OWNER"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wayside.config.settings.test")
    import django
    from django.core.management import call_command
    from django.db import connections

    django.setup()
    connections["default"].settings_dict["NAME"] = NAME
    call_command("migrate", "audit", verbosity=0)
    connections.close_all()


if __name__ == "__main__":
    main()
