"""The world that every journey begins in: the demo, seeded once and then only copied.

Seeding takes half a minute, copying a database half a second. The seeded database is kept in
the cluster between runs, under a name made of the code that fills it, so that a run after a
change elsewhere finds it ready.
"""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Protocol

from django.core.management import call_command
from django.db import connection, connections
from django.test.utils import override_settings
from psycopg import sql

from wayside.access.vocabulary import Role
from wayside.config import paths
from wayside.demo import cast, partnership
from wayside.partners.models import Agency, Area
from wayside.partners.vocabulary import AgencyKind

TODAY = date(2018, 7, 2)
DEMO = {"DEMO": True, "WAYSIDE_TODAY": TODAY, "SECOND_FACTOR_REQUIRED": False}
SOURCES = paths.PROJECT_FOLDER / "src" / "wayside"
PREFIX = "wayside_world_"


class Databases(Protocol):
    """What this needs of the fixture ``databases``."""

    def as_owner(self, statement: sql.Composed, /) -> None:
        """Run a statement on whole databases."""

    def drop(self, name: str, /) -> None:
        """Drop a database."""

    def copy(self, template: str, copy: str, /) -> None:
        """Copy one."""


def seeded(databases: Databases, *, migrated: str) -> str:
    """The name of the seeded database; made from the migrated one unless it is there."""
    name = PREFIX + _fingerprint()[:12]
    with _alone():
        stamp = paths.var("test", "world")
        if not stamp.exists() or stamp.read_text() != name:
            stamp.unlink(missing_ok=True)
            _make(databases, name, migrated)
            stamp.parent.mkdir(parents=True, exist_ok=True)
            stamp.write_text(name)
    return name


def an_officer_of_another_agency() -> str:
    """A governance officer of the council, taken on now; the name to sign in with."""
    member = cast.DemoMember(
        Role.GOVERNANCE_OFFICER, "Gil Example", "council", login="governance-council"
    )
    founders = partnership.Founders(
        partnership.actor(cast.FIRST_ADMINISTRATOR.email),
        partnership.actor(cast.FIRST_GOVERNANCE_OFFICER.email),
    )
    partnership.take_on(
        member,
        agency=Agency.objects.get(kind=AgencyKind.COUNCIL),
        area=Area.objects.get(slug="lambeth"),
        founders=founders,
    )
    return member.login


def _make(databases: Databases, name: str, migrated: str) -> None:
    for former in _former():
        databases.drop(former)
    connections.close_all()
    databases.copy(migrated, name)
    own = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = name
    try:
        with override_settings(**DEMO):
            call_command("seed_demo", stdout=_Silence())
    finally:
        connections.close_all()
        connection.settings_dict["NAME"] = own


def _former() -> list[str]:
    """Worlds of code that has changed since."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
        return [row[0] for row in cursor.fetchall()]


def _fingerprint() -> str:
    """Of what decides what is seeded: tables, the demo's own code and data, and the actions."""
    total = hashlib.sha256()
    for path in sorted(_decisive()):
        total.update(path.relative_to(SOURCES).as_posix().encode() + path.read_bytes())
    return total.hexdigest()


def _decisive() -> Iterator[Path]:
    yield from SOURCES.glob("*/migrations/*.py")
    yield from SOURCES.glob("**/actions/*.py")
    yield from (path for path in SOURCES.glob("demo/**/*") if path.suffix not in {"", ".pyc"})


@contextmanager
def _alone() -> Iterator[None]:
    """Two workers must not seed at once."""
    path = paths.var("world.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


class _Silence:
    """Takes what a command prints."""

    def write(self, _text: str) -> int:
        return 0
