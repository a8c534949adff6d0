"""Ed25519 public keys by name, as a verifier needs them. Pure: no Django."""

from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_public_key,
)

KEY_ID_DIGITS = 16


class NotAPublicKeyError(ValueError):
    """The file does not hold an Ed25519 public key."""


def key_id(key: Ed25519PublicKey) -> str:
    """A key's name: the first 16 hexadecimal digits of the SHA-256 of its 32 raw bytes."""
    raw = key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return sha256(raw).hexdigest()[:KEY_ID_DIGITS]


def read_public_key(path: Path) -> Ed25519PublicKey:
    """The key in a PEM file.

    Raises:
        NotAPublicKeyError: the file holds something else.
    """
    try:
        key = load_pem_public_key(path.read_bytes())
    except ValueError as error:
        raise NotAPublicKeyError(f"{path} does not hold a public key in PEM form.") from error
    if not isinstance(key, Ed25519PublicKey):
        raise NotAPublicKeyError(f"{path} holds a public key that is not Ed25519.")
    return key
