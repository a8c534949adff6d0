"""What was handed over to one's agency, or to leads: listed, opened, taken up, dealt with. One
address knows both sending and receiving, so they share a router."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpResponse
from ninja import Path, Query
from pydantic import BaseModel, Field

from wayside.access.actor import Actor
from wayside.access.gates import Request
from wayside.api.v1.gate import operation
from wayside.api.v1.handovers import router
from wayside.api.v1.replies import once
from wayside.api.v1.shapes import (
    PER_PAGE,
    After,
    IdempotencyKey,
    Limit,
    Moment,
    Sent,
    at,
    words,
)
from wayside.api.v1.told import Line, Named, lines_of, page_of
from wayside.api.vocabulary import Scope
from wayside.partners.models import Membership
from wayside.sharing.handovers import actions, queries
from wayside.sharing.handovers.permissions import RECEIVE_HANDOVERS
from wayside.sharing.handovers.vocabulary import HandoverKind, HandoverState
from wayside.sharing.models import Handover
from wayside.support.referrals.queries import taken_in_from
from wayside.web import clock

ONE = "/handovers/{uuid:handover_id}"
Number = Annotated[UUID, Path(description="The number of the handover")]


class TakeUpSent(Sent):
    """That your member takes it up, and until when it is to be dealt with."""

    deadline_at: Moment


class DealtWithSent(Sent):
    """What was done; the sender never reads it."""

    answer: words(2000)  # type: ignore[valid-type]


class HandoverRow(BaseModel):
    """A handover as the inbox shows it: where it stands, and nothing of what it says."""

    id: UUID
    kind: HandoverKind
    state: HandoverState
    from_agency: Named | None = Field(description="None: somebody of the public")
    to_agency: Named | None = Field(description="None: the area’s safeguarding leads")
    area: Named
    sent_at: datetime
    deadline_at: datetime
    owner: str | None = Field(description="Who took it up")
    yours: bool = Field(description="Whether your member took it up")
    corrected: bool = Field(description="Its writer put it right since its owner read it")


class HandoverPage(BaseModel):
    """Handovers, in the order of their numbers."""

    items: list[HandoverRow]
    next: UUID | None


class Written(BaseModel):
    """One version of what was handed over."""

    number: int
    written_at: datetime
    text: str
    lines: list[Line] = Field(
        description="What else was told; a number or an address is shown on the page alone"
    )


class OpenedHandover(HandoverRow):
    """A handover, opened: the last version first."""

    versions: list[Written]
    answer: str = Field(description="What was done, once it is dealt with")


class HandoverStanding(BaseModel):
    """Where a handover stands after a step."""

    id: UUID
    state: HandoverState
    referral_id: UUID | None = Field(description="The referral that it became, if it is one")


@operation(
    router, "GET", "/handovers",
    scope=Scope.HANDOVERS_RECEIVE, permission=RECEIVE_HANDOVERS, answers=HandoverPage,
)  # fmt: skip
def list_handovers(
    request: Request,
    over: Annotated[bool, Query(description="Those dealt with or passed on instead")] = False,
    after: After = None,
    limit: Limit = PER_PAGE,
) -> HandoverPage:
    """What waits for you, handed over to your agency or to leads. What it says is read by
    opening it."""
    by = request.actor
    found = queries.ended() if over else queries.waiting()
    there, following = page_of(found, after=after, limit=limit)
    actions.list_handovers(shown=there, by=by, now=clock.now())
    return HandoverPage(items=[HandoverRow(**_facts(each, by)) for each in there], next=following)


@operation(
    router, "GET", ONE,
    scope=Scope.HANDOVERS_RECEIVE, permission=RECEIVE_HANDOVERS, answers=OpenedHandover,
)  # fmt: skip
def open_handover(request: Request, handover_id: Number) -> OpenedHandover:
    """One handover, opened. The first time, its sender may learn that it was received."""
    by = request.actor
    found = actions.open_handover(handover=_at(handover_id), by=by, now=clock.now())
    return OpenedHandover(
        **_facts(found.handover, by),
        versions=[_written(each) for each in found.versions],
        answer=found.handover.answer,
    )


@operation(
    router, "POST", f"{ONE}/take-ups",
    scope=Scope.HANDOVERS_RECEIVE, permission=RECEIVE_HANDOVERS, answers=HandoverStanding,
)  # fmt: skip
def take_up_handover(
    request: Request, handover_id: Number, sent: TakeUpSent, key: IdempotencyKey
) -> HttpResponse:
    """Take it up: your member owns it from then on. A referral becomes one to your agency."""
    by = request.actor

    def act(_form_id: UUID) -> dict[str, Any]:
        actions.take_up_handover(
            handover=_at(handover_id),
            owner=Membership.objects.get(id=by.member_id),
            deadline_at=at(sent.deadline_at),
            by=by,
            now=clock.now(),
        )
        return _standing(handover_id)

    return once(request, key, act)


@operation(
    router, "POST", f"{ONE}/answers",
    scope=Scope.HANDOVERS_RECEIVE, permission=RECEIVE_HANDOVERS, answers=HandoverStanding,
)  # fmt: skip
def answer_handover(
    request: Request, handover_id: Number, sent: DealtWithSent, key: IdempotencyKey
) -> HttpResponse:
    """Say what was done, and end it. It must have been opened."""

    def act(_form_id: UUID) -> dict[str, Any]:
        actions.answer_handover(
            handover=_at(handover_id), answer=sent.answer, by=request.actor, now=clock.now()
        )
        return _standing(handover_id)

    return once(request, key, act)


def _at(handover_id: UUID) -> Handover:
    found = queries.seen(handover_id)
    if found is None:
        raise Http404
    return found


def _facts(each: Handover, by: Actor) -> dict[str, Any]:
    sender, to = each.receipt.agency, each.to_agency
    return {
        "id": each.id,
        "kind": each.kind,
        "state": each.state,
        "from_agency": Named(id=sender.id, name=sender.name) if sender else None,
        "to_agency": Named(id=to.id, name=to.name) if to else None,
        "area": Named(id=each.area.id, name=each.area.name),
        "sent_at": each.sent_at,
        "deadline_at": each.deadline_at,
        "owner": each.owner.person.name if each.owner else None,
        "yours": each.owner_id is not None and each.owner_id == by.membership_id,
        "corrected": queries.is_corrected(each),
    }


def _written(version: actions.Version) -> Written:
    content = version.content
    return Written(
        number=version.number,
        written_at=version.written_at,
        text=str(content.get("text", "")),
        lines=lines_of(content),
    )


def _standing(handover_id: UUID) -> dict[str, Any]:
    held = _at(handover_id)
    made = taken_in_from(held)
    return HandoverStanding(
        id=held.id, state=HandoverState(held.state), referral_id=made.id if made else None
    ).model_dump(mode="json")
