"""The signed outbox: notices and pages of them in the form that is signed, and its cursor.

A cursor is a number of the chain, locked, and bound to the membership that it was given to: read
in the open it would tell how much is done in the whole partnership, the other side's work too.
"""

import base64
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.utils.translation import gettext as _

from wayside.api.queries.changes import Change, Stretch
from wayside.audit import signing
from wayside.audit.public_keys import key_id
from wayside.vault.rings import derived
from wayside.web.states import NotNow

NOTICE_FORM = "wayside-notice/1"
PAGE_FORM = "wayside-notices/1"
NONCE_BYTES = 12
NUMBER_BYTES = 8


@dataclass(frozen=True, slots=True)
class SignedPage:
    """A page of notices as it is sent: each with its signature, and one over the whole."""

    agency_id: UUID
    notices: Sequence[tuple[Change, str]]
    after: str
    next: str
    more: bool
    made_at: datetime
    key_id: str
    signature: str


def signed(
    stretch: Stretch, *, agency_id: UUID, membership_id: UUID, after: str, made_at: datetime
) -> SignedPage:
    """Sign a stretch of changes with the installation's key, which signs the trail's checkpoints
    too; the first line of each form keeps the uses apart."""
    key = signing.private_key()
    following = locked(stretch.until, membership_id)
    notices = [(each, key.sign(notice_bytes(each, agency_id)).hex()) for each in stretch.changes]
    numbers = [each.id for each in stretch.changes]
    whole = page_bytes(
        agency_id=agency_id,
        after=after,
        following=following,
        more=stretch.more,
        made_at=made_at,
        notices=numbers,
    )
    return SignedPage(
        agency_id,
        notices,
        after,
        following,
        stretch.more,
        made_at,
        key_id(key.public_key()),
        key.sign(whole).hex(),
    )


def notice_bytes(each: Change, agency_id: UUID) -> bytes:
    """The bytes that a notice's signature is over."""
    return _form(
        NOTICE_FORM,
        ("agency", agency_id),
        ("id", each.id),
        ("kind", each.kind.value),
        ("record", each.record_id),
        ("at", moment(each.at)),
    )


def page_bytes(
    *,
    agency_id: UUID,
    after: str,
    following: str,
    more: bool,
    made_at: datetime,
    notices: Sequence[UUID],
) -> bytes:
    """The bytes that a page's signature is over: nothing can be left out of it unseen."""
    return _form(
        PAGE_FORM,
        ("agency", agency_id),
        ("after", after),
        ("next", following),
        ("more", "yes" if more else "no"),
        ("made_at", moment(made_at)),
        ("notices", ",".join(map(str, notices))),
    )


def moment(at: datetime) -> str:
    """A moment as it is written and signed: UTC, with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def public_keys() -> dict[str, str]:
    """The public keys that verify, by name: the current one and those it replaced."""
    return {
        name: key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
        for name, key in sorted(signing.trusted_keys().items())
    }


def locked(number: int, membership_id: UUID) -> str:
    """A number of the chain as a cursor."""
    nonce = os.urandom(NONCE_BYTES)
    plain = number.to_bytes(NUMBER_BYTES)
    sealed = _cipher().encrypt(nonce, plain, membership_id.bytes)
    return base64.urlsafe_b64encode(nonce + sealed).decode()


def unlocked(cursor: str, membership_id: UUID) -> int | None:
    """The number of a cursor; none for no cursor.

    Raises:
        NotNow: it was not given to this membership, or not by this installation.
    """
    if not cursor:
        return None
    try:
        raw = base64.b64decode(cursor, altchars=b"-_", validate=True)
        plain = _cipher().decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], membership_id.bytes)
    except (ValueError, InvalidTag) as error:
        raise NotNow(
            _("This cursor was not given to you. Begin again without one; ids do not change.")
        ) from error
    return int.from_bytes(plain)


def _cipher() -> AESGCM:
    return AESGCM(derived(settings.SECRET_KEY.encode(), "wayside.api.cursor"))


def _form(name: str, *values: tuple[str, object]) -> bytes:
    return "\n".join([name, *(f"{key}={value}" for key, value in values)]).encode()
