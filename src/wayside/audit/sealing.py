"""Signs the head of the chain, so that it can be proved what the trail held at that moment."""

import fcntl
from datetime import datetime
from functools import partial

from django.db import IntegrityError, connection, transaction
from django.db.models import Max

from wayside.audit import signing, trail
from wayside.audit.canonical import checkpoint_bytes
from wayside.audit.exchange import checkpoint_line, link_line
from wayside.audit.models import Checkpoint
from wayside.audit.public_keys import key_id

CHECKPOINTS_FILE = "checkpoints.jsonl"


def seal() -> Checkpoint | None:
    """Sign the head of the chain; ``None`` when it is sealed already or there is none.

    The checkpoint is stored and, once that is committed, added to ``checkpoints.jsonl`` with
    the links it seals; that file is made to be sent elsewhere. The time is the database's clock,
    as for the events.
    """
    head = trail.head()
    if head is None or Checkpoint.objects.filter(seq=head.seq).exists():
        return None
    key = signing.private_key()
    signing.publish(key.public_key())
    name, made_at, digest = key_id(key.public_key()), database_clock(), bytes(head.link_hash)
    message = checkpoint_bytes(seq=head.seq, link_hash=digest.hex(), key_id=name, made_at=made_at)
    try:
        with transaction.atomic():
            checkpoint = Checkpoint.objects.create(
                seq=head.seq,
                link_hash=digest,
                key_id=name,
                made_at=made_at,
                signature=key.sign(message),
            )
            transaction.on_commit(partial(_append, checkpoint))
    except IntegrityError:
        return None  # another process sealed the same head first
    return checkpoint


def database_clock() -> datetime:
    """The database's clock, which stamps events: a fixed clock of a demonstration is not it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (moment,) = cursor.fetchone() or (None,)
    assert isinstance(moment, datetime)  # noqa: S101  a query without FROM gives one row
    return moment


def _append(checkpoint: Checkpoint) -> None:
    """Add the links since the checkpoint before, then the checkpoint."""
    path = signing.exported(CHECKPOINTS_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    before = Checkpoint.objects.filter(seq__lt=checkpoint.seq).aggregate(seq=Max("seq"))["seq"]
    with path.open("a", encoding="utf-8") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        handle.writelines(map(link_line, trail.links(after=before or 0, until=checkpoint.seq)))
        handle.write(checkpoint_line(trail.stored(checkpoint)))
