"""PostgreSQL's own programs, and how they sign in: as this process's connection does."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import psycopg
from django.conf import settings
from django.db import connection
from psycopg.conninfo import make_conninfo

from wayside.config import postgres
from wayside.config.backup.errors import BackupError

PIECE = 256 * 1024


def connect(name: str = "", *, autocommit: bool = False) -> psycopg.Connection[Any]:
    """A connection of its own to a database of this server, the application's if none is named."""
    password = connection.settings_dict["PASSWORD"] or None
    return psycopg.connect(_login(name), password=password, autocommit=autocommit)


def dumped(snapshot: str) -> Iterator[bytes]:
    """The whole database as it stood in a snapshot, in PostgreSQL's own form.

    Raises:
        BackupError: it could not be dumped.
    """
    more = ["--format=custom", "--compress=gzip:1", f"--snapshot={snapshot}"]
    with _running("pg_dump", more, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None  # noqa: S101  it is a pipe
        while piece := running.stdout.read(PIECE):
            yield piece


@contextmanager
def restoring(name: str) -> Iterator[IO[bytes]]:
    """Where to write a dump to, so that it comes to be in an empty database.

    Raises:
        BackupError: it could not be restored.
    """
    more = ["--no-owner", "--exit-on-error"]
    with _running("pg_restore", more, name=name, stdin=subprocess.PIPE) as running:
        assert running.stdin is not None  # noqa: S101  it is a pipe
        try:
            yield running.stdin
            running.stdin.close()
        except BrokenPipeError:
            pass  # its own words say why


def _program(name: str) -> str:
    """The programs must not be older than the server; the wheel's are those of version 18."""
    chosen = settings.POSTGRES_PROGRAMS
    return str(Path(chosen, name) if chosen else postgres.binary(name))


@contextmanager
def _running(
    program: str,
    more: list[str],
    *,
    name: str = "",
    stdin: int | None = None,
    stdout: int | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    password = {"PGPASSWORD": connection.settings_dict["PASSWORD"] or ""}
    command = [_program(program), f"--dbname={_login(name)}", "--no-password", *more]
    with tempfile.TemporaryFile() as said:
        try:
            running = subprocess.Popen(  # noqa: S603
                command,
                env={**os.environ, **password},
                stdin=stdin,
                stdout=stdout,
                stderr=said,
            )
        except OSError as error:
            raise BackupError(f"{program} could not be started: {error}") from error
        try:
            yield running
        except BaseException:
            running.kill()
            raise
        finally:
            for pipe in (running.stdin, running.stdout):
                _close(pipe)
            running.wait()
        if running.returncode:
            said.seek(0)
            raise BackupError(_why(program, said.read().decode(errors="replace")))


def _close(pipe: IO[bytes] | None) -> None:
    try:
        if pipe:
            pipe.close()
    except BrokenPipeError:
        pass


def _why(program: str, said: str) -> str:
    """Its first line of error; further lines may quote rows."""
    lines = [each for each in said.splitlines() if "error:" in each]
    return f"{program} failed. {lines[0] if lines else ''}".strip()


def _login(name: str) -> str:
    given = connection.settings_dict
    names = {"USER": "user", "HOST": "host", "PORT": "port"}
    login = {said: given[key] for key, said in names.items() if given[key]}
    options = {key: value for key, value in given["OPTIONS"].items() if key != "options"}
    return make_conninfo(dbname=name or given["NAME"], **login, **options)
