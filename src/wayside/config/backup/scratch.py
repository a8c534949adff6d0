"""A database for a while: a backup is unpacked into it, looked at, and takes the place of the one
in use or goes again."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psycopg
from django.db import connection, connections
from psycopg import sql

from wayside.config.backup import programs
from wayside.config.backup.errors import BackupError

SERVER = "postgres"
BEGINS = "_unpacked_"
LONGEST = 63
PATIENCE_SECONDS = 3.0
COUNT_OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid() "
    "AND usesysid IS NOT NULL"
)


@contextmanager
def unpacking(backup_id: str) -> Iterator[str]:
    """An empty database, gone again at the end unless it took its place meanwhile.

    Raises:
        BackupError: this login may not make one.
    """
    remove_leftovers()
    name = f"{_stem()}{backup_id[:8]}"
    with programs.connect(SERVER, autocommit=True) as server:
        try:
            server.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name))
            )
        except psycopg.errors.InsufficientPrivilege as error:
            raise BackupError(
                "The owner's login may not make databases, and a backup is unpacked into one of "
                "its own first. Run: ALTER ROLE … CREATEDB;"
            ) from error
    try:
        yield name
    finally:
        with programs.connect(SERVER, autocommit=True) as server:
            server.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
            )


def remove_leftovers() -> None:
    """Remove what a command that was killed left unpacked."""
    with programs.connect(SERVER, autocommit=True) as server:
        names = server.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [_stem()]
        ).fetchall()
        for (name,) in names:
            with suppress(psycopg.errors.ObjectInUse):
                server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))


@contextmanager
def standing_in(name: str) -> Iterator[None]:
    """Everything this process asks for is asked of that database."""
    own = connection.settings_dict["NAME"]
    connections.close_all()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connections.close_all()
        connection.settings_dict["NAME"] = own


def check_nobody_is_connected() -> None:
    """Go on only where this process alone has the database open.

    Raises:
        BackupError: somebody else has.
    """
    connections.close_all()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while _others():
        if time.monotonic() < deadline:
            time.sleep(0.1)  # a process that was just stopped lets go in a moment
            continue
        raise BackupError(
            "The database is in use. Stop the web processes and the worker, then restore."
        )


def _others() -> int:
    with programs.connect(SERVER) as server:
        row = server.execute(COUNT_OTHERS, [connection.settings_dict["NAME"]]).fetchone()
    return row[0] if row else 0


def take_place(name: str, *, stamp: str) -> str:
    """Put a database in the place of the one in use, in one step; what that is called now."""
    own = connection.settings_dict["NAME"]
    former = f"{own[: LONGEST - 32]}_before_restore_{stamp}"
    connections.close_all()
    with programs.connect(SERVER) as server:
        for now, then in ((own, former), (name, own)):
            server.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                    sql.Identifier(now), sql.Identifier(then)
                )
            )
    return former


def _stem() -> str:
    return f"{connection.settings_dict['NAME'][: LONGEST - 20]}{BEGINS}"
