"""A backup of some database, for tests, and proof that a refusal changes nothing."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from wayside.audit.sealing import seal
from wayside.config.backup import programs, tables


@dataclass(slots=True)
class Place:
    """A backup, and where its files lie."""

    file: Path
    var: Path
    sums: dict[str, list[Any]]
    made: dict[str, Any]


def said(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def counted() -> dict[str, list[Any]]:
    with programs.connect() as own:
        return tables.sums(own)


def databases() -> set[str]:
    """Every database of the server that belongs to this test."""
    with programs.connect("postgres") as server:
        rows = server.execute("SELECT datname FROM pg_database").fetchall()
    return {name for (name,) in rows if name.startswith(connection.settings_dict["NAME"])}


@contextmanager
def backed_up(folder: Path) -> Iterator[Place]:
    """The database in use with a session, its trail sealed, and its backup."""
    Session.objects.create(session_key="open", session_data="", expire_date=timezone.now())
    seal()
    sums = counted()
    told = json.loads(said("backup", "--out", str(folder / "one.backup"), "--json"))
    yield Place(folder / "one.backup", folder / "var", sums, told)
    for each in databases() - {connection.settings_dict["NAME"]}:
        with programs.connect("postgres", autocommit=True) as server:
            server.execute(f'DROP DATABASE "{each}" WITH (FORCE)'.encode())


def files_beside(folder: Path) -> Path:
    """A ``var`` with what a backup takes along, and with what it must not."""
    var = folder / "var"
    (var / "crime").mkdir(parents=True)
    (var / "crime" / "original.csv").write_bytes(bytes(range(256)) * 4000)
    (var / "backup.lock").touch()
    (var / "keys").mkdir()
    (var / "keys" / "secret").write_text("the key of everything")
    return var


@contextmanager
def refused(place: Place, words: str) -> Iterator[None]:
    """Whatever is done within is refused with such words, and changes nothing."""
    before, there = counted(), databases()
    lying = sorted(place.var.rglob("*"))
    with pytest.raises(CommandError, match=words):
        yield
    assert (counted(), databases(), sorted(place.var.rglob("*"))) == (before, there, lying)


def changed(place: Place, change: Callable[[bytes], bytes]) -> str:
    """Another file with the backup's bytes, changed."""
    other = place.file.with_name("changed.backup")
    other.write_bytes(change(place.file.read_bytes()))
    return str(other)


def flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 4]) + content[middle + 1 :]
