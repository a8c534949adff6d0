"""Tells whoever a handover waits for; not what it says, nor of whom. Where an area has no
safeguarding lead, whoever gives roles there is told to give that one, so that what was sent is on
somebody's screen."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.notices.actions import send_each
from wayside.partners import queries as partners
from wayside.sharing.handovers import queries
from wayside.sharing.models import Handover
from wayside.web.clock import day_of


def tell_receivers(handover: Handover, *, by: Actor, now: datetime) -> None:
    """Something waits for them."""
    found = queries.leads(handover.area, agency=handover.to_agency, now=now)
    if not found.exists():
        _tell_administrators(handover, f"handover-unread:{handover.id}", by=by, now=now)
    send_each(
        to=found.values_list("person_id", flat=True),
        subject=_("Something was handed over to you"),
        body=_("Open it in Wayside, and take it up or pass it on."),
        about=handover,
        path=reverse("sharing:handover", args=[handover.id]),
        key=f"handover:{handover.id}",
        by=by,
        now=now,
    )


def tell_late(handover: Handover, *, by: Actor, now: datetime) -> bool:
    """It is late: to the area's leads and to the agency's own. Whether anybody was told."""
    leads = set(queries.leads(handover.area, now=now).values_list("person_id", flat=True))
    own = queries.leads(handover.area, agency=handover.to_agency, now=now)
    told = leads | set(own.values_list("person_id", flat=True))
    key = f"{handover.id}:{handover.deadline_at.isoformat()}"
    send_each(
        to=told,
        subject=_("A handover is late"),
        body=_("Its deadline is over. Take it up, or see that somebody does."),
        about=handover,
        path=reverse("sharing:handover", args=[handover.id]),
        key=f"handover-late:{key}",
        by=by,
        now=now,
    )
    if leads:
        return True
    return _tell_administrators(handover, f"handover-unled:{key}", by=by, now=now) or bool(told)


def _tell_administrators(handover: Handover, key: str, *, by: Actor, now: datetime) -> bool:
    """Nobody leads there. Whether anybody was there to be told."""
    area = handover.area
    around = partners.lineage(area)
    found = partners.administrators(around=around, today=day_of(now))
    told = set(found.values_list("person_id", flat=True))
    send_each(
        to=told,
        subject=_("Something was handed over in %(area)s, which has no safeguarding lead")
        % {"area": area.name},
        body=_(
            "It waits until somebody there may read it. Give somebody the role of safeguarding "
            "lead today: they then find it with their handovers."
        ),
        about=handover,
        path=reverse("partners:give_role"),
        key=key,
        by=by,
        now=now,
    )
    return bool(told)
