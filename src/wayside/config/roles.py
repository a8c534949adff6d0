"""What the application's database role may do: read and write rows, and nothing else.

The owner migrates; after every migration each table of a model is granted to the application
role. A table that belongs to no model gets nothing here: the migration that makes it decides.
A model may narrow its own table: ``wayside_append_only = True`` leaves SELECT and INSERT,
``wayside_read_only = True`` leaves SELECT.

A model that says ``wayside_side = "support"`` stands in the schema ``support``, and only the
support side's role may touch it. The application takes that role for a transaction of somebody of
that side (``SET LOCAL ROLE``) and has nothing of it otherwise: not even the names of the columns.

What is counted of that side is read under a third role, which sees released counts and no other
table of the house; the migration that makes such a table grants it.
"""

from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

from wayside.config import database, postgres

READ = "SELECT"
APPEND = "SELECT, INSERT"
WRITE = "SELECT, INSERT, UPDATE, DELETE"
SUPPORT_SIDE = "support"
SUPPORT_SCHEMA = "support"


class RoleMissingError(RuntimeError):
    """The application role is not there and may not be made; the message says what to do."""


def privileges(model: type[Model]) -> str:
    """The privileges the application role has on the model's table."""
    if getattr(model, "wayside_read_only", False):
        return READ
    return APPEND if getattr(model, "wayside_append_only", False) else WRITE


def ensure_roles(using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Make the application's roles and the support side's schema if missing (``pre_migrate``).

    Raises:
        RoleMissingError: a role is missing and this login may not make it.
    """
    if database.is_embedded():
        postgres.ensure_roles()
    quote = connections[using].ops.quote_name
    application = quote(database.application_role())
    with connections[using].cursor() as cursor:
        _ensure(cursor, database.application_role(), f"GRANT {application} TO CURRENT_USER")
        for role in (postgres.SUPPORT, postgres.COUNTING):
            then = f"GRANT {quote(role)} TO {application} WITH INHERIT FALSE, SET TRUE"
            _ensure(cursor, role, then)
        cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {SUPPORT_SCHEMA}")


def _ensure(cursor: CursorWrapper, role: str, then: str) -> None:
    """Make a role that may not sign in, and grant it."""
    name = cursor.db.ops.quote_name(role)
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
    if cursor.fetchone():
        return
    make = f"CREATE ROLE {name} NOLOGIN NOSUPERUSER NOBYPASSRLS"
    try:
        cursor.execute(make)
        cursor.execute(then)
    except DatabaseError as error:
        login = cursor.db.settings_dict["USER"]
        raise RoleMissingError(
            f"The database has no role {role}, and this login may not create it. Ask the "
            f"database's administrator to run: {make}; {then.replace('CURRENT_USER', login)};"
        ) from error


class OwnerLoginError(RuntimeError):
    """The application was given a login that owns tables; the message says what to do."""


def refuse_owner(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Let no connection of the application be one that owns tables, or may become who does
    (``connection_created`` in production).

    Raises:
        OwnerLoginError: it could undo its own limits.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_|^information_schema$' "
            "AND pg_has_role(session_user, c.relowner, 'MEMBER'))"
        )
        owns = cursor.fetchone()[0]
    if owns:
        connection.close()
        raise OwnerLoginError(
            "The login of DATABASE_URL owns tables or may act as their owner, so the application "
            "could undo its own limits. Give it a login that owns nothing."
        )


def grant(sender: AppConfig, using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Give each role its privileges on the tables of one app (``post_migrate``)."""
    both = (database.application_role(), postgres.SUPPORT)
    with connections[using].cursor() as cursor:
        for model in sender.get_models(include_auto_created=True):
            if not model._meta.proxy:
                walled = getattr(model, "wayside_side", None) == SUPPORT_SIDE
                for role in both[1:] if walled else both:
                    grant_table(cursor, model._meta.db_table, privileges(model), role=role)
        if sender.label == "contenttypes":
            for role in both:
                grant_table(cursor, "django_migrations", READ, role=role)


def grant_table(cursor: CursorWrapper, table: str, allowed: str, *, role: str) -> None:
    """Leave a role just ``allowed`` on one table and its sequences."""
    quote = cursor.db.ops.quote_name
    role = quote(role)
    cursor.execute(
        "SELECT format('%%I', n.nspname), format('%%I.%%I', n.nspname, c.relname) "
        "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE c.oid = to_regclass(%s)",
        [quote(table)],
    )
    row = cursor.fetchone()
    if row is None:  # an app migrated back to nothing
        return
    schema, qualified = row
    cursor.execute(f"GRANT USAGE ON SCHEMA {schema} TO {role}")
    cursor.execute(f"REVOKE ALL ON TABLE {qualified} FROM {role}")
    cursor.execute(f"GRANT {allowed} ON TABLE {qualified} TO {role}")
    cursor.execute(
        "SELECT s.oid::regclass::text FROM pg_depend d JOIN pg_class s ON s.oid = d.objid "
        "WHERE d.refobjid = %s::regclass AND s.relkind = 'S'",
        [qualified],
    )
    for (sequence,) in cursor.fetchall():
        cursor.execute(f"GRANT USAGE, SELECT ON SEQUENCE {sequence} TO {role}")
