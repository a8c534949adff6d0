"""Begins a record from what was taken up, so that nobody types again what somebody already said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.people import actions as people
from wayside.people.actions import Details
from wayside.people.contact.actions import Way as Route
from wayside.people.contact.actions import add_route
from wayside.people.contact.hours import Hours, hours_in
from wayside.people.contact.vocabulary import RouteKind
from wayside.people.models import Person
from wayside.people.permissions import SUPPORT_PEOPLE
from wayside.sharing import actions as sharing
from wayside.sharing.actions.grants import FINDS
from wayside.sharing.handovers import actions as handovers
from wayside.sharing.handovers.vocabulary import HandoverState
from wayside.sharing.models import Handover
from wayside.sharing.reach import Reach, reach_in
from wayside.sharing.vocabulary import Because
from wayside.support.models import Beginning, Referral
from wayside.support.referrals import rules
from wayside.support.referrals.actions.answering import read
from wayside.support.referrals.actions.trail import NoSuchReferralError, locked
from wayside.support.referrals.vocabulary import Origin, ReferralState, Way
from wayside.web.states import NotNow

ROUTES = {
    Way.CALL: RouteKind.PHONE,
    Way.MESSAGE: RouteKind.MESSAGE,
    Way.EMAIL: RouteKind.EMAIL,
    Way.OTHER_PERSON: RouteKind.THROUGH,
}


@dataclass(frozen=True, slots=True)
class Source:
    """What a record is begun from: a referral, or a handover that is none; and what it says, as
    far as it is open still."""

    referral: Referral | None
    handover: Handover | None
    content: Mapping[str, Any] | None


@transaction.atomic
def open_source(*, of: Referral | Handover, by: Actor, now: datetime) -> Source:
    """What was taken up, opened to begin a record from it.

    Raises:
        NotNow: it was not taken up, is not whoever acts's to open, or a record was begun already.
    """
    require(by, SUPPORT_PEOPLE)
    found = _of_referral(of, by, now) if isinstance(of, Referral) else _of_handover(of, by, now)
    begun = Beginning.objects.filter(referral=found.referral, handover=found.handover)
    if begun.exists():
        raise NotNow(_("A record was begun from this already."))
    return found


@transaction.atomic
def begin_record(
    *,
    of: Referral | Handover,
    details: Details,
    first_met: date,
    keeps_reach: bool,
    by: Actor,
    now: datetime,
) -> Person:
    """Write somebody down from it, with the way to reach them if that is kept; whoever took it up
    may open the record too.

    Raises:
        NotNow: as ``open_source``; or the birth is no date.
    """
    found = open_source(of=of, by=by, now=now)
    made = people.register(details=details, first_met=first_met, by=by, now=now)
    begun = Beginning(
        subject=made.subject,
        controller_id=made.controller_id,
        referral=found.referral,
        handover=found.handover,
        begun_by_id=by.member_id,
        begun_at=now,
    )
    try:
        with transaction.atomic():
            begun.save(force_insert=True)
    except IntegrityError as twice:
        raise NotNow(_("A record was begun from this already.")) from twice
    told(begun, "support.begin_record", Operation.COLLECTION, by, now, fields=("subject",))
    _let_owner_in(found, made, by=by, now=now)
    reach = reach_in(found.content)
    if keeps_reach and reach is not None:
        _keep(reach, made, by=by, now=now)
    return made


def _of_referral(referral: Referral, by: Actor, now: datetime) -> Source:
    held = locked(referral)
    if held.to_agency_id != by.agency_id:
        raise NoSuchReferralError
    is_taken_up = held.origin == Origin.HANDOVER and held.state == ReferralState.RECEIVED
    if held.state not in rules.UNDER_WAY and not is_taken_up:
        raise NotNow(_("Accept it first. Then write somebody down from it."))
    try:
        content = read(held, by=by, now=now)
    except NotNow:
        content = None
    return Source(held, None, content)


def _of_handover(handover: Handover, by: Actor, now: datetime) -> Source:
    opened = handovers.open_handover(handover=handover, by=by, now=now)
    if opened.handover.state != HandoverState.TAKEN_UP:
        raise NotNow(_("Take it up first. Then write somebody down from it."))
    return Source(None, opened.handover, opened.versions[0].content if opened.versions else None)


def _let_owner_in(found: Source, made: Person, *, by: Actor, now: datetime) -> None:
    owner = found.referral.owner if found.referral else found.handover and found.handover.owner
    if owner and owner.id != by.membership_id and owner.role in FINDS:
        sharing.grant(subject=made.subject, to=owner, because=Because.REFERRAL, by=by, now=now)


def _keep(reach: Reach, made: Person, *, by: Actor, now: datetime) -> None:
    """Keep the way that was sent, with its hours as hours where they can be read. It was told by
    somebody else, or on a form that anybody can send: nobody here has confirmed that it is safe."""
    kind = ROUTES.get(Way(reach.kind)) if reach.kind in Way else None
    if kind is None and reach.kind not in RouteKind:
        return
    read = hours_in(reach.hours)
    safe = read or Hours()
    way = Route(
        kind=kind or RouteKind(reach.kind),
        where=reach.where,
        days=safe.days,
        from_time=safe.from_time,
        until_time=safe.until_time,
        shared=reach.shared,
        note=" ".join(filter(None, ("" if read else reach.hours, reach.words))),
    )
    add_route(person=made, way=way, by=by, now=now)
