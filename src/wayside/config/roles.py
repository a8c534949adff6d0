"""What the application's database role may do: read and write rows, and nothing else.

The owner migrates; after every migration each table of a model is granted to the application
role. A table that belongs to no model gets nothing here: the migration that makes it decides.
A model may narrow its own table: ``wayside_append_only = True`` leaves SELECT and INSERT,
``wayside_read_only = True`` leaves SELECT.
"""

from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

from wayside.config import database

READ = "SELECT"
APPEND = "SELECT, INSERT"
WRITE = "SELECT, INSERT, UPDATE, DELETE"


class RoleMissingError(RuntimeError):
    """The application role is not there and may not be made; the message says what to do."""


def privileges(model: type[Model]) -> str:
    """The privileges the application role has on the model's table."""
    if getattr(model, "wayside_read_only", False):
        return READ
    return APPEND if getattr(model, "wayside_append_only", False) else WRITE


def ensure_application_role(using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Make the application role if it is missing (``pre_migrate``).

    Raises:
        RoleMissingError: it is missing and this login may not make it.
    """
    role = database.application_role()
    connection = connections[using]
    name = connection.ops.quote_name(role)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if cursor.fetchone():
            return
        try:
            cursor.execute(f"CREATE ROLE {name} NOLOGIN NOSUPERUSER NOBYPASSRLS")
            cursor.execute(f"GRANT {name} TO CURRENT_USER")
        except DatabaseError as error:
            raise RoleMissingError(
                f"The database has no role {role}, and this login may not create it. Ask the "
                f"database's administrator to run: CREATE ROLE {name} NOLOGIN; "
                f"GRANT {name} TO {connection.settings_dict['USER']};"
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
    """Give the application role its privileges on the tables of one app (``post_migrate``)."""
    with connections[using].cursor() as cursor:
        for model in sender.get_models(include_auto_created=True):
            if not model._meta.proxy:
                grant_table(cursor, model._meta.db_table, privileges(model))
        if sender.label == "contenttypes":
            grant_table(cursor, "django_migrations", READ)


def grant_table(cursor: CursorWrapper, table: str, allowed: str) -> None:
    """Leave the application role just ``allowed`` on one table and its sequences."""
    quote = cursor.db.ops.quote_name
    role = quote(database.application_role())
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
