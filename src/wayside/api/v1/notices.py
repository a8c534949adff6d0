"""The signed outbox that an agency's system polls, and the keys that verify it."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router
from pydantic import BaseModel, Field

from wayside.access.gates import Request
from wayside.access.vocabulary import Side
from wayside.api import actions, outbox
from wayside.api.outbox import SignedPage
from wayside.api.permissions import READ_NOTICES
from wayside.api.v1.gate import open_operation, operation
from wayside.api.v1.shapes import CURSOR, PER_PAGE, Limit
from wayside.api.vocabulary import NoticeKind, Scope
from wayside.vault import holding
from wayside.web import clock

router = Router(tags=["Notices"])
Cursor = Annotated[
    str | None,
    Query(
        pattern=CURSOR,
        description="The `next` of the page before; without it, the past thirty days",
    ),
]


class Notice(BaseModel):
    """That something changed: a kind, the number of a record, when. Never what."""

    id: UUID = Field(description="Of this notice; the same however often it is fetched")
    kind: NoticeKind
    record: UUID
    at: str = Field(description="In UTC, as it was signed")
    signature: str = Field(description="Ed25519, in hexadecimal")


class NoticePage(BaseModel):
    """A page of notices, the earliest first, signed as a whole."""

    agency: UUID
    notices: list[Notice]
    after: str
    next: str = Field(description="Send it as `after` the next time")
    more: bool = Field(description="Whether more are waiting already")
    made_at: str
    key_id: str
    signature: str


class PublicKey(BaseModel):
    """A key that verifies."""

    key_id: str
    pem: str


class PublicKeys(BaseModel):
    """The keys that verify: the current one, and those that it replaced."""

    keys: list[PublicKey]


@operation(
    router, "GET", "/notices",
    scope=Scope.NOTICES_READ, permission=READ_NOTICES, answers=NoticePage,
)  # fmt: skip
def list_notices(request: Request, after: Cursor = None, limit: Limit = PER_PAGE) -> NoticePage:
    """What changed for your agency, as far as your role may open it. Nothing is passed over: what
    is fetched with the `next` of a page follows on it without a gap."""
    if request.actor.side == Side.SUPPORT:
        holding.check_holds(holding.SUPPORT)
    found = actions.list_notices(
        after=after or "",
        limit=limit,
        real_now=clock.real_now(),
        by=request.actor,
        now=clock.now(),
    )
    return _page(found)


@open_operation(
    router,
    "/keys",
    reason="public keys verify what was signed, and open nothing",
    answers=PublicKeys,
)
def list_keys(request: Any) -> PublicKeys:
    """The public keys that verify notices. Compare a key's id by another way first."""
    found = outbox.public_keys()
    return PublicKeys(keys=[PublicKey(key_id=name, pem=pem) for name, pem in found.items()])


def _page(found: SignedPage) -> NoticePage:
    return NoticePage(
        agency=found.agency_id,
        notices=[
            Notice(
                id=each.id,
                kind=each.kind,
                record=each.record_id,
                at=outbox.moment(each.at),
                signature=signature,
            )
            for each, signature in found.notices
        ],
        after=found.after,
        next=found.next,
        more=found.more,
        made_at=outbox.moment(found.made_at),
        key_id=found.key_id,
        signature=found.signature,
    )
