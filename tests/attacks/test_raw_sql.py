"""Whoever gets past every page to the database itself, as the application's role, finds nothing
and writes nothing: each table about people supported is asked by hand, as each stranger, and by a
session that lies about who it is.

The tables come from the database's own catalogue, so that a new one is tried by itself.
"""

import json
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, connection, transaction
from psycopg import sql

from tests.architecture.test_other_areas import World, world
from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.audit.identifiers import time_ordered_id
from wayside.partners.acting import acting, tell_database
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.web import clock

__all__ = ["world"]  # a fixture
pytestmark = pytest.mark.django_db
STRANGERS = (
    Role.CASEWORKER,
    Role.SERVICE_WORKER,
    Role.HOUSING_OFFICER,
    Role.MARAC_COORDINATOR,
    Role.PATROL_OFFICER,
    Role.COORDINATOR,
    Role.ANALYST,
    Role.GOVERNANCE_OFFICER,
    Role.ADMINISTRATOR,
)
TABLES = """
SELECT n.nspname, c.relname,
    (SELECT a.attname FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 ORDER BY a.attnum LIMIT 1),
    EXISTS (SELECT FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attname = 'controller_id' AND NOT a.attisdropped)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND (n.nspname = 'support' OR c.relname LIKE 'sharing\\_%')
ORDER BY 1, 2
"""
# Terms between agencies, of nobody: whoever is signed in may read them
ABOUT_NOBODY = ("sharing_agreement",)
# Of nobody too: protocol, places and the law’s days, read by who works with them
READ_BY_MANY = (
    "sharing_champion",
    "sharing_protocolt",
    "sharing_protocolv",
    "support_place",
    "support_statutoryperiod",
    "support_vacancy",
)
WRITES = ("lock", "change", "remove")
VERBS = {
    "read": "SELECT * FROM {table}",
    "count": "SELECT 1 FROM (SELECT count(*) AS n FROM {table}) found WHERE n > 0",
    "lock": "SELECT 1 FROM {table} FOR UPDATE",
    "change": "UPDATE {table} SET {column} = {column}",
    "remove": "DELETE FROM {table}",
}
PLANT = "INSERT INTO {table} SELECT * FROM jsonb_populate_record(NULL::{table}, %s::jsonb)"


class Table:
    """A table, and by what statements are made about it."""

    def __init__(self, schema: str, name: str, column: str, is_kept: bool) -> None:
        self.name, self.is_walled, self.is_kept = name, schema == "support", is_kept
        self.words = {"table": sql.Identifier(schema, name), "column": sql.Identifier(column)}

    def touched(self, statement: str, *values: Any) -> int:
        """How many rows a statement reaches; none where the database refuses it outright."""
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql.SQL(statement).format(**self.words), list(values))
                return int(cursor.rowcount)
        except Error:
            return 0

    def row(self) -> dict[str, Any] | None:
        """A row about somebody that whoever acts sees."""
        statement = "SELECT to_jsonb(t) FROM {table} t LIMIT 1"
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL(statement).format(**self.words))
            found = cursor.fetchone()
        row: dict[str, Any] = found and (
            json.loads(found[0]) if isinstance(found[0], str) else found[0]
        )
        return row if row and row.get("subject_id") else None


