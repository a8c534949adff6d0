"""Every table's rows, counted and summed up: the same before a backup and after its restoring."""

from typing import Any

import psycopg
from psycopg import sql

FORMS = (
    "SET bytea_output = hex; SET timezone = 'UTC'; SET datestyle = ISO; "
    "SET intervalstyle = iso_8601; SET extra_float_digits = 1"
)
OWN = (
    "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE c.relkind = 'r' AND n.nspname !~ '^pg_|^information_schema$' ORDER BY 1, 2"
)
SUM = (
    "SELECT count(*), coalesce(sum(('x' || left(md5(whole_row_::text), 16))::bit(64)::bigint"
    "::numeric), 0)::text FROM {} AS whole_row_"
)
HEAD = "SELECT seq, encode(link_hash, 'hex') FROM audit_chainlink ORDER BY seq DESC LIMIT 1"


def sums(connection: psycopg.Connection[Any]) -> dict[str, list[Any]]:
    """The number of rows of each table, and a sum over them that their order does not change."""
    connection.execute(FORMS)
    found = {}
    for schema, table in connection.execute(OWN).fetchall():
        row = connection.execute(sql.SQL(SUM).format(sql.Identifier(schema, table))).fetchone()
        found[f"{schema}.{table}"] = list(row or ())
    return found


def chain_head(connection: psycopg.Connection[Any]) -> dict[str, Any]:
    """The last link of the trail's chain."""
    row = connection.execute(HEAD).fetchone()
    return {"seq": row[0], "link_hash": row[1]} if row else {"seq": 0, "link_hash": ""}


def migrations(connection: psycopg.Connection[Any]) -> list[list[str]]:
    """The migrations that were applied."""
    rows = connection.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
    return [list(row) for row in rows.fetchall()]
