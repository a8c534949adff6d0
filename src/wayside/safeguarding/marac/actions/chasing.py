"""Reminds agencies of actions that are late, and tells the coordinator of those that stay so."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.notices.actions import send_each
from wayside.safeguarding.marac import queries
from wayside.safeguarding.marac.permissions import CHASE_ACTIONS
from wayside.safeguarding.marac.rules import ESCALATED_AFTER
from wayside.safeguarding.models import MaracAction
from wayside.web.clock import day_of


@transaction.atomic
def chase_actions(*, by: Actor, now: datetime) -> int:
    """Remind the owner's representatives the day after it was due, and the coordinators a week
    later, once each. How many are late."""
    require(by, CHASE_ACTIONS)
    today = day_of(now)
    found = list(queries.late(on=today).order_by("due_date", "id"))
    for each in found:
        owners = queries.representatives([each.agency_id], now=now)
        _tell(each, set(owners.values_list("person_id", flat=True)), "late", by, now)
        if today - each.due_date > ESCALATED_AFTER:
            heads = queries.coordinators(each.controller_id, now=now)
            _tell(each, set(heads.values_list("person_id", flat=True)), "escalated", by, now)
    late = [each.id for each in found if each.chased_at is None]
    MaracAction.objects.filter(id__in=late).update(chased_at=now)
    told(
        MaracAction,
        "safeguarding.chase_actions",
        Operation.ADMINISTRATION,
        by,
        now,
        count=len(found),
    )
    return len(found)


def _tell(action: MaracAction, people: set[UUID], key: str, by: Actor, now: datetime) -> None:
    send_each(
        to=people,
        subject=_("A MARAC action is late"),
        body=_("Open it in Wayside: this message says nothing of it."),
        about=action,
        path=reverse("safeguarding:marac_actions"),
        key=f"marac_action:{action.id}:{key}",
        by=by,
        now=now,
    )
