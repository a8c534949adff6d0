"""What the database's owner can do to the trail: switch the triggers off and rewrite it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from wayside.audit.tests.factories import as_owner

GUARDED = ("audit_event", "audit_chainlink", "audit_checkpoint")

REBUILD = """
DO $$
DECLARE
    row audit_event;
    place bigint := 0;
    hash bytea;
    previous bytea := decode(repeat('00', 32), 'hex');
BEGIN
    CREATE TEMPORARY TABLE ordered ON COMMIT DROP AS
        SELECT event.id, link.seq FROM audit_event AS event
        LEFT JOIN audit_chainlink AS link ON link.event_id = event.id;
    DELETE FROM audit_chainlink;
    FOR row IN SELECT event.* FROM audit_event AS event JOIN ordered USING (id)
            ORDER BY ordered.seq NULLS FIRST LOOP
        place := place + 1;
        hash := audit_event_hash(row);
        INSERT INTO audit_chainlink (seq, event_id, event_hash, previous_hash, link_hash)
            VALUES (place, row.id, hash, previous, audit_link_hash(place, row.id, hash, previous))
            RETURNING link_hash INTO previous;
    END LOOP;
END $$
"""


@contextmanager
def tampering() -> Iterator[psycopg.Connection[Any]]:
    """The owner's connection with every guard of the trail off; on again afterwards."""
    with as_owner() as owner:
        for table in GUARDED:
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield owner
        names = owner.execute(
            "SELECT tgrelid::regclass::text, tgname FROM pg_trigger "
            "WHERE tgenabled = 'D' AND NOT tgisinternal"
        ).fetchall()
        for table, name in names:
            owner.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")
