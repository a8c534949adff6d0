"""Referrals as rows, and one as the side that looks at it may move it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.access.actor import Actor
from wayside.people.contact.vocabulary import RouteKind
from wayside.sharing.reach import Reach
from wayside.support.models import Referral, ReferralAbout
from wayside.support.referrals import queries, rules
from wayside.support.referrals.actions import Listed
from wayside.support.referrals.permissions import REFER
from wayside.support.referrals.vocabulary import Origin, ReferralState, Way
from wayside.web.components.text import Colour
from wayside.web.states import Words

COLOURS: Mapping[ReferralState, Colour] = {
    ReferralState.DRAFT: "grey",
    ReferralState.SENT: "blue",
    ReferralState.RECEIVED: "yellow",
    ReferralState.ACCEPTED: "teal",
    ReferralState.STARTED: "green",
}
FORMS = ("decline", "review", "receive")


@dataclass(frozen=True, slots=True)
class Row:
    """One referral in a list."""

    id: UUID
    url: str
    service: str
    called: str
    other_side: str
    state: str
    colour: Colour
    age: str
    due_at: datetime | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class Steps:
    """What may be done with one now, from the side that looks."""

    answers: tuple[tuple[str, Words], ...] = ()
    moves: tuple[tuple[str, Words], ...] = ()
    may_decline: bool = False
    may_review: bool = False
    may_send: bool = False
    may_transfer: bool = False
    may_link: bool = False
    may_answer_first: bool = False


@dataclass(frozen=True, slots=True)
class Wishes:
    """How somebody who wrote or rang wants to be answered."""

    way: str
    words: str


def rows(listed: Listed, *, by: Actor, now: datetime) -> list[Row]:
    """A list, for a moment."""
    return [row(each, listed.about.get(each.id), by=by, now=now) for each in listed.rows]


def row(each: Referral, about: ReferralAbout | None, *, by: Actor, now: datetime) -> Row:
    """One line of it."""
    is_ours = each.to_agency_id == by.agency_id
    due = queries.due_at(each)
    return Row(
        id=each.id,
        url=reverse("support:referral", args=[each.id]),
        service=each.service.name if each.service else _("No service named"),
        called=about.subject.person.called if about else "",
        other_side=_from_whom(each) if is_ours else each.to_agency.name,
        state=each.get_state_display(),
        colour=COLOURS.get(ReferralState(each.state), "grey"),
        age=age(now - (each.sent_at or each.created_at)),
        due_at=due,
        is_late=due is not None and due < now,
    )


def age(span: timedelta) -> str:
    """How long ago, in days."""
    days = max(0, span.days)
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


def steps(
    each: Referral, about: ReferralAbout | None, *, by: Actor, is_open: bool, has_accounts: bool
) -> Steps:
    """What this actor may do now."""
    found = Steps()
    if each.to_agency_id == by.agency_id:
        answers = _verbs(each, rules.OF_RECIPIENT) if is_open else ()
        from_outside = each.origin == Origin.HANDOVER
        answers = tuple(pair for pair in answers if pair[0] != "take_again" or from_outside)
        found = Steps(
            answers=answers,
            may_decline=is_open and rules.REFERRAL.can(each.state, "decline"),
            may_answer_first=from_outside and each.state in rules.RUNNING,
        )
    elif about is not None and by.may(REFER):
        found = Steps(
            moves=tuple(
                pair
                for pair in _verbs(each, rules.OF_SENDER)
                if pair[0] != "complete" or not has_accounts
            ),
            may_review=rules.REFERRAL.can(each.state, "review"),
            may_send=rules.REFERRAL.can(each.state, "send"),
            may_transfer=rules.REFERRAL.can(each.state, "transfer"),
            may_link=not has_accounts and each.state in rules.RUNNING,
        )
    return found


def way_shown(reach: Reach) -> str:
    """The kind of a way to reach somebody, in words."""
    if reach.kind in RouteKind:
        return str(RouteKind(reach.kind).label)
    return str(Way(reach.kind).label) if reach.kind in Way else reach.kind


def wishes(content: Mapping[str, Any] | None) -> Wishes | None:
    """How to answer somebody who wrote or rang, where they said so."""
    asked = (content or {}).get("referral", {})
    way = asked.get("way", "")
    if way not in Way:
        return None
    words = str(asked.get("words_to_leave", ""))
    said = words or _("Leave no message and say nothing to anybody else.")
    return Wishes(str(Way(way).label), said)


def label_of(verb: str) -> Words:
    """A step that was taken, in words."""
    named: dict[str, Words] = {each.verb: each.label for each in rules.REFERRAL}
    own = {"draft": _("Begun"), "answer_first": _("First answer")}
    return own.get(verb) or named.get(verb, verb)


def _verbs(each: Referral, verbs: Iterable[str]) -> tuple[tuple[str, Words], ...]:
    found = (rules.REFERRAL.step(each.state, verb) for verb in verbs if verb not in FORMS)
    return tuple((step.verb, step.label) for step in found if step is not None)


def _from_whom(each: Referral) -> str:
    return each.controller.name if each.origin == Origin.WORKER else _("Handed over")
