"""The canonical form of an event and of a link, and their hashes. Pure: no Django, no database.

The database computes the same hashes when it links an event (``migrations/0002_chain.py``); an
outsider can compute them from this description alone.

**Netstring of a text.** The number of bytes of its UTF-8 form in decimal, a colon, those bytes
and a comma: ``crime`` is ``5:crime,``, the empty text is ``0:,``. An absent value is ``-,``.

**Values as text.** An identifier is its 36 lower-case characters with hyphens. A time is the
whole number of microseconds since 1970-01-01T00:00:00Z in decimal. A number is decimal without
leading zeros. A list is the netstrings of its members, in order, joined, taken as one text. A
hash is 64 lower-case hexadecimal digits.

**Event.** The netstring of ``wayside-audit-event/1`` followed by the netstrings of the values
in the order of ``EVENT_FIELDS``; the event's hash is the SHA-256 of all these bytes.

**Link.** The netstring of ``wayside-audit-link/1`` followed by those of its number in the chain
(from 1), the event's identifier, the event's hash and the previous link's hash (64 zeros for
the first); the link's hash is the SHA-256 of these bytes.

**Checkpoint.** The netstring of ``wayside-audit-checkpoint/1`` followed by those of the number
of the last link, that link's hash, the key's name and the time it was made; these bytes are
signed with Ed25519.
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

Value = str | int | UUID | datetime | Sequence[str | UUID] | None

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def microseconds(time: datetime) -> int:
    """Whole microseconds since 1970-01-01T00:00:00Z; ``time`` is aware."""
    return (time - _EPOCH) // _MICROSECOND


def event_hash(event: Mapping[str, Value]) -> str:
    """The hash of an event given by the values of ``EVENT_FIELDS``."""
    values = (event[name] for name in EVENT_FIELDS)
    return sha256(_netstrings((EVENT_FORM, *values))).hexdigest()


def link_hash(*, seq: int, event_id: str | UUID, event_hash: str, previous_hash: str) -> str:
    """The hash of a link of the chain."""
    return sha256(_netstrings((LINK_FORM, seq, event_id, event_hash, previous_hash))).hexdigest()


def checkpoint_bytes(*, seq: int, link_hash: str, key_id: str, made_at: datetime) -> bytes:
    """The bytes that a checkpoint's signature is over."""
    return _netstrings((CHECKPOINT_FORM, seq, link_hash, key_id, made_at))


def _netstrings(values: Sequence[Value]) -> bytes:
    return b"".join(map(_netstring, values))


def _netstring(value: Value) -> bytes:
    if value is None:
        return b"-,"
    content = _content(value)
    return b"%d:%b," % (len(content), content)


def _content(value: Value) -> bytes:
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, datetime):
        return b"%d" % microseconds(value)
    if isinstance(value, int):
        return b"%d" % value
    if isinstance(value, UUID):
        return str(value).encode()
    return _netstrings(tuple(value or ()))
