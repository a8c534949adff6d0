"""Referrals as they are answered."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from pydantic import BaseModel, Field

from wayside.access.actor import Actor
from wayside.sharing.reach import lines
from wayside.support.models import Referral, ReferralAbout
from wayside.support.referrals import actions, queries, rules
from wayside.support.referrals.permissions import REFER
from wayside.support.referrals.presenters.referrals import wishes
from wayside.support.referrals.vocabulary import Declined, Origin, Outcome, ReferralState, Way

Row = TypeVar("Row", bound=Model)


class Named(BaseModel):
    """Something with a number and a name."""

    id: UUID
    name: str


class ReferralRow(BaseModel):
    """A referral as a list shows it: where it stands, and nothing of what it says."""

    id: UUID
    version: int
    state: ReferralState
    origin: Origin
    service: Named | None
    from_agency: Named | None = Field(description="Who refers; none where it was handed over")
    to_agency: Named
    person_id: UUID | None = Field(description="Of a referral from you: whom it is about")
    sent_at: datetime | None
    received_at: datetime | None
    accepted_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    due_at: datetime | None = Field(description="By when the next answer is due")
    declined_because: Declined | None
    outcome: Outcome | None


class ReferralPage(BaseModel):
    """Referrals, in the order of their numbers."""

    items: list[ReferralRow]
    next: UUID | None = Field(description="Send it as `after` for the next page; none at the end")


class Line(BaseModel):
    """One thing that was shared, under its question."""

    question: str
    answer: str


class Content(BaseModel):
    """What a referral says, as it was shared."""

    text: str
    lines: list[Line]
    way: Way | None = Field(description="How it is safe to answer whoever asked, where they said")
    words_to_leave: str = Field(description="All that may be said or left; empty: nothing")


class Step(BaseModel):
    """A step that was taken."""

    verb: str
    state: ReferralState
    at: datetime


class Opened(ReferralRow):
    """A referral, opened."""

    content: Content | None = Field(description="None where it is not for your role, or is closed")
    closed: str = Field(description="Why it is closed; then delete what you kept of it")
    steps: list[Step]
    may: list[str] = Field(description="The verbs that its state allows to your side now")


class Standing(BaseModel):
    """Where a referral stands after a step."""

    id: UUID
    version: int
    state: ReferralState


def page_of(
    rows: QuerySet[Row], *, after: UUID | None, limit: int
) -> tuple[Sequence[Row], UUID | None]:
    """The rows that follow a number, and the number to go on from. In the order of numbers
    nothing moves between two pages, whatever is changed meanwhile."""
    ordered = rows.order_by("pk")
    found = list((ordered.filter(pk__gt=after) if after else ordered)[: limit + 1])
    more = len(found) > limit
    there = found[:limit]
    return there, there[-1].pk if more else None


def lines_of(content: Mapping[str, Any] | None) -> list[Line]:
    """What was told beside the words; a number or an address is shown on a page alone."""
    return [Line(question=name, answer=value) for name, value in lines(content)]


def referral_row(each: Referral, about: ReferralAbout | None, *, by: Actor) -> ReferralRow:
    """One line of a list."""
    return ReferralRow(**_facts(each, about, by))


def opened(found: actions.Opened, *, by: Actor) -> Opened:
    """One, with what it says as far as it is shared."""
    each = found.referral
    return Opened(
        **_facts(each, found.about if by.may(REFER) else None, by),
        content=_content(found) if found.content is not None else None,
        closed=found.closed,
        steps=[
            Step(verb=one.verb, state=ReferralState(one.state), at=one.at)
            for one in queries.moves_of(each)
        ],
        may=_may(each, by),
    )


def standing(each: Referral) -> dict[str, Any]:
    """Where it stands, as JSON."""
    state = ReferralState(each.state)
    return Standing(id=each.id, version=each.version, state=state).model_dump(mode="json")


def _facts(each: Referral, about: ReferralAbout | None, by: Actor) -> dict[str, Any]:
    from_worker = each.origin == Origin.WORKER
    return {
        "id": each.id,
        "version": each.version,
        "state": each.state,
        "origin": each.origin,
        "service": Named(id=each.service.id, name=each.service.name) if each.service else None,
        "from_agency": Named(id=each.controller.id, name=each.controller.name)
        if from_worker
        else None,
        "to_agency": Named(id=each.to_agency.id, name=each.to_agency.name),
        "person_id": about.subject.person.id if about else None,
        "sent_at": each.sent_at,
        "received_at": each.received_at,
        "accepted_at": each.accepted_at,
        "started_at": each.started_at,
        "ended_at": each.ended_at,
        "due_at": queries.due_at(each),
        "declined_because": each.declined_because or None,
        "outcome": each.outcome or None,
    }


def _content(found: actions.Opened) -> Content:
    said = found.content or {}
    wished = said.get("referral", {})
    way = wished.get("way")
    return Content(
        text=str(said.get("text", "")),
        lines=lines_of(said),
        way=Way(way) if wishes(said) else None,
        words_to_leave=str(wished.get("words_to_leave", "")),
    )


def _may(each: Referral, by: Actor) -> list[str]:
    ours = each.to_agency_id == by.agency_id
    verbs = rules.OF_RECIPIENT if ours else rules.OF_SENDER
    return [verb for verb in verbs if verb != "receive" and rules.REFERRAL.can(each.state, verb)]
