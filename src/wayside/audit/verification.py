"""Checks a trail: every event against its link, the chain, and the signed checkpoints.

Pure: no Django and no database, so that an outsider can run it on an export. It reads once, in
the order of the chain, and keeps nothing but the checkpoints: memory does not grow with the
trail.
"""

from collections.abc import Iterable, Mapping, Sequence

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from wayside.audit.canonical import (
    NO_PREVIOUS,
    MalformedError,
    Value,
    checkpoint_bytes,
    event_hash,
    link_hash,
)
from wayside.audit.findings import Entry, Report, StoredCheckpoint, StoredLink
from wayside.audit.kept_links import KeptLink, KeptLinks


def verify(
    entries: Iterable[Entry],
    checkpoints: Iterable[StoredCheckpoint],
    public_keys: Mapping[str, Ed25519PublicKey],
    *,
    kept_apart: Iterable[StoredCheckpoint] = (),
    kept_links: Sequence[Iterable[KeptLink]] = (),
) -> Report:
    """Check a whole trail.

    Args:
        entries: in the order of the chain, then the events without a link.
        checkpoints: those stored with the trail.
        public_keys: the keys trusted, by ``key_id``.
        kept_apart: checkpoints from files that were sent elsewhere.
        kept_links: the links in each of these files, in the order of the chain.
    """
    report = Report()
    signed = _signed_heads(checkpoints, public_keys, report)
    apart = _signed_heads(kept_apart, public_keys, report)
    lost = sorted(set(apart) - set(signed))
    for seq, found in apart.items():
        signed.setdefault(seq, []).extend(found)
    previous = NO_PREVIOUS
    witnesses = [KeptLinks(links) for links in kept_links]
    for entry in entries:
        report.events += entry.event is not None
        if entry.link is None:
            _unlinked(entry.event, report)
            continue
        _check_sequence(entry.link, previous, report)
        _check_event(entry.link, entry.event, report)
        _check_link(entry.link, report)
        for witness in witnesses:
            witness.compare(entry.link, report)
        _check_signed(entry.link, signed, report)
        report.links += 1
        report.last_seq = entry.link.seq
        previous = entry.link.link_hash
    for witness in witnesses:
        witness.finish(report)
    _check_cut(signed, report)
    _check_lost([seq for seq in lost if seq <= report.last_seq], report)
    return report


def _signed_heads(
    checkpoints: Iterable[StoredCheckpoint],
    public_keys: Mapping[str, Ed25519PublicKey],
    report: Report,
) -> dict[int, list[StoredCheckpoint]]:
    """The checkpoints with a good signature, by their link; the others are problems."""
    signed: dict[int, list[StoredCheckpoint]] = {}
    for checkpoint in checkpoints:
        report.checkpoints += 1
        name = f"The checkpoint at link {checkpoint.seq} ({checkpoint.source})"
        key = public_keys.get(checkpoint.key_id)
        if key is None:
            report.add(f"{name} names the key {checkpoint.key_id}, which is not trusted here.")
        elif not _is_signed(checkpoint, key):
            report.add(f"{name} has a signature that does not fit it.")
        else:
            signed.setdefault(checkpoint.seq, []).append(checkpoint)
    return signed


def _is_signed(checkpoint: StoredCheckpoint, key: Ed25519PublicKey) -> bool:
    message = checkpoint_bytes(
        seq=checkpoint.seq,
        link_hash=checkpoint.link_hash,
        key_id=checkpoint.key_id,
        made_at=checkpoint.made_at,
    )
    try:
        key.verify(checkpoint.signature, message)
    except InvalidSignature:
        return False
    return True


def _unlinked(event: Mapping[str, Value] | None, report: Report) -> None:
    if event is not None:
        report.add(
            f"Event {event['id']} has no link: it was inserted past the chain, or its link was "
            "removed.",
            event_id=str(event["id"]),
        )


def _check_sequence(link: StoredLink, previous: str, report: Report) -> None:
    expected = report.last_seq + 1
    if link.seq != expected:
        report.add(
            f"Before event {link.event_id} the chain goes from link {report.last_seq} to "
            f"{link.seq}: what stood between was removed or moved.",
            seq=link.seq,
            event_id=link.event_id,
        )
    elif link.previous_hash != previous:
        report.add(
            f"Link {link.seq} (event {link.event_id}) does not follow the link before it: one of "
            "the two was altered, inserted or moved.",
            seq=link.seq,
            event_id=link.event_id,
        )


def _check_event(link: StoredLink, event: Mapping[str, Value] | None, report: Report) -> None:
    if event is None:
        report.add(
            f"Event {link.event_id} (link {link.seq}) was removed: its link is still there.",
            seq=link.seq,
            event_id=link.event_id,
        )
        return
    try:
        fits = event_hash(event) == link.event_hash
    except MalformedError:
        fits = False
    if not fits:
        report.add(
            f"Event {link.event_id} (link {link.seq}) is not what was recorded: it was altered.",
            seq=link.seq,
            event_id=link.event_id,
        )


def _check_link(link: StoredLink, report: Report) -> None:
    expected = link_hash(
        seq=link.seq,
        event_id=link.event_id,
        event_hash=link.event_hash,
        previous_hash=link.previous_hash,
    )
    if link.link_hash != expected:
        report.add(
            f"Link {link.seq} (event {link.event_id}) does not have the hash of what it holds: "
            "it was altered or moved.",
            seq=link.seq,
            event_id=link.event_id,
        )


def _check_signed(
    link: StoredLink, signed: Mapping[int, list[StoredCheckpoint]], report: Report
) -> None:
    for checkpoint in signed.get(link.seq, ()):
        if checkpoint.link_hash == link.link_hash:
            report.sealed_seq = link.seq
            report.sealed_at = checkpoint.made_at
        else:
            report.add(
                f"Link {link.seq} (event {link.event_id}) is not the one that was signed on "
                f"{checkpoint.made_at:%Y-%m-%d %H:%M:%S} UTC ({checkpoint.source}): the chain was "
                f"rebuilt somewhere after link {report.sealed_seq}, up to this event.",
                seq=link.seq,
                event_id=link.event_id,
            )


def _check_cut(signed: Mapping[int, list[StoredCheckpoint]], report: Report) -> None:
    last = max(signed, default=0)
    if last > report.last_seq:
        source = signed[last][0].source
        report.add(
            f"The chain ends at link {report.last_seq}, but link {last} was signed ({source}): "
            f"the last {last - report.last_seq} or more events were removed.",
            seq=last,
        )


def _check_lost(lost: list[int], report: Report) -> None:
    if lost:
        report.add(
            f"{len(lost)} checkpoints kept apart are no longer stored with the trail, the first "
            f"of them at link {lost[0]}: they were removed.",
            seq=lost[0],
        )
