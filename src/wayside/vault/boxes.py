"""A sealed box: anybody who has the public key puts something in, only the ring takes it out.

X25519 with a fresh key for each box, HKDF-SHA256 over the shared secret and both public keys, then
AES-256-GCM: the base mode of hybrid public-key encryption (RFC 9180) in its plainest form. Whoever
sealed a box cannot open it again.
"""

from dataclasses import dataclass
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from wayside.vault.errors import BadKeysError, TamperedError
from wayside.vault.rings import KEY_BYTES, NONCE_BYTES, WRITTEN, KeyRing

PURPOSE = "box"
NONCE = bytes(NONCE_BYTES)  # each box has a key of its own, used once


@dataclass(frozen=True)
class Box:
    """The public half: enough to put something in."""

    ring: str
    key_id: str
    public: bytes

    @classmethod
    def parse(cls, ring: str, text: str) -> Self:
        """The box of a text ``id:hex``.

        Raises:
            BadKeysError: with a sentence.
        """
        found = WRITTEN.fullmatch(text.strip())
        if found is None:
            raise BadKeysError(f"The {ring} box is not “id:” and 64 hexadecimal digits.")
        return cls(ring, found[1], bytes.fromhex(found[2]))

    def written(self) -> str:
        """The text that ``parse`` reads, to be given to instances without the ring."""
        return f"{self.key_id}:{self.public.hex()}"

    def seal(self, plain: bytes, *, bound_to: str) -> bytes:
        """Put bytes in; they come out only where ``bound_to`` is the same."""
        once = X25519PrivateKey.generate()
        mine = once.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        key = _shared(once.exchange(X25519PublicKey.from_public_bytes(self.public)), mine, self)
        label = self.key_id.encode()
        head = bytes((len(label),)) + label + mine
        return head + AESGCM(key).encrypt(NONCE, plain, bound_to.encode())


def box_of(ring: KeyRing, key_id: str | None = None) -> Box:
    """The box that a ring opens (the current key's, unless another is named)."""
    chosen = key_id or ring.current
    private = X25519PrivateKey.from_private_bytes(ring.key_for(chosen, PURPOSE))
    public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return Box(ring.name, chosen, public)


def unseal(ring: KeyRing, sealed: bytes, *, bound_to: str) -> bytes:
    """Take out what was put in.

    Raises:
        LostKeyError: the ring does not hold the box's key.
        TamperedError: the bytes are not those that were sealed, or were sealed for another place.
    """
    length = sealed[0] if sealed else 0
    key_id = sealed[1 : 1 + length].decode("ascii", errors="replace")
    theirs = sealed[1 + length : 1 + length + KEY_BYTES]
    if len(theirs) < KEY_BYTES:
        raise TamperedError("What is stored here is not a sealed box.")
    private = X25519PrivateKey.from_private_bytes(ring.key_for(key_id, PURPOSE))
    try:
        secret = private.exchange(X25519PublicKey.from_public_bytes(theirs))
        key = _shared(secret, theirs, box_of(ring, key_id))
        return AESGCM(key).decrypt(NONCE, sealed[1 + length + KEY_BYTES :], bound_to.encode())
    except (InvalidTag, ValueError) as wrong:
        raise TamperedError("What was sealed here was changed, or moved.") from wrong


def _shared(secret: bytes, mine: bytes, box: Box) -> bytes:
    info = f"wayside:{box.ring}:{PURPOSE}:".encode() + mine + box.public
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(secret)
