"""The trail and its checkpoints as JSON lines, to be sent elsewhere and read back. Pure.

An export begins with ``{"format": "wayside-audit/1", "made_at": …}``; then, in the order of the
chain, one line a link: ``{"link": {…}, "event": {…}}`` (``null`` where one of the two is
missing); then ``{"checkpoint": {…}}`` lines; the last line is ``{"end": {"entries": n,
"checkpoints": n}}``, so that a file cut short is noticed. Times are ISO 8601 in UTC with
microseconds, hashes and signatures hexadecimal. A checkpoint file holds, before each checkpoint,
a line for every link since the one before: its number, its event and the event's hash.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from wayside.audit.canonical import EVENT_FIELDS, Value
from wayside.audit.findings import Entry, StoredCheckpoint, StoredLink
from wayside.audit.kept_links import KeptLink

FORMAT = "wayside-audit/1"
TIMES = ("recorded_at", "occurred_at")


class UnreadableError(ValueError):
    """The file is not an export of a trail; the message says which line."""


def write_export(
    out: TextIO,
    entries: Iterable[Entry],
    checkpoints: Iterable[StoredCheckpoint],
    *,
    made_at: datetime,
) -> int:
    """Write a whole trail; how many entries it has."""
    _put(out, {"format": FORMAT, "made_at": _moment(made_at)})
    written = 0
    for entry in entries:
        link = entry.link
        _put(
            out,
            {
                "link": {name: getattr(link, name) for name in StoredLink.__slots__}
                if link
                else None,
                "event": _plain(entry.event) if entry.event else None,
            },
        )
        written += 1
    signed = 0
    for checkpoint in checkpoints:
        out.write(checkpoint_line(checkpoint))
        signed += 1
    _put(out, {"end": {"entries": written, "checkpoints": signed}})
    return written


def checkpoint_line(checkpoint: StoredCheckpoint) -> str:
    """A checkpoint as one line."""
    content = {
        "seq": checkpoint.seq,
        "link_hash": checkpoint.link_hash,
        "key_id": checkpoint.key_id,
        "made_at": _moment(checkpoint.made_at),
        "signature": checkpoint.signature.hex(),
    }
    return json.dumps({"checkpoint": content}, separators=(",", ":")) + "\n"


def link_line(link: StoredLink) -> str:
    """Which event stands at a link, as one line."""
    content = {"seq": link.seq, "event_id": link.event_id, "event_hash": link.event_hash}
    return json.dumps({"link": content}, separators=(",", ":")) + "\n"


def read_kept_links(path: Path) -> Iterator[KeptLink]:
    """The links in a checkpoint file or in an export.

    Raises:
        UnreadableError: a line is not JSON, or a link lacks something.
    """
    for number, line in _lines(path):
        if link := line.get("link"):
            try:
                yield KeptLink(int(link["seq"]), str(link["event_id"]), str(link["event_hash"]))
            except (KeyError, TypeError, ValueError) as error:
                raise UnreadableError(f"{path}, line {number}: {error!r} in a link.") from error


def read_checkpoints(path: Path) -> Iterator[StoredCheckpoint]:
    """The checkpoints in a checkpoint file or in an export.

    Raises:
        UnreadableError: a line is not JSON, or a checkpoint lacks something.
    """
    for number, line in _lines(path):
        if "checkpoint" in line:
            yield _checkpoint(line["checkpoint"], path, number)


def read_entries(path: Path) -> Iterator[Entry]:
    """The entries of an export.

    Raises:
        UnreadableError: it is not an export, a line is broken, or it was cut short.
    """
    entries, ended = 0, False
    for number, line in _lines(path):
        if number == 1 and line.get("format") != FORMAT:
            raise UnreadableError(f"{path}: the first line does not name the format {FORMAT}.")
        if "link" in line:
            entries += 1
            yield _entry(line, path, number)
        if "end" in line:
            ended = True
            if line["end"]["entries"] != entries:
                raise UnreadableError(
                    f"{path}: it says it holds {line['end']['entries']} entries, but has {entries}."
                )
    if not ended:
        raise UnreadableError(f"{path}: it was cut short, its last line is missing.")


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8") as handle:
        for number, text in enumerate(handle, start=1):
            try:
                line = json.loads(text)
            except ValueError as error:
                raise UnreadableError(f"{path}, line {number}: it is not JSON.") from error
            if not isinstance(line, dict):
                raise UnreadableError(f"{path}, line {number}: it is not a JSON object.")
            yield number, line


def _entry(line: Mapping[str, Any], path: Path, number: int) -> Entry:
    try:
        link = StoredLink(**line["link"]) if line["link"] else None
        return Entry(link, _event(line["event"]) if line["event"] else None)
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableError(f"{path}, line {number}: {error!r} in a link or event.") from error


def _event(content: Mapping[str, Any]) -> dict[str, Value]:
    event = {name: content[name] for name in EVENT_FIELDS}
    for name in TIMES:
        event[name] = datetime.fromisoformat(event[name])
    return event


def _checkpoint(content: Mapping[str, Any], path: Path, number: int) -> StoredCheckpoint:
    try:
        return StoredCheckpoint(
            seq=int(content["seq"]),
            link_hash=str(content["link_hash"]),
            key_id=str(content["key_id"]),
            made_at=datetime.fromisoformat(content["made_at"]),
            signature=bytes.fromhex(content["signature"]),
            source=path.name,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableError(f"{path}, line {number}: {error!r} in a checkpoint.") from error


def _plain(event: Mapping[str, Value]) -> dict[str, Any]:
    return {name: _json_value(event[name]) for name in EVENT_FIELDS}


def _json_value(value: Value) -> Any:
    if isinstance(value, datetime):
        return _moment(value)
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, list | tuple):
        return [str(member) for member in value]
    return str(value)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _put(out: TextIO, line: Mapping[str, Any]) -> None:
    out.write(json.dumps(line, separators=(",", ":")) + "\n")
