"""Keeps crime files as received, encrypted, so that any line can be shown as it stood.

A file is kept as frames of one megabyte, each sealed with AES-256-GCM under the key
``WAYSIDE_CRIME_FILES_KEY`` (made once under ``var/keys`` outside production). A frame is bound
to its file, its place and whether it is the last, so frames cannot be changed, moved, cut off
or taken from another file unnoticed. Any place in the file can be read without the rest.
"""

import io
import os
import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, cast
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from wayside.web.undoing import when_undone

KEY_NAME = "crime_files_key"
FRAME = 1 << 20
TAG = 16
NONCE_START = 8
NAME = re.compile("[0-9a-f]{32}")


class OriginalLostError(OSError):
    """The file as received is no longer there, or is not as it was kept."""


def keep(received: BinaryIO) -> str:
    """Keep a file's bytes; return the name to open them by."""
    name = uuid4().hex
    when_undone(partial(give_up, name))
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(folder() / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as target:
        start, seal, number = os.urandom(NONCE_START), _seal(), 0
        target.write(start)
        frame = received.read(FRAME)
        while True:
            after = received.read(FRAME) if len(frame) == FRAME else b""
            bound = _bound(name, number, is_last=not after)
            target.write(seal.encrypt(start + number.to_bytes(4), frame, bound))
            if not after:
                return name
            frame, number = after, number + 1


def open_original(name: str) -> BinaryIO:
    """The kept file's bytes, for reading and seeking.

    Raises:
        OriginalLostError: it is gone.
    """
    try:
        return cast(BinaryIO, io.BufferedReader(_Frames(name), FRAME))
    except OSError as error:
        raise OriginalLostError(f"The file kept as {name} is gone.") from error


def size_of(name: str) -> int:
    """How many bytes the kept file has."""
    with open_original(name) as original:
        return original.seek(0, io.SEEK_END)


def give_up(name: str) -> None:
    """Delete a kept file; it may be gone already."""
    (folder() / name).unlink(missing_ok=True)


def kept_before(moment: datetime) -> Iterator[str]:
    """The names of the files that were written before a moment."""
    there = folder()
    for path in sorted(there.iterdir()) if there.exists() else ():
        if NAME.fullmatch(path.name) and path.stat().st_mtime < moment.timestamp():
            yield path.name


def folder() -> Path:
    """Where kept files lie."""
    return Path(settings.VAR_FOLDER, "crime")


def _seal() -> AESGCM:
    secret = settings.SECRET_CALLED(KEY_NAME, make=settings.MAKES_OWN_KEYS)
    return AESGCM(sha256(b"wayside crime files" + secret.encode()).digest())


def _bound(name: str, number: int, *, is_last: bool) -> bytes:
    return f"{name}/{number}/{'last' if is_last else 'more'}".encode()


class _Frames(io.RawIOBase):
    """The plain bytes of a kept file."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._file = (folder() / name).open("rb")
        self._seal = _seal()
        self._start = self._file.read(NONCE_START)
        sealed = self._file.seek(0, io.SEEK_END) - NONCE_START
        self._frames = max(-(-sealed // (FRAME + TAG)), 1)
        self._size = max(sealed - self._frames * TAG, 0)
        self._at = 0
        self._held: tuple[int, bytes] = (-1, b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(base + offset, 0)
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._at >= self._size:
            return 0
        number, begin = divmod(self._at, FRAME)
        part = self._frame(number)[begin : begin + len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)

    def close(self) -> None:
        self._file.close()
        super().close()

    def _frame(self, number: int) -> bytes:
        if self._held[0] != number:
            self._file.seek(NONCE_START + number * (FRAME + TAG))
            sealed = self._file.read(FRAME + TAG)
            bound = _bound(self._name, number, is_last=number == self._frames - 1)
            try:
                frame = self._seal.decrypt(self._start + number.to_bytes(4), sealed, bound)
            except InvalidTag as error:
                raise OriginalLostError(f"The file kept as {self._name} was changed.") from error
            self._held = (number, frame)
        return self._held[1]
