"""The canonical form of an event, a link and a checkpoint, and their hashes. Pure: no Django.

The database computes the same hashes when it links an event (``migrations/0002_chain.py``); an
outsider can compute them from this description alone.

A form is a UTF-8 text of lines joined by a single line feed (none after the last). The first line
names the form and its version; then one line a value, ``name=value``, in the order below. The
hash is the SHA-256 of these bytes, written as 64 lower-case hexadecimal digits.

**Values.** A text stands as it is; it holds no line feed. An identifier is 36 lower-case
characters with hyphens. A time is the whole number of microseconds since 1970-01-01T00:00:00Z in
decimal. A number is decimal without leading zeros. A list is its members joined by commas; no
member holds a comma. An absent value, the empty text and the empty list are nothing after the
equals sign (no field can be more than one of these).

**Event**: ``wayside-audit-event/1``, then ``EVENT_FIELDS``.

**Link**: ``wayside-audit-link/1``, then ``seq`` (its number, from 1), ``event_id``, ``event_hash``
and ``previous_hash`` (the link hash of the link before; 64 zeros for the first).

**Checkpoint**: ``wayside-audit-checkpoint/1``, then ``seq`` and ``link_hash`` of the last link,
``key_id`` and ``made_at``. Its bytes are not hashed but signed with Ed25519.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

EVENT_FORM = "wayside-audit-event/1"
LINK_FORM = "wayside-audit-link/1"
CHECKPOINT_FORM = "wayside-audit-checkpoint/1"
NO_PREVIOUS = "0" * 64

EVENT_FIELDS = (
    "id",
    "recorded_at",
    "occurred_at",
    "actor_kind",
    "account_id",
    "person_id",
    "membership_id",
    "agency_id",
    "role",
    "operation",
    "action",
    "record_type",
    "record_id",
    "controller_id",
    "area_id",
    "fields",
    "purpose",
    "recipients",
    "search_hashes",
    "count",
)

Value = str | int | UUID | datetime | Sequence[str] | Sequence[UUID] | None

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class MalformedError(ValueError):
    """A value has no canonical form: nothing the trail accepts could look like this."""


def microseconds(time: datetime) -> int:
    """Whole microseconds since 1970-01-01T00:00:00Z; ``time`` is aware."""
    return (time - _EPOCH) // _MICROSECOND


def event_hash(event: Mapping[str, Value]) -> str:
    """The hash of an event given by the values of ``EVENT_FIELDS``.

    Raises:
        MalformedError: a text holds a line break, or a member of a list is empty or holds a comma.
    """
    return sha256(_form(EVENT_FORM, [(name, event[name]) for name in EVENT_FIELDS])).hexdigest()


def link_hash(*, seq: int, event_id: str | UUID, event_hash: str, previous_hash: str) -> str:
    """The hash of a link of the chain."""
    lines = (
        f"{LINK_FORM}\nseq={seq}\nevent_id={event_id}\n"
        f"event_hash={event_hash}\nprevious_hash={previous_hash}"
    )
    return sha256(lines.encode()).hexdigest()


def checkpoint_bytes(*, seq: int, link_hash: str, key_id: str, made_at: datetime) -> bytes:
    """The bytes that a checkpoint's signature is over."""
    values: list[tuple[str, Value]] = [
        ("seq", seq),
        ("link_hash", link_hash),
        ("key_id", key_id),
        ("made_at", made_at),
    ]
    return _form(CHECKPOINT_FORM, values)


def _form(name: str, values: Sequence[tuple[str, Value]]) -> bytes:
    return "\n".join([name, *(f"{key}={_text(value)}" for key, value in values)]).encode()


def _text(value: Value) -> str:
    if isinstance(value, str):
        return _plain(value)
    if value is None:
        return ""
    if isinstance(value, datetime):
        return str(microseconds(value))
    if isinstance(value, int | UUID):
        return str(value)
    members = [_plain(str(member)) for member in value]
    if any("," in member or not member for member in members):
        raise MalformedError("A member of a list is empty or holds a comma.")
    return ",".join(members)


def _plain(text: str) -> str:
    if "\n" in text:
        raise MalformedError("A text holds a line break.")
    return text
