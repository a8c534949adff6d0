"""Tells who should answer that a referral is due, and leads on both sides that it is late."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.access.vocabulary import Role
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.support.models import Referral
from wayside.support.referrals import queries
from wayside.support.referrals.actions.trail import tell
from wayside.support.referrals.permissions import ANSWERING, WATCH_REFERRALS

SOON = timedelta(hours=24)


@transaction.atomic
def remind_of_referrals(*, by: Actor, now: datetime) -> int:
    """Remind the service a day before an answer is due. Once it is late, tell who referred, the
    service's leads and the leads of the agency that refers, once for each answer. How many late."""
    require(by, WATCH_REFERRALS)
    for each in queries.soon(now=now, until=now + SOON):
        asked = queries.people_told(each.to_agency_id, (_role(each),), now=now)
        key = f"soon:{each.state}:{each.sent_at:%Y%m%d%H%M}"
        tell(each, asked, _("A referral is to be answered soon"), key=key, by=by, now=now)
    late = queries.running_late(now=now).select_for_update(of=("self",))
    found = [each for each in late if _is_new(each)]
    for each in found:
        each.escalated_at = now
        each.save(update_fields=["escalated_at"])
        key = f"late:{each.state}:{each.sent_at:%Y%m%d%H%M}"
        tell(each, _told_of_lateness(each, now), _("A referral is late"), key=key, by=by, now=now)
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action="support.remind_of_referrals",
        record_type="support.Referral",
        count=len(found),
        now=now,
    )
    return len(found)


def _role(referral: Referral) -> str:
    return referral.to_role or Role.CASEWORKER


def _is_new(referral: Referral) -> bool:
    due = queries.due_at(referral)
    return referral.escalated_at is None or (due is not None and referral.escalated_at < due)


def _told_of_lateness(referral: Referral, now: datetime) -> set[UUID]:
    lead = (Role.SAFEGUARDING_LEAD,)
    found = queries.people_told(referral.controller_id, lead, now=now)
    theirs = queries.people_told(referral.to_agency_id, lead, now=now)
    found |= theirs or queries.people_told(referral.to_agency_id, ANSWERING, now=now)
    if referral.sent_by is not None:
        found.add(referral.sent_by.person_id)
    if referral.owner is not None:
        found.add(referral.owner.person_id)
    return found
