"""The sealed file: a key of its own in a box, then authenticated chunks of 1 MiB.

Whoever makes backups needs the box alone, the public half, and cannot read what was made. Each
chunk is locked with AES-256-GCM; its nonce is its number and whether it is the last, so that a
file that was cut, mended together or added to does not open (the STREAM construction of Hoang,
Reyhanitabar, Rogaway and Vizár, 2015). Every chunk is bound to the file's head.
"""

import os
from collections.abc import Iterator
from hashlib import sha256
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wayside.config.backup.errors import BackupError, DamagedError
from wayside.vault.boxes import Box, unseal
from wayside.vault.errors import TamperedError
from wayside.vault.rings import KEY_BYTES, KeyRing

MAGIC = b"wayside-backup/1\n"
LENGTH_BYTES = 2
CHUNK = 1024 * 1024
TAG_BYTES = 16
NUMBER_BYTES = 11
LAST, MORE = b"\x01", b"\x00"


class SealedWriter:
    """Takes bytes and writes them sealed; ``close`` writes the last chunk."""

    def __init__(self, out: BinaryIO, box: Box) -> None:
        key = os.urandom(KEY_BYTES)
        sealed = box.seal(key, bound_to=MAGIC.decode())
        head = MAGIC + len(sealed).to_bytes(LENGTH_BYTES, "big") + sealed
        self._out, self._cipher, self._bound_to = out, AESGCM(key), sha256(head).digest()
        self._waiting, self._number = bytearray(), 0
        out.write(head)

    def write(self, plain: bytes) -> None:
        """Take some bytes."""
        self._waiting += plain
        while len(self._waiting) > CHUNK:
            self._seal(bytes(self._waiting[:CHUNK]), MORE)
            del self._waiting[:CHUNK]

    def close(self) -> None:
        """Write what is left, as the last chunk."""
        self._seal(bytes(self._waiting), LAST)

    def _seal(self, plain: bytes, last: bytes) -> None:
        nonce = self._number.to_bytes(NUMBER_BYTES, "big") + last
        self._out.write(self._cipher.encrypt(nonce, plain, self._bound_to))
        self._number += 1


def opened(source: BinaryIO, ring: KeyRing) -> Iterator[bytes]:
    """The chunks of a sealed file, each checked before it is handed on.

    Raises:
        BackupError: it is no backup.
        LostKeyError: it was made for a key that the ring does not hold.
        DamagedError: it was changed or cut short.
    """
    cipher, bound_to = _key(source, ring)
    number, chunk = 0, source.read(CHUNK + TAG_BYTES)
    while chunk:
        following = source.read(CHUNK + TAG_BYTES)
        nonce = number.to_bytes(NUMBER_BYTES, "big") + (MORE if following else LAST)
        try:
            plain = cipher.decrypt(nonce, chunk, bound_to)
        except InvalidTag as wrong:
            raise _damaged(number) from wrong
        yield plain
        number, chunk = number + 1, following
    if number == 0:
        raise _damaged(number)


def _key(source: BinaryIO, ring: KeyRing) -> tuple[AESGCM, bytes]:
    if source.read(len(MAGIC)) != MAGIC:
        raise BackupError("This file is not a backup of Wayside, or its beginning was changed.")
    length = source.read(LENGTH_BYTES)
    sealed = source.read(int.from_bytes(length, "big"))
    try:
        key = unseal(ring, sealed, bound_to=MAGIC.decode())
    except TamperedError as wrong:
        raise DamagedError(
            "This backup does not open: its beginning was changed, or the key that has the name it "
            "was made for is another key. Use another copy, or the right key."
        ) from wrong
    return AESGCM(key), sha256(MAGIC + length + sealed).digest()


def _damaged(number: int) -> DamagedError:
    return DamagedError(
        f"This backup was changed or cut short: its part {number + 1:,} (each of 1 MB) is not what "
        "was written. Use another copy."
    )
