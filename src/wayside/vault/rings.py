"""A ring of keys: the first locks, all of them open.

A value is locked with AES-256-GCM under a key derived (HKDF-SHA256) from the ring's current key,
with a fresh random nonce, bound to the record and field it belongs to as associated data: the same
bytes put elsewhere do not open. The locked form names its key, so that a ring with an older key
beside a new one opens both while everything is locked again.

References: NIST SP 800-38D (GCM), RFC 5869 (HKDF).
"""

import hmac
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from wayside.vault.errors import BadKeysError, LostKeyError, TamperedError

FORM = 1
KEY_BYTES = 32
NONCE_BYTES = 12
TOKEN_BYTES = 16
WRITTEN = re.compile(r"([a-z0-9-]{1,20}):([0-9a-f]{64})")


@lru_cache(maxsize=64)
def derived(key: bytes, purpose: str) -> bytes:
    """The 32-byte key of one purpose, so that no key serves two."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose.encode()).derive(key)


@dataclass(frozen=True)
class KeyRing:
    """Named master keys of 32 bytes, the current one first.

    Args:
        name: the ring's name, part of every derived key.
        keys: key by its id, the current one first.
    """

    name: str
    keys: Mapping[str, bytes] = field(repr=False)

    @classmethod
    def parse(cls, name: str, text: str) -> Self:
        """The ring of a text: ``id:hex`` entries apart by commas or white space, current first.

        Raises:
            BadKeysError: with a sentence that holds nothing of the text.
        """
        keys: dict[str, bytes] = {}
        for number, entry in enumerate(re.split(r"[,\s]+", text.strip()), start=1):
            found = WRITTEN.fullmatch(entry)
            if found is None:
                raise BadKeysError(
                    f"Entry {number} of the {name} keys is not “id:” and 64 hexadecimal digits."
                )
            if found[1] in keys:
                raise BadKeysError(f"The {name} keys hold the id {found[1]} twice.")
            keys[found[1]] = bytes.fromhex(found[2])
        return cls(name, keys)

    @cached_property
    def current(self) -> str:
        """The id of the key that locks."""
        return next(iter(self.keys))

    def lock(self, plain: bytes, *, bound_to: str) -> bytes:
        """Lock bytes with the current key; they open only where ``bound_to`` is the same."""
        nonce = os.urandom(NONCE_BYTES)
        label = self.current.encode()
        head = bytes((FORM, len(label))) + label + nonce
        return head + self._cipher(self.current).encrypt(nonce, plain, bound_to.encode())

    def open(self, locked: bytes, *, bound_to: str) -> bytes:
        """The bytes that were locked.

        Raises:
            LostKeyError: the ring does not hold the key.
            TamperedError: they are other bytes, or were locked for another place.
        """
        key_id = key_of(locked)
        if key_id not in self.keys:
            raise LostKeyError(
                self.name,
                f"This was locked with the key {key_id}, which is not among the {self.name} keys "
                f"given ({', '.join(self.keys)}). Add it behind the current one and start again.",
            )
        start = 2 + len(key_id)
        nonce, sealed = locked[start : start + NONCE_BYTES], locked[start + NONCE_BYTES :]
        try:
            return self._cipher(key_id).decrypt(nonce, sealed, bound_to.encode())
        except InvalidTag as wrong:
            raise TamperedError(
                "What is stored here was changed, or was moved from another record."
            ) from wrong

    def token(self, term: str, *, purpose: str, under: str = "") -> bytes:
        """The search token of a term under the current key, or the one named: 16 bytes of
        HMAC-SHA256."""
        return self._token(under or self.current, term, purpose)

    def tokens(self, term: str, *, purpose: str) -> tuple[bytes, ...]:
        """The term's tokens under every key, to search with while a rotation is under way."""
        return tuple(self._token(key_id, term, purpose) for key_id in self.keys)

    def key_for(self, key_id: str, purpose: str) -> bytes:
        """The key of one purpose derived from one of the ring's.

        Raises:
            LostKeyError: the ring does not hold it.
        """
        if key_id not in self.keys:
            raise LostKeyError(
                self.name, f"The key {key_id} is not among the {self.name} keys given."
            )
        return derived(self.keys[key_id], f"wayside:{self.name}:{purpose}")

    def _token(self, key_id: str, term: str, purpose: str) -> bytes:
        key = self.key_for(key_id, f"index:{purpose}")
        return hmac.new(key, term.encode(), sha256).digest()[:TOKEN_BYTES]

    def _cipher(self, key_id: str) -> AESGCM:
        return AESGCM(self.key_for(key_id, "field"))


def key_of(locked: bytes) -> str:
    """The id of the key that something was locked with.

    Raises:
        TamperedError: the bytes have not the form of anything locked.
    """
    if len(locked) < 2 or locked[0] != FORM or len(locked) < 2 + locked[1] + NONCE_BYTES:
        raise TamperedError("What is stored here is not in the form of anything locked.")
    try:
        return locked[2 : 2 + locked[1]].decode("ascii")
    except UnicodeDecodeError as wrong:
        raise TamperedError("What is stored here is not in the form of anything locked.") from wrong
