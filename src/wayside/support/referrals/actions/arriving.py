"""What arrives without a worker of ours pressing anything: a handover that was taken up becomes a
referral, and a disclosure that closes ends one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.directory.models import Service
from wayside.sharing.handovers import actions as handovers
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.sharing.models import Disclosure, Handover
from wayside.support.models import Referral
from wayside.support.referrals import queries, rules
from wayside.support.referrals.actions.trail import close_links, kept, move, note
from wayside.support.referrals.permissions import ANSWER_REFERRALS
from wayside.support.referrals.queries.referrals import of_delivery
from wayside.support.referrals.vocabulary import Origin, ReferralState


@transaction.atomic
def take_in_referral(*, handover: Handover, by: Actor, now: datetime) -> Referral | None:
    """Make a referral of a handover that was taken up, so that it has the same deadlines as any;
    what is no referral is left as it is."""
    if handover.kind != HandoverKind.REFERRAL or not by.may(ANSWER_REFERRALS):
        return None
    versions = handovers.open_handover(handover=handover, by=by, now=now).versions
    service = _service_in(versions[0].content if versions else {}, by)
    made = Referral(
        controller_id=by.controller_id,
        service=service,
        to_agency_id=by.controller_id,
        origin=Origin.HANDOVER,
        state=ReferralState.RECEIVED,
        handover=handover,
        owner_id=handover.owner_id,
        sent_at=handover.sent_at,
        received_at=now,
        created_at=now,
        updated_at=now,
        **rules.due_dates(queries.times_of(service), sent_at=handover.sent_at),
    )
    made.save(force_insert=True)
    kept(made, "receive", by=by, now=now)
    note(
        made,
        "support.take_in_referral",
        Operation.COLLECTION,
        by=by,
        now=now,
        fields=("service", "owner"),
    )
    return made


@transaction.atomic
def close_referral(*, held: Disclosure, by: Actor, now: datetime) -> None:
    """Withdraw the running referral whose disclosure was closed: consent was taken back, or the
    agency that refers closed it."""
    for each in of_delivery(held.id).select_for_update(of=("self",)):
        move(each, "withdraw", by=by, now=now)
        close_links(each, now=now)
        note(
            each,
            "support.close_referral",
            Operation.ALTERATION,
            by=by,
            now=now,
            fields=("state",),
        )


def _service_in(content: Mapping[str, Any], by: Actor) -> Service | None:
    """The service that was asked for, if it is the agency's own."""
    try:
        wanted = UUID(str(content.get("referral", {}).get("service_id", "")))
    except ValueError:
        return None
    return queries.own_services(of=by).filter(id=wanted).first()
