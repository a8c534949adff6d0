"""The stored trail, streamed in the order of the chain, for verification and export.

Reads with server-side cursors in one snapshot, so that memory does not grow with the trail and
events written meanwhile do not look like damage.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from wayside.audit.canonical import EVENT_FIELDS, Value
from wayside.audit.findings import Entry, StoredCheckpoint, StoredLink
from wayside.audit.models import ChainLink, Checkpoint

ROWS_AT_ONCE = 2000
ALWAYS = "A"
TRIGGERS = frozenset(
    {
        "audit_event_stamp",
        "audit_event_queue",
        "audit_pending_link",
        "audit_checkpoint_check",
        *(
            f"audit_{table}_{kind}"
            for table in ("event", "chainlink", "checkpoint", "verification")
            for kind in ("refuse", "refuse_truncate")
        ),
    }
)

_LINK = (
    "link.seq, link.event_id::text, encode(link.event_hash, 'hex'), "
    "encode(link.previous_hash, 'hex'), encode(link.link_hash, 'hex')"
)
_LINK_WIDTH = 5
_AS_TEXT = {"recipients": "::text[]"} | {
    name: "::text" for name in EVENT_FIELDS if name == "id" or name.endswith("_id")
}
_EVENT = ", ".join(f'event."{name}"{_AS_TEXT.get(name, "")}' for name in EVENT_FIELDS)
_LINKED = (
    f"SELECT {_LINK}, {_EVENT} FROM audit_chainlink AS link "  # noqa: S608  names of our own
    "LEFT JOIN audit_event AS event ON event.id = link.event_id ORDER BY link.seq"
)
_UNLINKED = (
    f"SELECT {_EVENT} FROM audit_event AS event WHERE NOT EXISTS "  # noqa: S608
    "(SELECT FROM audit_chainlink AS link WHERE link.event_id = event.id) ORDER BY event.id"
)


@contextmanager
def snapshot() -> Iterator[None]:
    """One unchanging view of the trail; nothing can be written in it."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def entries() -> Iterator[Entry]:
    """Each link with its event in the order of the chain, then the events without a link."""
    for row in _rows(_LINKED):
        event = row[_LINK_WIDTH:]
        yield Entry(StoredLink(*row[:_LINK_WIDTH]), _event(event) if event[0] else None)
    for row in _rows(_UNLINKED):
        yield Entry(None, _event(row))


def links(*, after: int, until: int) -> Iterator[StoredLink]:
    """The links of a stretch of the chain, in order."""
    for link in ChainLink.objects.filter(seq__gt=after, seq__lte=until).order_by("seq").iterator():
        hashes = (link.event_hash, link.previous_hash, link.link_hash)
        yield StoredLink(link.seq, str(link.event_id), *(bytes(each).hex() for each in hashes))


def checkpoints() -> Iterator[StoredCheckpoint]:
    """The checkpoints in the database."""
    for checkpoint in Checkpoint.objects.order_by("seq").iterator(ROWS_AT_ONCE):
        yield stored(checkpoint)


def stored(checkpoint: Checkpoint) -> StoredCheckpoint:
    """A checkpoint as verification and files know it."""
    return StoredCheckpoint(
        seq=checkpoint.seq,
        link_hash=bytes(checkpoint.link_hash).hex(),
        key_id=checkpoint.key_id,
        made_at=checkpoint.made_at,
        signature=bytes(checkpoint.signature),
        source="in the database",
    )


def head() -> ChainLink | None:
    """The last link of the chain."""
    return ChainLink.objects.order_by("-seq").first()


def missing_triggers() -> list[str]:
    """The triggers that guard the trail and are not there, or do not always fire."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgenabled = %s AND NOT tgisinternal", [ALWAYS]
        )
        standing = {row[0] for row in cursor.fetchall()}
    return sorted(TRIGGERS - standing)


def _rows(query: str) -> Iterator[tuple[Any, ...]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(query)
        while rows := cursor.fetchmany(ROWS_AT_ONCE):
            yield from rows


def _event(row: tuple[Any, ...]) -> dict[str, Value]:
    return dict(zip(EVENT_FIELDS, row, strict=True))
