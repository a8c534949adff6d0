"""Sets within how long a service answers."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.directory.models import Service
from wayside.support.models import ReferralTimes
from wayside.support.referrals import queries
from wayside.support.referrals.actions.trail import NoSuchReferralError
from wayside.support.referrals.permissions import SET_TIMES
from wayside.support.referrals.rules import Times
from wayside.web.collisions import Collision, save_versioned

SET = ("receive_days", "accept_days", "start_days", "working_days")


@transaction.atomic
def set_referral_times(
    *, service: Service, times: Times, expected_version: int, by: Actor, now: datetime
) -> ReferralTimes:
    """Set them for a service of one's own agency; version 0 sets them first. Referrals under way
    keep what they were sent with.

    Raises:
        NoSuchReferralError: another agency runs the service.
        Collision: somebody else set them since.
    """
    require(by, SET_TIMES)
    if not queries.own_services(of=by).filter(id=service.id).exists():
        raise NoSuchReferralError
    held = ReferralTimes.objects.filter(service=service).first()
    if held is None:
        held = ReferralTimes(
            service=service,
            controller_id=by.controller_id,
            created_at=now,
            updated_at=now,
            **asdict(times),
        )
        held.save(force_insert=True)
    else:
        if held.version != expected_version:
            raise Collision(held)
        for name, value in asdict(times).items():
            setattr(held, name, value)
        save_versioned(held, expected_version=expected_version, now=now, fields=SET)
    record(
        by=by,
        operation=Operation.ALTERATION,
        action="support.set_referral_times",
        record_type="support.ReferralTimes",
        record_id=held.id,
        controller_id=held.controller_id,
        fields=("receive_days", "accept_days", "start_days", "working_days"),
        now=now,
    )
    return held
