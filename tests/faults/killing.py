"""A copy of this process does something and is killed at one of its writes.

The copy is a fork: everything is loaded, and it opens a connection of its own. Killed with SIGKILL
it runs nothing more, as when the machine loses its power: no rollback, no clearing up.
"""

import os
import signal
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

READS = ("SELECT SET_CONFIG", "SELECT COALESCE(CURRENT_SETTING")
PATIENCE_SECONDS = 60.0
WENT_THROUGH = 0
FAILED = 70


@dataclass(slots=True)
class Blow:
    """Counts writes, and kills at one of them."""

    at: int
    count: int = 0

    def write(self) -> None:
        """One more."""
        self.count += 1
        if self.count == self.at:
            os.kill(os.getpid(), signal.SIGKILL)

    def sees(self, execute: Any, query: str, params: Any, many: bool, context: Any) -> Any:
        """Django's hook around each statement: whatever may write counts, before it is sent."""
        if may_write(query):
            self.write()
        return execute(query, params, many, context)


def may_write(query: str) -> bool:
    """Whether a statement does more than read: a job is put in line by a function that is selected,
    and a row is held still for one that is about to be written."""
    said = query.lstrip().upper()
    if not said.startswith("SELECT"):
        return True
    return not said.startswith(READS) and ("FOR UPDATE" in said or "PROCRASTINATE_" in said)


def writes_of(act: Callable[[], object]) -> int:
    """How many blows an action can be dealt, the moments before and after its commits counted: told
    by a copy of the process through a pipe. What it does stays done."""
    reading, writing = os.pipe()
    blow = Blow(at=0)
    pid = _fork()
    if pid == 0:
        _die_of(lambda: _through(act, blow), lambda: os.write(writing, str(blow.count).encode()))
    os.close(writing)
    if _ended(pid) != WENT_THROUGH:
        raise AssertionError("The action fails even if nobody kills it.")
    with os.fdopen(reading) as told:
        return int(told.read())


def killed_at(act: Callable[[], object], number: int) -> bool:
    """Do it in a copy of the process that is killed at that write; whether it was."""
    pid = _fork()
    if pid == 0:
        _die_of(lambda: _through(act, Blow(at=number)), lambda: None)
    status = _ended(pid)
    if status == FAILED:
        raise AssertionError("The action failed before it was killed.")
    _wait_for_its_sessions()
    return status == -signal.SIGKILL


def _through(act: Callable[[], object], blow: Blow) -> None:
    with _watched(blow):
        act()


@contextmanager
def _watched(blow: Blow) -> Iterator[None]:
    """Every connection of this process, whichever thread opens it."""

    def watch(connection: BaseDatabaseWrapper, **_signal: Any) -> None:
        connection.execute_wrappers.append(blow.sees)
        commit = connection._commit  # type: ignore[attr-defined]

        def committing() -> None:
            blow.write()
            commit()
            blow.write()

        connection._commit = committing  # type: ignore[attr-defined]

    connection_created.connect(watch, weak=False)
    connections.close_all()
    yield


def _fork() -> int:
    connections.close_all()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads: none is needed here
        return os.fork()


def _die_of(work: Callable[[], object], then: Callable[[], object]) -> None:
    """In the copy: work, then end without anything that a process does as it ends."""
    try:
        work()
        then()
        os._exit(WENT_THROUGH)
    except BaseException:
        import traceback

        traceback.print_exc()
        os._exit(FAILED)


def _ended(pid: int) -> int:
    """How a process ended: its exit code, or the negative number of what killed it."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        found, status = os.waitpid(pid, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.005)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    raise AssertionError("The action did not end.")


def _wait_for_its_sessions() -> None:
    """Until the server has noticed that whoever asked is gone, and taken back what was not done."""
    others = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND pid <> pg_backend_pid() AND usesysid IS NOT NULL"
    )
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute(others)
            if not cursor.fetchone()[0]:
                return
        time.sleep(0.01)
    raise AssertionError("The server did not notice that the process is gone.")
