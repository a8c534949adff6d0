"""What stands in a backup, one after the other: the head, each part with its bytes, the manifest.

A frame is a letter, a length and so many bytes. The parts are streamed, so that neither making
nor restoring a backup needs room for it in memory or unsealed on a disk.
"""

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Protocol

from wayside.config.backup.errors import DamagedError

FRAME = struct.Struct(">cI")
HEAD, NAME, DATA, MANIFEST = b"H", b"N", b"D", b"M"
LARGEST = 64 * 1024 * 1024


class Sink(Protocol):
    """Whatever takes bytes."""

    def write(self, plain: bytes) -> None:
        """Take some."""


@dataclass(slots=True)
class Part:
    """How much one part holds, and its digest."""

    size: int = 0
    digest: Any = field(default_factory=sha256)

    def add(self, data: bytes) -> None:
        """Count some bytes in."""
        self.size += len(data)
        self.digest.update(data)

    def told(self) -> dict[str, Any]:
        """As the manifest says it."""
        return {"bytes": self.size, "sha256": self.digest.hexdigest()}


class Parts:
    """Writes frames and keeps account of what each part held."""

    def __init__(self, out: Sink) -> None:
        self._out = out
        self.written: dict[str, Part] = {}

    def head(self, said: dict[str, Any]) -> bytes:
        """Begin; what was written."""
        written = json.dumps(said).encode()
        self._frame(HEAD, written)
        return written

    def part(self, name: str, data: Iterator[bytes]) -> None:
        """One part, as it comes."""
        self._frame(NAME, name.encode())
        part = self.written[name] = Part()
        for each in data:
            part.add(each)
            self._frame(DATA, each)

    def manifest(self, said: dict[str, Any]) -> None:
        """End."""
        self._frame(MANIFEST, json.dumps(said).encode())

    def _frame(self, kind: bytes, data: bytes) -> None:
        self._out.write(FRAME.pack(kind, len(data)))
        self._out.write(data)


def frames(chunks: Iterator[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The frames of a stream.

    Raises:
        DamagedError: it does not hold whole frames.
    """
    waiting = bytearray()
    for chunk in chunks:
        waiting += chunk
        while len(waiting) >= FRAME.size:
            kind, length = FRAME.unpack_from(waiting)
            if length > LARGEST:
                raise DamagedError("This backup holds a part in a form that is not known here.")
            if len(waiting) < FRAME.size + length:
                break
            yield kind, bytes(waiting[FRAME.size : FRAME.size + length])
            del waiting[: FRAME.size + length]
    if waiting:
        raise DamagedError("This backup ends in the middle of a part.")
