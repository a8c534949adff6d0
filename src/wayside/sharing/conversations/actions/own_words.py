"""Own words: locked with the key of the device they were written on, read again there, erased."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.sharing.conversations import queries
from wayside.sharing.conversations.permissions import TELL_CONVERSATIONS
from wayside.sharing.conversations.values import Conversation
from wayside.sharing.handovers.rules import CORRECTED_WITHIN
from wayside.sharing.models import HandoverReceipt, OwnWords
from wayside.vault.errors import VaultError
from wayside.vault.rings import KeyRing

READ_AGAIN = (
    "said", "who", "new_to_us", "agreed", "called", "topics", "text", "given",
    "offered", "taken", "crime", "child", "told_her",
)  # fmt: skip


@look
def open_own_words(
    *, receipt: HandoverReceipt, key: bytes | None, by: Actor, now: datetime
) -> Mapping[str, Any] | None:
    """What the writer told, as they told it last; None on another device, for anybody else, and
    after 72 hours."""
    require(by, TELL_CONVERSATIONS)
    kept = queries.own_words(receipt.id)
    words = _unlocked(kept, key) if kept and key else None
    record(
        by=by,
        operation=Operation.CONSULTATION,
        action="sharing.open_own_words",
        record_type="sharing.OwnWords",
        record_id=receipt.id,
        controller_id=by.agency_id,
        count=int(words is not None),
        now=now,
    )
    return words


@transaction.atomic
def forget_own_words(*, by: Actor, now: datetime) -> int:
    """Erase the words whose 72 hours are over; how many. The database shows no others to this."""
    require(by, TELL_CONVERSATIONS)
    gone, _by_model = OwnWords.objects.filter(until_at__lte=now).delete()
    if gone:
        record(
            by=by,
            operation=Operation.ERASURE,
            action="sharing.forget_own_words",
            record_type="sharing.OwnWords",
            count=gone,
            now=now,
        )
    return gone


def keep(receipt: HandoverReceipt, told: Conversation, *, key: bytes) -> None:
    """Keep what was told for its writer; a correction takes the place of what it corrects, and
    the time runs on from the first."""
    words = json.dumps(
        {
            "at": told.at.isoformat(),
            "ward": str(told.ward.id),
            **{name: getattr(told, name) for name in READ_AGAIN},
        },
        ensure_ascii=False,
    )
    locked = _ring(key).lock(words.encode(), bound_to=_place(receipt.id))
    until_at = receipt.sent_at + CORRECTED_WITHIN
    OwnWords.objects.update_or_create(
        receipt=receipt, defaults={"locked": locked, "until_at": until_at}
    )


def _unlocked(kept: OwnWords, key: bytes) -> Mapping[str, Any] | None:
    try:
        plain = _ring(key).open(bytes(kept.locked), bound_to=_place(kept.receipt_id))
    except VaultError:
        return None
    found: Mapping[str, Any] = json.loads(plain)
    return found


def _ring(key: bytes) -> KeyRing:
    return KeyRing("own-words", {"device": key})


def _place(receipt_id: UUID) -> str:
    return f"sharing.ownwords:{receipt_id}"
