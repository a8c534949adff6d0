"""What was handed over, waits for a second person, is to be overseen, or is to be deleted."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.access.actor import Actor
from wayside.home.presenters import Due, Urgency
from wayside.home.workplace import Workplace
from wayside.people.queries.mine import Mine
from wayside.sharing.agreements import queries as agreements
from wayside.sharing.agreements.permissions import CONFIRM_AGREEMENTS
from wayside.sharing.demands.permissions import ANSWER_DEMANDS
from wayside.sharing.disclosures import queries as disclosures
from wayside.sharing.disclosures.permissions import APPROVE_DISCLOSURES, RECEIVE_DISCLOSURES
from wayside.sharing.handovers.permissions import RECEIVE_HANDOVERS
from wayside.sharing.handovers.rules import OPEN
from wayside.sharing.handovers.vocabulary import HandoverState
from wayside.sharing.oversight import queries as oversight
from wayside.sharing.oversight.permissions import OVERSEE
from wayside.vault import holding


def due(place: Workplace, *, now: datetime) -> Iterator[Due]:
    """For whoever the database shows it to."""
    actor = place.actor
    if actor.may(RECEIVE_HANDOVERS) and holding.holds(holding.SUPPORT):
        yield from _handovers(place.mine(now))
    desk = _desk(actor, now)
    if actor.may(APPROVE_DISCLOSURES) and holding.holds(holding.SUPPORT):
        n = desk.to_decide
        words = ngettext("Decide %(n)d disclosure", "Decide %(n)d disclosures", n)
        yield from _one(n, words, "sharing:disclosures_waiting", Urgency.DUE)
    if actor.may(ANSWER_DEMANDS) and holding.holds(holding.SUPPORT):
        yield from _demands(place, now)
    if actor.may(CONFIRM_AGREEMENTS):
        proposed = agreements.waiting(visible_to=actor).count()
        words = ngettext("Decide %(n)d agreement", "Decide %(n)d agreements", proposed)
        yield from _one(proposed, words, "sharing:agreements", Urgency.DUE)
    if actor.may(OVERSEE):
        unseen = oversight.entries().filter(seen_at=None).count()
        words = ngettext("Look at %(n)d override", "Look at %(n)d overrides", unseen)
        yield from _one(unseen, words, "sharing:oversight", Urgency.DUE)
    if actor.may(RECEIVE_DISCLOSURES):
        yield from _received(desk.to_act, now)


def _desk(actor: Actor, now: datetime) -> disclosures.Desk:
    """Of disclosures, for whoever decides or receives them."""
    decides = actor.may(APPROVE_DISCLOSURES) and holding.holds(holding.SUPPORT)
    if decides or actor.may(RECEIVE_DISCLOSURES):
        return disclosures.desk(by=actor, now=now, decides=decides)
    return disclosures.Desk(0, ())


def _demands(place: Workplace, now: datetime) -> Iterator[Due]:
    """Those that a line of one's own people does not tell of already."""
    mine = place.mine(now)
    days = [
        each.answer_by_date
        for each in mine.demands
        if each.subject_id not in mine.by_subject and each.controller_id == place.actor.agency_id
    ]
    late = sum(day < mine.today for day in days if day)
    words = ngettext("Answer %(n)d legal demand", "Answer %(n)d legal demands", len(days))
    hint = _("%(n)d late") % {"n": late} if late else ""
    urgency = Urgency.BLOCKED if late else Urgency.DUE
    yield from _one(len(days), words, "sharing:demands_waiting", urgency, hint)


def _received(found: Sequence[datetime | None], now: datetime) -> Iterator[Due]:
    days = [day for day in found if day]
    new = len(found) - len(days)
    words = ngettext("Open %(n)d disclosure made to you", "Open %(n)d disclosures made to you", new)
    yield from _one(new, words, "sharing:received", Urgency.DUE)
    late = sum(day < now for day in days)
    words = ngettext("Delete %(n)d disclosure", "Delete %(n)d disclosures", len(days))
    hint = _("%(n)d late") % {"n": late} if late else ""
    urgency = Urgency.BLOCKED if late else Urgency.DUE
    yield from _one(len(days), words, "sharing:received", urgency, hint)


def _handovers(mine: Mine) -> Iterator[Due]:
    found = [each for each in mine.desk if each.state in OPEN]
    new = [each.deadline_at for each in found if each.state != HandoverState.TAKEN_UP]
    own = [
        each.deadline_at
        for each in found
        if each.state == HandoverState.TAKEN_UP and each.owner_id == mine.actor.membership_id
    ]
    now = mine.now
    words = ngettext("Take up %(n)d handover", "Take up %(n)d handovers", len(new))
    yield from _timed(new, words, now)
    words = ngettext(
        "Deal with %(n)d handover that you took up",
        "Deal with %(n)d handovers that you took up",
        len(own),
    )
    yield from _timed(own, words, now)


def _timed(deadlines: Sequence[datetime], words: str, now: datetime) -> Iterator[Due]:
    late = sum(deadline < now for deadline in deadlines)
    hint = _("%(n)d late") % {"n": late} if late else ""
    urgency = Urgency.BLOCKED if late else Urgency.SOON
    yield from _one(len(deadlines), words, "sharing:handovers", urgency, hint)


def _one(count: int, words: str, name: str, urgency: Urgency, hint: str = "") -> Iterator[Due]:
    if count:
        yield Due(words % {"n": count}, reverse(name), urgency, hint)
