"""Every table of the support side has row-level security: the harness stands before the rooms."""

from typing import Any

import psycopg
import pytest
from django.apps import apps

SCHEMA = "support"
SIDE = "support"


def support_tables() -> list[str]:
    """Tables of models that say ``wayside_side = "support"``, wherever they lie, and all of what
    crosses between the sides."""
    return [
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if getattr(model, "wayside_side", None) == SIDE or model._meta.app_label == "sharing"
    ]


def unprotected(cursor: psycopg.Cursor[Any], tables: list[str]) -> list[str]:
    """Tables of the schema, or named, without row-level security or without any policy."""
    cursor.execute(
        "SELECT n.nspname || '.' || c.relname FROM pg_class c "
        "JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE c.relkind IN ('r', 'p') AND (n.nspname = %s OR c.relname = ANY(%s)) "
        "AND NOT (c.relrowsecurity AND EXISTS "
        "(SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)) ORDER BY 1",
        [SCHEMA, tables],
    )
    return [row[0] for row in cursor.fetchall()]


def test_every_table_of_the_support_side_has_policies(owner_cursor: psycopg.Cursor) -> None:
    assert unprotected(owner_cursor, support_tables()) == []


@pytest.mark.parametrize("place", ["support.planted", "public.planted"])
def test_a_planted_table_is_found_until_it_has_a_policy(
    owner_cursor: psycopg.Cursor, place: str
) -> None:
    owner_cursor.execute("CREATE SCHEMA IF NOT EXISTS support")
    owner_cursor.execute(f"CREATE TABLE {place} (id uuid PRIMARY KEY, agency_id uuid)")
    assert unprotected(owner_cursor, ["planted"]) == [place]
    owner_cursor.execute(f"ALTER TABLE {place} ENABLE ROW LEVEL SECURITY")
    assert unprotected(owner_cursor, ["planted"]) == [place]
    owner_cursor.execute(
        f"CREATE POLICY own_agency ON {place} USING "
        "(agency_id = nullif(current_setting('app.agency_id', true), '')::uuid)"
    )
    assert unprotected(owner_cursor, ["planted"]) == []
