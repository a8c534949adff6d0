"""What a backup says of itself: its head, and at its end a manifest that is signed.

A box takes what anybody puts in. The signature, with the key that signs the trail's checkpoints,
says that this installation made the backup; the digest of the head and of each part binds the
manifest to what came before.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from cryptography.exceptions import InvalidSignature

from wayside.audit import signing
from wayside.audit.public_keys import key_id
from wayside.config.backup.errors import BackupError, DamagedError

FORM = 1
PURPOSE = b"wayside-backup-manifest/1\n"


@dataclass(frozen=True, slots=True)
class Head:
    """What must be known before anything is unpacked.

    Args:
        id: the backup's own number.
        made_at: when, by the database's clock.
        application_role: the role that the tables' rights are granted to.
        migrations: the migrations applied, each with its app.
    """

    id: str
    made_at: str
    application_role: str
    migrations: list[list[str]]
    form: int = FORM

    @classmethod
    def read(cls, data: bytes) -> Self:
        """The head of a backup.

        Raises:
            BackupError: it has a form that is not known here.
        """
        said = json.loads(data)
        if said.get("form") != FORM:
            raise BackupError("This backup was made by a newer Wayside. Install that first.")
        return cls(**said)

    def told(self) -> dict[str, Any]:
        """As it is written."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the backup holds: each table's rows and digest, each part's bytes, the trail's head."""

    head_sha256: str
    tables: dict[str, list[Any]]
    parts: dict[str, dict[str, Any]]
    chain: dict[str, Any]

    def signed(self) -> dict[str, Any]:
        """With a signature of this installation's key."""
        said = asdict(self)
        key = signing.private_key()
        signature = key.sign(_canonical(said))
        signed_by = {"key": key_id(key.public_key()), "signature": b64encode(signature).decode()}
        return {"said": said, **signed_by}

    @classmethod
    def read(cls, data: bytes, *, public_keys: Sequence[Path] = ()) -> Self:
        """A manifest whose signature holds.

        Raises:
            BackupError: it was signed with a key that is not trusted here.
            DamagedError: the signature is not of what it says.
        """
        found = json.loads(data)
        trusted = signing.trusted_keys(public_keys)
        if found["key"] not in trusted:
            raise BackupError(
                f"This backup was signed with the key {found['key']}, which is not trusted here. "
                "Give that installation's public key with --public-key."
            )
        try:
            trusted[found["key"]].verify(b64decode(found["signature"]), _canonical(found["said"]))
        except InvalidSignature as wrong:
            raise DamagedError("The signature of this backup does not hold.") from wrong
        return cls(**found["said"])

    def rows(self) -> int:
        """How many rows in all."""
        return sum(int(count) for count, _digest in self.tables.values())

    def differences(self, tables: Mapping[str, Sequence[Any]]) -> list[str]:
        """The tables whose rows are not those that were backed up."""
        names = sorted({*self.tables, *tables})
        return [e for e in names if list(tables.get(e, ())) != list(self.tables.get(e, ()))]


def digest_of_head(data: bytes) -> str:
    """What binds a manifest to the head before it."""
    return sha256(data).hexdigest()


def _canonical(said: dict[str, Any]) -> bytes:
    return PURPOSE + json.dumps(said, sort_keys=True, separators=(",", ":")).encode()