def tables_of_both() -> list[Table]:
    """The tables of the support side, and those of what crosses to it and from it."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        return [Table(*row) for row in cursor.fetchall()]


def about_people() -> list[Table]:
    """Of these, all but the terms between agencies and what many read."""
    return [
        each
        for each in tables_of_both()
        if not each.name.startswith((*ABOUT_NOBODY, *READ_BY_MANY))
    ]


def terms() -> list[Table]:
    """The others."""
    return [each for each in tables_of_both() if each.name.startswith(ABOUT_NOBODY)]


def reached(tables: Iterable[Table], verbs: Iterable[str] = VERBS) -> set[str]:
    """Every table of which a verb reaches any row, with the verb."""
    return {f"{verb} {each.name}" for each in tables for verb in verbs if each.touched(VERBS[verb])}


def planted(rows: dict[Table, dict[str, Any]], stranger: Actor) -> set[str]:
    """Every table that takes one more row about her: as it is, and as the stranger's agency's."""
    taken = set()
    for table, row in rows.items():
        new = {**row, "id": str(uuid4())} if isinstance(row["id"], str) else dict(row, id=10**9)
        own = {**new, "controller_id": str(stranger.agency_id)} if table.is_kept else new
        if any(table.touched(PLANT, json.dumps(each)) for each in (new, own)):
            taken.add(table.name)
    return taken


def strangers(world: World) -> dict[Role, Actor]:
    """Somebody of each role, of other agencies in the same area."""
    return {role: partners.actor_of(partners.member(role, area=world.here)) for role in STRANGERS}


def test_her_own_worker_reaches_what_is_kept_of_her(world: World) -> None:
    with acting(partners.actor_of(world.known[Role.CASEWORKER]), now=clock.now()):
        tables = about_people()
        found = reached(tables, ("read",))
    assert len(tables) > 60
    assert len(found) > 25
    assert "read people_searchtoken" in found


def test_her_own_worker_puts_a_row_about_her_where_workers_write(world: World) -> None:
    worker = partners.actor_of(world.known[Role.CASEWORKER])
    with acting(worker, now=clock.now()):
        rows = {each: row for each in about_people() if (row := each.row())}
        assert {"support_neednote", "people_contactattempt"} <= planted(rows, worker)


def test_no_stranger_reaches_a_row_of_any_table(world: World) -> None:
    tables = about_people()
    found = {}
    for role, stranger in strangers(world).items():
        with acting(stranger, now=clock.now()):
            found[role] = reached(tables)
    assert {role: names for role, names in found.items() if names} == {}


def test_no_stranger_puts_a_row_about_her_into_any_table(world: World) -> None:
    tables = about_people()
    with acting(partners.actor_of(world.known[Role.CASEWORKER]), now=clock.now()):
        rows = {each: row for each in tables if (row := each.row())}
    assert len(rows) > 20
    found = {}
    for role, stranger in strangers(world).items():
        with acting(stranger, now=clock.now()):
            found[role] = planted(rows, stranger)
    assert {role: names for role, names in found.items() if names} == {}


def test_nobody_writes_the_terms_of_agencies_but_who_gives_roles_or_governs(world: World) -> None:
    keepers = {Role.ADMINISTRATOR, Role.GOVERNANCE_OFFICER}
    tables = terms()
    assert len(tables) == 4
    for role, stranger in strangers(world).items():
        with acting(stranger, now=clock.now()):
            assert reached(tables, ("read",)) == {f"read {each.name}" for each in tables}
            assert bool(reached(tables, WRITES)) is (role in keepers), role
            assert not any(
                each.name.endswith("document") for each in tables if each.touched(VERBS["change"])
            )


def test_nobody_writes_into_what_many_read_but_who_keeps_it(world: World) -> None:
    tables = [each for each in tables_of_both() if each.name.startswith(READ_BY_MANY)]
    assert len(tables) == len(READ_BY_MANY)
    for role, stranger in strangers(world).items():
        with acting(stranger, now=clock.now()):
            assert reached(tables, WRITES) == set(), role


def test_a_session_that_nobody_is_signed_in_to_reaches_no_row(world: World) -> None:
    tables = tables_of_both()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        for name in ("person_id", "agency_id", "membership_id", "role", "service", "side", "now"):
            cursor.execute("SELECT set_config(%s, '', true)", [f"app.{name}"])
        assert reached(tables) == set()


def test_an_officers_session_that_says_it_is_her_worker_enters_no_table_of_that_side(
    world: World,
) -> None:
    walled = [each for each in about_people() if each.is_walled]
    worker = partners.actor_of(world.known[Role.CASEWORKER])
    lies: dict[str, object] = {
        "agency_id": worker.agency_id,
        "membership_id": worker.membership_id,
        "person_id": worker.person_id,
        "role": worker.role,
        "side": "support",
    }
    found = {}
    for role in (Role.PATROL_OFFICER, Role.ANALYST, Role.ADMINISTRATOR):
        officer = partners.actor_of(partners.member(role, area=world.here))
        with acting(officer, now=clock.now()), connection.cursor() as cursor:
            for name, value in lies.items():
                cursor.execute("SELECT set_config(%s, %s, true)", [f"app.{name}", str(value)])
            found[role] = reached(walled)
    assert {role: names for role, names in found.items() if names} == {}


@pytest.mark.parametrize("side", ["support", "enforcement"])
def test_no_statement_gives_an_officer_a_role_of_the_support_side(side: str) -> None:
    officer = partners.member(Role.PATROL_OFFICER, area=partners.area())
    tell_database(partners.actor_of(officer), now=clock.now())
    columns = [str(each.column) for each in Membership._meta.concrete_fields]
    taken = {"id": "%(id)s", "role": "'caseworker'", "side": "%(side)s"}
    copied = ", ".join(taken.get(each, each) for each in columns)
    statement = (
        f"INSERT INTO partners_membership ({', '.join(columns)}) "
        f"SELECT {copied} FROM partners_membership WHERE id = %(own)s"
    )
    new = time_ordered_id()
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, {"id": new, "side": side, "own": officer.id})
    assert not Membership.objects.filter(id=new).exists()
