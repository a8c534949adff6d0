"""What changed for somebody's agency, read from the trail itself.

The trail holds, in the order of its chain, who did what with which record and which agencies
received it. There is no second truth: a notice is an event in which the reader's agency takes part,
about a record that the database shows the reader now. A link of the chain is made as its
transaction commits, under the lock that orders the chain, so a number that can be read has no
smaller number still to come: nothing that commits late is ever passed over.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from wayside.access.actor import Actor
from wayside.access.permissions import Permission
from wayside.api.vocabulary import NoticeKind
from wayside.audit.models import ChainLink, Event
from wayside.audit.trail import head
from wayside.sharing.disclosures.permissions import RECEIVE_DISCLOSURES
from wayside.sharing.disclosures.queries import received
from wayside.sharing.handovers.permissions import HAND_OVER, RECEIVE_HANDOVERS
from wayside.sharing.handovers.queries import receipts
from wayside.sharing.models import Handover
from wayside.support.models import Referral
from wayside.support.referrals.permissions import ANSWER_REFERRALS

Visible = Callable[[Iterable[UUID], Actor], Mapping[UUID, UUID]]


@dataclass(frozen=True, slots=True)
class Told:
    """A kind of notice: of which actions, for whom, and which of the records they see. Of what
    an agency takes part in, or only of what it received."""

    kind: NoticeKind
    actions: tuple[str, ...]
    permission: Permission
    visible: Visible
    as_party: bool = False
    to_leads: bool = False

    def condition(self, by: Actor) -> Q:
        """The events it is told of."""
        whose = Q(event__recipients__contains=[by.agency_id])
        if self.as_party:
            whose |= Q(event__controller_id=by.agency_id) | Q(event__agency_id=by.agency_id)
        if self.to_leads:
            whose |= Q(event__recipients=[])
        return Q(event__action__in=self.actions) & whose


@dataclass(frozen=True, slots=True)
class Change:
    """What a notice says: which kind, of which record, when."""

    id: UUID
    kind: NoticeKind
    record_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Stretch:
    """The changes in a stretch of the chain, up to a number; whether more are waiting."""

    changes: Sequence[Change]
    until: int
    more: bool


def _referrals(numbers: Iterable[UUID], by: Actor) -> Mapping[UUID, UUID]:
    return _same(Referral.objects.filter(id__in=list(numbers)).values_list("id", flat=True))


def _handed(numbers: Iterable[UUID], by: Actor) -> Mapping[UUID, UUID]:
    first = Handover.objects.filter(receipt__in=list(numbers), passed_from=None)
    return dict(first.values_list("receipt_id", "id"))


def _passed(numbers: Iterable[UUID], by: Actor) -> Mapping[UUID, UUID]:
    found = Handover.objects.filter(passed_from__in=list(numbers))
    return {before: each for before, each in found.values_list("passed_from_id", "id") if before}


def _own_receipts(numbers: Iterable[UUID], by: Actor) -> Mapping[UUID, UUID]:
    return _same(receipts(of=by).filter(id__in=list(numbers)).values_list("id", flat=True))


def _deliveries(numbers: Iterable[UUID], by: Actor) -> Mapping[UUID, UUID]:
    return _same(received(by=by).filter(id__in=list(numbers)).values_list("id", flat=True))


def _same(numbers: Iterable[UUID]) -> Mapping[UUID, UUID]:
    return {each: each for each in numbers}


MOVED = (
    "support.send_referral",
    "support.move_referral",
    "support.transfer_referral",
    "support.take_in_referral",
    "support.close_referral",
    "support.answer_first",
    "support.answer_by_link",
)
TOLD = (
    Told(NoticeKind.REFERRAL_ARRIVED, ("support.send_referral",), ANSWER_REFERRALS, _referrals),
    Told(NoticeKind.REFERRAL_CHANGED, MOVED, ANSWER_REFERRALS, _referrals, as_party=True),
    Told(
        NoticeKind.HANDOVER_ARRIVED,
        ("sharing.hand_over",),
        RECEIVE_HANDOVERS,
        _handed,
        to_leads=True,
    ),
    Told(
        NoticeKind.HANDOVER_ARRIVED,
        ("sharing.pass_on_handover",),
        RECEIVE_HANDOVERS,
        _passed,
        to_leads=True,
    ),
    Told(NoticeKind.HANDOVER_TOLD, ("sharing.tell_sender",), HAND_OVER, _own_receipts),
    Told(
        NoticeKind.DISCLOSURE_ARRIVED,
        ("sharing.disclose", "sharing.disclose_urgently", "sharing.approve_disclosure"),
        RECEIVE_DISCLOSURES,
        _deliveries,
    ),
    Told(
        NoticeKind.DISCLOSURE_CLOSED,
        ("sharing.close_disclosure",),
        RECEIVE_DISCLOSURES,
        _deliveries,
    ),
)


def changes(*, visible_to: Actor, after: int | None, since: UUID, limit: int) -> Stretch:
    """What changed after a number of the chain, or else since an event, the earliest first."""
    last = head()
    until = last.seq if last else 0
    told = [each for each in TOLD if visible_to.may(each.permission)]
    wanted = Q(pk__in=[])
    for each in told:
        wanted |= each.condition(visible_to)
    found = ChainLink.objects.filter(wanted, seq__lte=until).select_related("event")
    begun = found.filter(event__id__gte=since) if after is None else found.filter(seq__gt=after)
    links = list(begun.order_by("seq")[: limit + 1])
    more, links = len(links) > limit, links[:limit]
    events = [link.event for link in links]
    return Stretch(_shown(events, told, visible_to), links[-1].seq if more else until, more)


def _shown(events: Sequence[Event], told: Sequence[Told], by: Actor) -> list[Change]:
    seen: dict[UUID, Change] = {}
    for each in told:
        mine = [event for event in events if event.id not in seen and _tells(each, event, by)]
        there = each.visible([event.record_id for event in mine if event.record_id], by)
        for event in mine:
            number = there.get(event.record_id) if event.record_id else None
            if number is not None:
                seen[event.id] = Change(event.id, each.kind, number, event.occurred_at)
    return [seen[event.id] for event in events if event.id in seen]


def _tells(each: Told, event: Event, by: Actor) -> bool:
    """Whether an event that was found is of this kind: the first kind that fits is the one told."""
    if event.action not in each.actions:
        return False
    whose = by.agency_id in event.recipients
    party = each.as_party and by.agency_id in (event.controller_id, event.agency_id)
    return whose or party or (each.to_leads and not event.recipients)
