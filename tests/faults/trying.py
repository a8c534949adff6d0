"""Tries an action with a blow at each of its writes: where was it neither whole nor absent?

A new action is tried in a few lines: make what it needs, say what it does.

    def test_an_action_is_whole_or_absent(attempt: Attempt) -> None:
        cast = Cast()
        attempt.each_write(lambda: do_something(by=cast.worker, ...))
"""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from random import Random
from typing import Any

import psycopg
from django.db import connection, connections
from psycopg import sql

from tests.examples import PROOF
from tests.faults.killing import killed_at, writes_of
from wayside.audit import inspection
from wayside.config.backup import programs, tables

SAMPLE = 6
SEED = 20181
PATIENCE_SECONDS = 10.0
Act = Callable[[], object]
Sums = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Attempt:
    """Tries actions on copies of a database.

    Args:
        as_owner: makes this process the owner for a while, who sees every row of every table.
    """

    as_owner: Callable[[], AbstractContextManager[None]]

    def each_write(self, act: Act, *, sample: int = SAMPLE) -> int:
        """Kill it at each write, in ``make test`` at some of them, the first and the last always;
        how many there are. Afterwards it has been done once, whole.

        Raises:
            AssertionError: naming the writes after which it was neither whole nor absent, and the
                tables with halves.
        """
        before = self.sums()
        with self.kept() as again:
            count = writes_of(act)
            whole = outline(before, self.sums())
            again()
            wrong = []
            for number in chosen(count, sample):
                assert killed_at(act, number), f"It was not killed at write {number} of {count}."
                found = self.sums()
                halves = differing(before, found)
                if halves and outline(before, found) != whole:
                    wrong.append(f"write {number} of {count}: {', '.join(halves)}")
                self.trail_is_sound()
                if halves:
                    again()
        assert not wrong, "Neither whole nor absent, killed at " + "; ".join(wrong)
        act()
        assert outline(before, self.sums()) == whole
        self.trail_is_sound()
        return count

    def sums(self) -> Sums:
        """Every row of every table."""
        with self.as_owner(), programs.connect() as own:
            return tables.sums(own)

    def trail_is_sound(self) -> None:
        """The chain holds every event, and every event is in it."""
        with self.as_owner():
            report = inspection.inspect()
        connections.close_all()
        assert report.sound, report.problems

    def kept(self) -> "Kept":
        """The database as it is now, to come back to."""
        return Kept(self.as_owner)


class Kept:
    """A copy of the database, from which it can be made anew."""

    def __init__(self, as_owner: Callable[[], AbstractContextManager[None]]) -> None:
        self._as_owner, self._own = as_owner, str(connection.settings_dict["NAME"])
        self._copy = f"{self._own}_kept"

    def __enter__(self) -> Act:
        self._make(self._copy, self._own)
        return lambda: self._make(self._own, self._copy)

    def __exit__(self, *_raised: object) -> None:
        self._drop(self._copy)

    def _make(self, name: str, template: str) -> None:
        self._drop(name)
        self._do("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", name, template)

    def _drop(self, name: str) -> None:
        """The server's own vacuum, which no owner may end, can be there for a moment."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                return self._do("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
            except psycopg.errors.InsufficientPrivilege:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)

    def _do(self, statement: str, *names: str) -> None:
        connections.close_all()
        with self._as_owner(), programs.connect("postgres", autocommit=True) as server:
            server.execute(_filled(statement, names))


def _filled(statement: str, names: tuple[str, ...]) -> sql.Composed:
    return sql.SQL(statement).format(*map(sql.Identifier, names))


def chosen(count: int, sample: int) -> list[int]:
    """Which writes to be killed at."""
    if PROOF or count <= sample:
        return list(range(1, count + 1))
    between = Random(SEED).sample(range(2, count), sample - 2)
    return sorted({1, *between, count})


def outline(before: Sums, after: Sums) -> dict[str, int]:
    """The tables that are not as they were, and how many rows each has: what is the same each time
    that something is done anew, while numbers and times are not."""
    return {name: after[name][0] for name in differing(before, after)}


def differing(before: Sums, after: Sums) -> list[str]:
    """The tables that are not as they were."""
    return [name for name in before if before[name] != after[name]]
