"""The installation's Ed25519 key, with which checkpoints are signed, and the keys trusted.

The private key comes from ``WAYSIDE_AUDIT_KEY`` (a PEM text, or the path of a file that holds
one); outside production it is made once as ``var/keys/audit.pem``. The public key is put down
beside the exported checkpoints, for whoever verifies; a key that was replaced stays there, so
that its checkpoints can still be checked.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings

from wayside.audit.public_keys import key_id, read_public_key

VARIABLE = "WAYSIDE_AUDIT_KEY"


class KeyMissingError(RuntimeError):
    """There is no key to sign with; the message says how to give one."""


def private_key() -> Ed25519PrivateKey:
    """The key to sign with.

    Raises:
        KeyMissingError: none is set and none may be made here, or it is not an Ed25519 key.
    """
    given = os.environ.get(VARIABLE, "")
    if given:
        pem = given.encode() if given.startswith("-----BEGIN") else Path(given).read_bytes()
    elif settings.MAKES_OWN_KEYS:
        pem = _made_once()
    else:
        raise KeyMissingError(
            f"Set {VARIABLE} to an Ed25519 private key (PEM, or the path of a file that holds "
            "it). Make one with: openssl genpkey -algorithm ed25519"
        )
    key = load_pem_private_key(pem, password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyMissingError(f"{VARIABLE} is not an Ed25519 private key.")
    return key


def publish(key: Ed25519PublicKey) -> Path:
    """Put the public key beside the exported checkpoints; where it lies."""
    path = exported(f"public-{key_id(key)}.pem")
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return path


def exported(name: str) -> Path:
    """A file among those that can be sent elsewhere."""
    return Path(settings.VAR_FOLDER, "audit", name)


def published() -> list[Path]:
    """The public keys published here, the current one and those it replaced."""
    return sorted(exported("").glob("public-*.pem"))


def trusted_keys(files: Iterable[Path] = ()) -> dict[str, Ed25519PublicKey]:
    """The public keys in the files given; else those published here and the current one."""
    chosen = list(files)
    found = [read_public_key(path) for path in chosen]
    if not chosen:
        found = [read_public_key(path) for path in published()]
        with suppress(KeyMissingError):  # an auditor's machine verifies without one
            found.append(private_key().public_key())
    return {key_id(key): key for key in found}


def _made_once() -> bytes:
    path = Path(settings.VAR_FOLDER, "keys", "audit.pem")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(descriptor, "wb") as handle:
        handle.write(fresh)
    return fresh
