"""Reminds the officers of a patrol that its return is late."""

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.notices.actions import send
from wayside.patrols.models import DraftReturn
from wayside.patrols.queries import CrewMember, crews
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.returns.permissions import STAND_IN
from wayside.patrols.returns.queries import Awaited, awaited
from wayside.patrols.vocabulary import Duty
from wayside.web.clock import day_of

DRAFTS_KEPT = timedelta(days=28)


@transaction.atomic
def chase(*, by: Actor, now: datetime) -> int:
    """Write to each officer of each patrol whose return is late, once a day; how many of them."""
    require(by, STAND_IN)
    late = [each for each in awaited(None, now=now) if each.is_late]
    on = crews(each.patrol for each in late)
    sent = 0
    for each in late:
        officers = [one for one in on[each.patrol.id] if one.duty != Duty.PARTNER]
        for officer in officers:
            _remind(each, officer, by=by, now=now)
        sent += len(officers)
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action="patrols.chase_returns",
        now=now,
        record_type="patrols.Patrol",
        count=sent,
    )
    return sent


@transaction.atomic
def forget_drafts(*, by: Actor, now: datetime) -> int:
    """Delete the drafts that nobody can want any more: what was typed for a night that is long
    over, by who did not file it; how many."""
    require(by, STAND_IN)
    old = DraftReturn.objects.filter(patrol__ends_at__lt=now - DRAFTS_KEPT)
    gone, _by_model = old.delete()
    if gone:
        record(
            by=by,
            operation=Operation.ERASURE,
            action="patrols.forget_drafts",
            now=now,
            record_type="patrols.DraftReturn",
            count=gone,
        )
    return gone


def _remind(late: Awaited, officer: CrewMember, *, by: Actor, now: datetime) -> None:
    patrol = late.patrol
    name = patrol_name(patrol)
    path = reverse(
        "patrols:returns:night", args=(patrol.week.area.slug, patrol.week.iso, patrol.id)
    )
    send(
        subject=_("The return for %s is late") % name,
        body=_("Nobody has filed the return for %s yet. It takes about five minutes.") % name,
        about=patrol,
        by=by,
        now=now,
        to_person=officer.person_id,
        path=path,
        key=f"late-return {patrol.id} {officer.person_id} {day_of(now)}",
    )
