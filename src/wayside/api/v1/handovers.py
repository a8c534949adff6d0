"""What is sent one way: concerns, and referrals by whoever may not read them back."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wayside.access.gates import Request
from wayside.api.v1.gate import operation
from wayside.api.v1.problems import Unfit, faults_of
from wayside.api.v1.replies import once
from wayside.api.v1.shapes import (
    PER_PAGE,
    After,
    Flag,
    Id,
    IdempotencyKey,
    Limit,
    Sent,
    maybe,
    words,
)
from wayside.api.v1.told import page_of
from wayside.api.vocabulary import Scope
from wayside.sharing.handovers import actions
from wayside.sharing.handovers.forms import HandOverForm
from wayside.sharing.handovers.permissions import HAND_OVER
from wayside.sharing.handovers.vocabulary import HandoverKind, Told
from wayside.sharing.models import HandoverReceipt
from wayside.support.referrals.actions import refer_from_outside
from wayside.support.referrals.forms.asking import FieldForm
from wayside.support.referrals.vocabulary import Way
from wayside.support.vocabulary import NeedKind
from wayside.web import clock

router = Router(tags=["Handovers"])
CREATED = 201
NAMED = {"area", "service", "to_agency"}


class ConcernSent(Sent):
    """A concern, told to one agency or, without one, to the area's safeguarding leads."""

    kind: HandoverKind
    area: Id
    to_agency: Id | None = None
    text: words(5000)  # type: ignore[valid-type]


class ReferralSent(Sent):
    """A referral of somebody who agrees to it; it cannot be read back."""

    area: Id
    service: Id | None = Field(default=None, description="None: whoever can help")
    text: words(3000) = Field(description="Their words, no more than is needed")  # type: ignore[valid-type]
    called: maybe(80) = ""  # type: ignore[valid-type]
    needs: list[NeedKind] = []
    way: Way = Field(description="How it is safe to answer them")
    reach: maybe(200) = Field(default="", description="The number, address or name for that")  # type: ignore[valid-type]
    hours: maybe(200) = ""  # type: ignore[valid-type]
    words_to_leave: maybe(200) = Field(default="", description="Empty: nothing may be left")  # type: ignore[valid-type]
    agreed: Flag = Field(description="They agree that this is passed on")
    may_tell: Flag = Field(description="They agree that you learn whether it was taken up")


class Receipt(BaseModel):
    """All that a sender ever learns: that it was sent, received, taken up."""

    id: UUID
    kind: HandoverKind
    standing: Told
    sent_at: datetime


class ReceiptPage(BaseModel):
    """Receipts, in the order of their numbers."""

    items: list[Receipt]
    next: UUID | None


@operation(
    router, "GET", "/handovers/sent",
    scope=Scope.HANDOVERS_SEND, permission=HAND_OVER, answers=ReceiptPage,
)  # fmt: skip
def list_sent(request: Request, after: After = None, limit: Limit = PER_PAGE) -> ReceiptPage:
    """What you handed over, and what you may know of it."""
    found = actions.list_sent(by=request.actor, now=clock.now())
    there, following = page_of(found, after=after, limit=limit)
    return ReceiptPage(items=[_receipt(each) for each in there], next=following)


@operation(
    router, "POST", "/handovers",
    scope=Scope.HANDOVERS_SEND, permission=HAND_OVER, answers=Receipt, status=CREATED,
)  # fmt: skip
def hand_over(request: Request, sent: ConcernSent, key: IdempotencyKey) -> HttpResponse:
    """Hand a concern over to the support side. It goes one way."""
    given = sent.model_dump(mode="json")

    def act(form_id: UUID) -> dict[str, Any]:
        form = _fitting(HandOverForm(given, actor=request.actor))
        data = form.cleaned_data
        made = actions.hand_over(
            kind=HandoverKind(data["kind"]),
            area=data["area"],
            to_agency=data["to_agency"],
            content={"text": data["text"]},
            receipt_id=form_id,
            by=request.actor,
            now=clock.now(),
        )
        return _receipt(made).model_dump(mode="json")

    return once(request, key, act, status=CREATED)


@operation(
    router, "POST", "/handovers/referrals",
    scope=Scope.HANDOVERS_SEND, permission=HAND_OVER, answers=Receipt, status=CREATED,
)  # fmt: skip
def refer(request: Request, sent: ReferralSent, key: IdempotencyKey) -> HttpResponse:
    """Refer somebody who agrees. You learn whether it was taken up only if they agreed to that."""
    given = sent.model_dump(mode="json")
    given["may_tell"] = "yes" if sent.may_tell else "no"

    def act(form_id: UUID) -> dict[str, Any]:
        form = _fitting(FieldForm({**given, "form_id": form_id}, actor=request.actor))
        made = refer_from_outside(
            wanted=form.wanted(),
            agreed=form.cleaned_data["agreed"],
            may_tell=sent.may_tell,
            by=request.actor,
            now=clock.now(),
        )
        if made is None:
            raise Http404
        return _receipt(made).model_dump(mode="json")

    return once(request, key, act, status=CREATED)


def _receipt(each: HandoverReceipt) -> Receipt:
    return Receipt(
        id=each.id,
        kind=HandoverKind(each.kind),
        standing=Told(each.standing),
        sent_at=each.sent_at,
    )


def _fitting(form: Any) -> Any:
    """The form of the page, filled in: what it lets nobody choose is not there for a token.

    Raises:
        Http404: an area, a service or an agency is named that is not open to whoever asks.
        Unfit: it cannot be so; each fault says why.
    """
    if form.is_valid():
        return form
    for name, faults in form.errors.as_data().items():
        if name in NAMED and any(each.code == "invalid_choice" for each in faults):
            raise Http404
    raise Unfit(faults_of(form.errors))
