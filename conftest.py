"""Tests run on a real PostgreSQL, as the application's role, which owns nothing.

The test database is made and migrated as the owner; then this process becomes the application.
A test that must really commit asks for ``transactional_db`` (or ``live_server``): it gets a
copy of the migrated database for itself, dropped afterwards.
"""

import os
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker
from tests import examples, migrated, turns

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright leaves an event loop behind
DROP_PATIENCE_SECONDS = 5.0
examples.choose_profile()


def _become(*, owner: bool) -> None:
    """Switch the user of this process's connections."""
    from django.db import connection, connections

    from wayside.config import database

    connections.close_all()
    wanted = database.django_database(as_owner=owner)
    for key in ("USER", "PASSWORD", "HOST", "PORT", "OPTIONS"):
        connection.settings_dict[key] = wanted[key]
    connection.settings_dict["CONN_MAX_AGE"] = 0  # a lasting connection would hold a copy


def _owner(database_name: str, *, autocommit: bool) -> psycopg.Connection:
    """A connection of its own as the owner."""
    from wayside.config import database

    owner = database.django_database(as_owner=True)
    names = {"USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    login: dict[str, Any] = {name: owner[key] or None for key, name in names.items()}
    login |= {"dbname": database_name, "autocommit": autocommit, **owner["OPTIONS"]}
    return psycopg.connect(**login)


def _as_owner(statement: sql.Composed) -> None:
    """Run a statement on whole databases, which no transaction can hold."""
    with _owner("postgres", autocommit=True) as connection:
        connection.execute(statement)


def _drop(name: str) -> None:
    """Drop a database; a request that is just ending may hold it for a moment.

    One that is held for longer is dropped all the same, and a warning names what held it.
    """
    drop = sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name))
    deadline = time.monotonic() + DROP_PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            _as_owner(drop)
        except psycopg.errors.ObjectInUse:
            time.sleep(0.05)
        else:
            return
    with warnings.catch_warnings():
        warnings.simplefilter("default")  # to be read and mended, not a test's failure
        warnings.warn(f"{name} was still held by {_holders(name)}", stacklevel=2)
    _as_owner(drop + sql.SQL(" WITH (FORCE)"))


def _holders(name: str) -> list[tuple[Any, ...]]:
    """The sessions on a database, each with the last thing it was asked."""
    with _owner("postgres", autocommit=True) as connection:
        return connection.execute(
            "SELECT usename, application_name, backend_type, state, now() - backend_start,"
            " now() - state_change, query FROM pg_stat_activity WHERE datname = %s",
            [name],
        ).fetchall()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
) -> None:
    """Start the embedded server if it is the one to use."""
    from wayside.config import database, postgres

    if database.is_embedded():
        postgres.ensure_running()


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """Make and migrate the test database as its owner, then become the application. What the same
    migrations made for another worker, or in an earlier run, is copied."""
    from django.db import connection, connections
    from django.test.utils import setup_databases

    settings = connection.settings_dict
    kept, own = migrated.kept_name(), settings["TEST"]["NAME"] or f"test_{settings['NAME']}"
    with django_db_blocker.unblock():
        _become(owner=True)
        with turns.alone("migrated"):
            if not _copied(kept, own):
                verbosity = request.config.option.verbose
                setup_databases(verbosity=verbosity, interactive=False, serialized_aliases=set())
                connections.close_all()
                _keep(own, kept)
        settings["NAME"] = own
        _become(owner=False)
    yield
    _become(owner=True)
    _drop(own)


def _copied(kept: str, own: str) -> bool:
    """Copy the kept database, if it is there."""
    with suppress(psycopg.errors.InvalidCatalogName):
        _drop(own)
        _copy(kept, own)
        return True
    return False


def _keep(own: str, kept: str) -> None:
    """Keep a copy for the others and for later runs, in place of the former."""
    with _owner("postgres", autocommit=True) as connection:
        former = connection.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [migrated.PREFIX]
        ).fetchall()
    for (name,) in former:
        _as_owner(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))
    _copy(own, kept)


def _copy(template: str, copy: str) -> None:
    _as_owner(
        sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(
            sql.Identifier(copy), sql.Identifier(template)
        )
    )


@dataclass(frozen=True, slots=True)
class Databases:
    """Whole databases, handled as their owner."""

    as_owner: Callable[[sql.Composed], None]
    drop: Callable[[str], None]

    def copy(self, template: str, copy: str) -> None:
        """Copy a database that nobody is connected to."""
        self.drop(copy)
        _copy(template, copy)

    @contextmanager
    def in_copy(self, template: str, copy: str) -> Iterator[None]:
        """Work in a copy of a database, which is dropped afterwards."""
        from django.db import connection, connections

        own = connection.settings_dict["NAME"]
        connections.close_all()
        self.copy(template, copy)
        connection.settings_dict["NAME"] = copy
        try:
            yield
        finally:
            connections.close_all()
            connection.settings_dict["NAME"] = own
            self.drop(copy)


@pytest.fixture(scope="session")
def databases(django_db_setup: None) -> Databases:
    """What makes, copies and drops whole databases."""
    return Databases(_as_owner, _drop)


@pytest.fixture(scope="session")
def template_name(django_db_setup: None) -> str:
    """The database that each committing test gets a copy of; a folder may give a fuller one."""
    from django.db import connection

    return str(connection.settings_dict["NAME"])


@pytest.fixture
def transactional_db(
    request: pytest.FixtureRequest,
    databases: Databases,
    template_name: str,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """A copy of the migrated database for one test that commits.

    Django's own way empties tables with TRUNCATE, which the application's role may not do.
    """
    from django.db import connection

    if "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        pytest.fail("Ask for transactional_db alone, without db or the django_db marker.")
    copy = f"{connection.settings_dict['NAME']}_copy"
    with django_db_blocker.unblock(), databases.in_copy(template_name, copy):
        yield


@pytest.fixture
def as_owner(transactional_db: None) -> Callable[[], AbstractContextManager[None]]:
    """Makes this process the owner of the copy for a while, as the commands that migrate are."""

    @contextmanager
    def being() -> Iterator[None]:
        _become(owner=True)
        try:
            yield
        finally:
            _become(owner=False)

    return being


@pytest.fixture
def owner_cursor(db: None) -> Iterator[psycopg.Cursor]:
    """A cursor as the owner of the test database; all it did is rolled back."""
    from django.db import connection

    made = _owner(connection.settings_dict["NAME"], autocommit=False)
    try:
        yield made.cursor()
    finally:
        made.rollback()
        made.close()


@pytest.fixture
def scanner(settings: Any) -> Iterator[None]:
    """A scanner of viruses that answers."""
    from wayside.files.tests.clamd import clamd

    with tempfile.TemporaryDirectory(dir="/tmp") as folder, clamd(Path(folder)) as address:
        settings.CLAMD_ADDRESS = address
        yield
