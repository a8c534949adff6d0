"""Referrals to and from one's agency: listed, opened as shared, answered, moved on."""

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import Http404, HttpResponse
from ninja import Path, Query, Router

from wayside.access.gates import Request
from wayside.api.v1.gate import operation
from wayside.api.v1.replies import once, tagged
from wayside.api.v1.shapes import (
    PER_PAGE,
    After,
    Count,
    IdempotencyKey,
    IfMatch,
    Limit,
    Sent,
    version_in,
)
from wayside.api.v1.told import (
    Opened,
    ReferralPage,
    Standing,
    opened,
    page_of,
    referral_row,
    standing,
)
from wayside.api.vocabulary import Scope
from wayside.support.models import Referral
from wayside.support.referrals import actions, queries
from wayside.support.referrals.permissions import ANSWER_REFERRALS, REFER
from wayside.support.referrals.vocabulary import Declined, Outcome, ReferralState
from wayside.web import clock

router = Router(tags=["Referrals"])
ONE = "/referrals/{uuid:referral_id}"
Answered = Literal["accept", "decline", "start", "complete", "stop", "lose", "take_again"]
Moved = Literal["withdraw", "stop", "lose", "review", "reopen"]
Number = Annotated[UUID, Path(description="The number of the referral")]


class AnswerSent(Sent):
    """The service's answer; declining needs the reason."""

    verb: Answered
    declined_because: Declined | None = None
    version: Count | None = None


class MoveSent(Sent):
    """A step of the agency that refers; looking back needs what it came to."""

    verb: Moved
    outcome: Outcome | None = None
    version: Count | None = None


@operation(
    router,
    "GET",
    "/referrals",
    scope=Scope.REFERRALS_READ,
    permission=ANSWER_REFERRALS,
    answers=ReferralPage,
)
def list_referrals(
    request: Request,
    side: Annotated[Literal["in", "out"], Query(description="To or from your agency")] = "in",
    state: Annotated[ReferralState | None, Query()] = None,
    after: After = None,
    limit: Limit = PER_PAGE,
) -> ReferralPage:
    """Referrals to your agency, or from it. What one says is read by opening it."""
    by, now = request.actor, clock.now()
    found = queries.incoming(visible_to=by) if side == "in" else queries.outgoing(visible_to=by)
    rows = found.filter(state=state) if state else found
    there, following = page_of(rows, after=after, limit=limit)
    listed = actions.list_referrals(shown=there, by=by, now=now)
    return ReferralPage(
        items=[referral_row(each, listed.about.get(each.id), by=by) for each in there],
        next=following,
    )


@operation(
    router,
    "GET",
    ONE,
    scope=Scope.REFERRALS_READ,
    permission=ANSWER_REFERRALS,
    answers=Opened,
)
def open_referral(request: Request, response: HttpResponse, referral_id: Number) -> Opened:
    """One referral, opened as it was shared. The first time that the service opens it, it is
    received."""
    by = request.actor
    found = actions.open_referral(referral=_at(referral_id), by=by, now=clock.now())
    tagged(response, found.referral.version)
    return opened(found, by=by)


@operation(
    router,
    "POST",
    f"{ONE}/answers",
    scope=Scope.REFERRALS_ANSWER,
    permission=ANSWER_REFERRALS,
    answers=Standing,
)
def answer_referral(
    request: Request,
    referral_id: Number,
    sent: AnswerSent,
    key: IdempotencyKey,
    if_match: IfMatch = None,
) -> HttpResponse:
    """Accept, decline with a reason, begin, complete or end a referral to your agency."""

    def act(_form_id: UUID) -> dict[str, Any]:
        found = actions.answer_referral(
            referral=_at(referral_id),
            verb=sent.verb,
            declined_because=sent.declined_because or "",
            expected_version=_expected(sent.version, if_match),
            by=request.actor,
            now=clock.now(),
        )
        return standing(found)

    return once(request, key, act)


@operation(
    router,
    "POST",
    f"{ONE}/moves",
    scope=Scope.REFERRALS_MOVE,
    permission=REFER,
    answers=Standing,
)
def move_referral(
    request: Request,
    referral_id: Number,
    sent: MoveSent,
    key: IdempotencyKey,
    if_match: IfMatch = None,
) -> HttpResponse:
    """Withdraw, end, review or open again a referral from your agency."""

    def act(_form_id: UUID) -> dict[str, Any]:
        found = actions.move_referral(
            referral=_at(referral_id),
            verb=sent.verb,
            outcome=sent.outcome or "",
            expected_version=_expected(sent.version, if_match),
            by=request.actor,
            now=clock.now(),
        )
        return standing(found)

    return once(request, key, act)


def _at(referral_id: UUID) -> Referral:
    found = queries.referral(referral_id)
    if found is None:
        raise Http404
    return found


def _expected(version: int | None, if_match: str | None) -> int | None:
    named = version_in(if_match)
    return version if named is None else named
