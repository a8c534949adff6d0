"""The world that every journey begins in: the demo, seeded once and then only copied.

Seeding takes a minute, copying a database a tenth of a second. The seeded database is kept in
the cluster between runs, under a name made of the code that fills it, so that a run after a
change elsewhere finds it ready. The demo's own tests look at a copy of it too.
"""

import hashlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Protocol

from django.core.management import call_command
from django.db import connection, connections
from django.test.utils import override_settings
from psycopg import sql

from tests import turns
from wayside.access.vocabulary import Role
from wayside.config import paths
from wayside.demo import cast, partnership
from wayside.partners.models import Agency, Area
from wayside.partners.vocabulary import AgencyKind

TODAY = date(2018, 7, 2)
DEMO = {"DEMO": True, "WAYSIDE_TODAY": TODAY, "SECOND_FACTOR_REQUIRED": False}
SOURCES = paths.PROJECT_FOLDER / "src" / "wayside"
PREFIX = "wayside_world_"
SHOWING = {"tests", "views", "forms", "presenters", "templatetags", "reference"}  # fills nothing


class Databases(Protocol):
    """What this needs of the fixture ``databases``."""

    def as_owner(self, statement: sql.Composed, /) -> None:
        """Run a statement on whole databases."""

    def drop(self, name: str, /) -> None:
        """Drop a database."""

    def copy(self, template: str, copy: str, /) -> None:
        """Copy one."""

    def in_copy(self, template: str, copy: str, /) -> AbstractContextManager[None]:
        """Work in a copy."""


def seeded(databases: Databases, *, migrated: str) -> str:
    """The name of the seeded database; made from the migrated one unless it is there."""
    name = PREFIX + _fingerprint()[:12]
    with turns.alone("world"):
        if _stamped()[0] != name:
            _stamp().unlink(missing_ok=True)
            said = _make(databases, name, migrated)
            _stamp().parent.mkdir(parents=True, exist_ok=True)
            _stamp().write_text(f"{name}\n{said}")
    return name


@contextmanager
def visited(databases: Databases, *, migrated: str) -> Iterator[str]:
    """A copy of the seeded database to look at; what seeding it printed."""
    world = seeded(databases, migrated=migrated)
    with databases.in_copy(world, f"{migrated}_visited"):
        yield _stamped()[1]


def _stamp() -> Path:
    return paths.var("test", "world")


def _stamped() -> tuple[str, str]:
    """The name of the database that was seeded last, and what seeding it printed."""
    name, _, said = _stamp().read_text().partition("\n") if _stamp().exists() else ("", "", "")
    return name, said


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


def _make(databases: Databases, name: str, migrated: str) -> str:
    said = StringIO()
    for former in _former():
        databases.drop(former)
    connections.close_all()
    databases.copy(migrated, name)
    own = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = name
    try:
        with override_settings(**DEMO):
            call_command("seed_demo", stdout=said)
    finally:
        connections.close_all()
        connection.settings_dict["NAME"] = own
    return said.getvalue()


def _former() -> list[str]:
    """Worlds of code that has changed since."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
        return [row[0] for row in cursor.fetchall()]


def _fingerprint() -> str:
    """Of what decides what is seeded: the demo's data, and all code but what shows pages."""
    total = hashlib.sha256()
    for path in sorted(_decisive()):
        total.update(path.relative_to(SOURCES).as_posix().encode() + path.read_bytes())
    return total.hexdigest()


def _decisive() -> Iterator[Path]:
    yield from (SOURCES / "demo" / "data").rglob("*.*")
    for path in SOURCES.rglob("*.py"):
        inside = {*path.relative_to(SOURCES).parts[:-1], path.stem}
        if not inside & SHOWING:
            yield path
