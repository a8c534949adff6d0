"""Meetings with the people whose records are open, and people who are only counted."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wayside.access.actor import Actor
from wayside.access.gates import Request
from wayside.api.v1.gate import operation
from wayside.api.v1.persons import person_at
from wayside.api.v1.replies import once
from wayside.api.v1.shapes import (
    MOST,
    PER_PAGE,
    After,
    Count,
    Id,
    IdempotencyKey,
    Limit,
    Moment,
    Sent,
    at,
    maybe,
)
from wayside.api.vocabulary import Scope
from wayside.partners.models import Area
from wayside.people import actions as people
from wayside.people.permissions import SUPPORT_PEOPLE
from wayside.support import actions, queries
from wayside.support.actions import Told
from wayside.support.models import Meeting
from wayside.support.models.meetings import MOST_PEOPLE
from wayside.support.permissions import NOTE_MEETINGS, READ_STORY
from wayside.support.vocabulary import Given, Met, NeedKind
from wayside.web import clock

router = Router(tags=["Engagements"])
OF_PERSON = "/people/{uuid:person_id}/engagements"
CREATED = 201


class CountSent(Sent):
    """People met who are only counted: nothing but what was given is kept."""

    met_at: Moment
    how: Met
    ward: Id
    given: list[Given] = []
    people: Count = Field(ge=1, le=MOST_PEOPLE)


class MeetingSent(Sent):
    """A meeting with somebody; what was taken up is of what was offered."""

    met_at: Moment
    how: Met
    ward: Id
    topics: list[NeedKind] = []
    given: list[Given] = []
    offered: list[NeedKind] = []
    taken: list[NeedKind] = []
    note: maybe(4000) = ""  # type: ignore[valid-type]


class Supported(BaseModel):
    """Somebody supported, as far as a system needs to tell records apart."""

    id: UUID
    called: str
    first_met_date: date | None


class SupportedPage(BaseModel):
    """People, in the order of their numbers."""

    items: list[Supported]
    next: UUID | None


class Engagement(BaseModel):
    """A meeting."""

    id: UUID
    version: int
    met_at: datetime
    how: Met
    ward: UUID
    topics: list[NeedKind]
    given: list[Given]
    offered: list[NeedKind]
    taken: list[NeedKind]
    note: str


class EngagementPage(BaseModel):
    """Meetings, the latest first; at most the five hundred latest are told."""

    items: list[Engagement]
    next: UUID | None


class Noted(BaseModel):
    """What was noted."""

    id: UUID
    version: int


@operation(
    router, "GET", "/people",
    scope=Scope.ENGAGEMENTS_READ, permission=SUPPORT_PEOPLE, answers=SupportedPage,
)  # fmt: skip
def list_people(request: Request, after: After = None, limit: Limit = PER_PAGE) -> SupportedPage:
    """The people whose records were given to you by name: your caseload."""
    found = people.list_own(by=request.actor, now=clock.now())
    ordered = sorted(found, key=lambda each: each.id)
    rest = [each for each in ordered if after is None or each.id > after]
    there = rest[:limit]
    return SupportedPage(
        items=[
            Supported(id=each.id, called=each.called, first_met_date=each.first_met_date)
            for each in there
        ],
        next=there[-1].id if len(rest) > limit else None,
    )


@operation(
    router, "GET", OF_PERSON,
    scope=Scope.ENGAGEMENTS_READ, permission=READ_STORY, answers=EngagementPage,
)  # fmt: skip
def list_engagements(
    request: Request, person_id: UUID, after: After = None, limit: Limit = PER_PAGE
) -> EngagementPage:
    """Somebody's meetings, the latest first."""
    found = actions.open_story(
        person=person_at(person_id, request.actor), by=request.actor, now=clock.now()
    )
    rest = list(found.meetings)
    numbers = [each.id for each in rest]
    if after is not None:
        if after not in numbers:
            raise Http404
        rest = rest[numbers.index(after) + 1 :]
    there = rest[: min(limit, MOST)]
    following = there[-1].id if len(rest) > len(there) else None
    return EngagementPage(items=[_engagement(each) for each in there], next=following)


@operation(
    router, "POST", OF_PERSON,
    scope=Scope.ENGAGEMENTS_WRITE, permission=NOTE_MEETINGS, answers=Noted, status=CREATED,
)  # fmt: skip
def note_engagement(
    request: Request, person_id: UUID, sent: MeetingSent, key: IdempotencyKey
) -> HttpResponse:
    """Note a meeting with somebody."""

    def act(form_id: UUID) -> dict[str, Any]:
        made = actions.note_meeting(
            person=person_at(person_id, request.actor),
            told=Told(
                **_where(sent, request.actor),
                topics=tuple(sent.topics),
                offered=tuple(sent.offered),
                taken=tuple(sent.taken),
                note=sent.note,
            ),
            form_id=form_id,
            by=request.actor,
            now=clock.now(),
        )
        return _noted(made)

    return once(request, key, act, status=CREATED)


@operation(
    router, "POST", "/engagements/counts",
    scope=Scope.ENGAGEMENTS_WRITE, permission=NOTE_MEETINGS, answers=Noted, status=CREATED,
)  # fmt: skip
def count_engagements(request: Request, sent: CountSent, key: IdempotencyKey) -> HttpResponse:
    """Count people met, without saying who."""

    def act(form_id: UUID) -> dict[str, Any]:
        made = actions.count_meetings(
            people=sent.people,
            told=Told(**_where(sent, request.actor)),
            form_id=form_id,
            by=request.actor,
            now=clock.now(),
        )
        return _noted(made)

    return once(request, key, act, status=CREATED)


def _where(sent: CountSent | MeetingSent, by: Actor) -> dict[str, Any]:
    ward: Area | None = queries.wards_of(by).filter(id=sent.ward).first()
    if ward is None:
        raise Http404
    return {"met_at": at(sent.met_at), "how": sent.how, "ward": ward, "given": tuple(sent.given)}


def _engagement(each: Meeting) -> Engagement:
    return Engagement(
        id=each.id,
        version=each.version,
        met_at=each.met_at,
        how=Met(each.how),
        ward=each.ward_id,
        topics=[NeedKind(one) for one in each.topics],
        given=[Given(one) for one in each.given],
        offered=[NeedKind(one) for one in each.offered],
        taken=[NeedKind(one) for one in each.taken],
        note=each.note,
    )


def _noted(each: Meeting) -> dict[str, Any]:
    return Noted(id=each.id, version=each.version).model_dump(mode="json")
