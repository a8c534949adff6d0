"""Puts a meeting on another day, or cancels it: its cases go on to another agenda."""

from datetime import datetime

from django.db import connection, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.notices.actions import send_each
from wayside.safeguarding.marac import queries, rules
from wayside.safeguarding.marac.actions.meetings import Plan, check_plan, lock, step_meeting
from wayside.safeguarding.marac.permissions import RUN_MARAC
from wayside.safeguarding.models import MaracMeeting
from wayside.web.states import NotNow

PLANNED = ("starts_at", "research_by", "place")


@transaction.atomic
def reschedule_meeting(
    *, meeting: MaracMeeting, plan: Plan, expected_version: int, by: Actor, now: datetime
) -> MaracMeeting:
    """Put it on another day, or elsewhere; who got its agenda is told.

    Raises:
        NotNow: it has begun, is over, or the new time cannot be.
        Collision: somebody else moved it since.
    """
    require(by, RUN_MARAC)
    check_plan(plan, now)
    for name in PLANNED:
        setattr(meeting, name, getattr(plan, name))
    step_meeting(meeting, "reschedule", expected_version, now, *PLANNED)
    action = "safeguarding.reschedule_meeting"
    told(meeting, action, Operation.ALTERATION, by, now, fields=PLANNED)
    _tell(meeting, _("The MARAC meets at another time"), by=by, now=now)
    return meeting


@transaction.atomic
def cancel_meeting(
    *,
    meeting: MaracMeeting,
    into: MaracMeeting | None,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> MaracMeeting:
    """Cancel it. Its cases go to the end of another agenda, with what was researched of them:
    representatives see them as that one is circulated. Who got the agenda is told.

    Raises:
        NotNow: it has begun or is over, or its cases have nowhere to go.
        Collision: somebody else moved it since.
    """
    require(by, RUN_MARAC)
    lock(meeting)
    moved = 0
    if queries.last_place(meeting):
        moved = _hand_on(meeting, into)
        rules.check_handed_on(moved)
    step_meeting(meeting, "cancel", expected_version, now)
    action = "safeguarding.cancel_meeting"
    told(meeting, action, Operation.ALTERATION, by, now, fields=("state",), count=moved)
    _tell(meeting, _("A meeting of the MARAC is cancelled"), by=by, now=now, into=into)
    return meeting


def _hand_on(meeting: MaracMeeting, into: MaracMeeting | None) -> int:
    if into is None:
        raise NotNow(_("Plan the next meeting first: its agenda takes the cases of this one."))
    with connection.cursor() as cursor:
        cursor.execute("SELECT support.move_marac_agenda(%s, %s)", [meeting.id, into.id])
        return int(cursor.fetchone()[0])


def _tell(
    meeting: MaracMeeting,
    subject: str,
    *,
    by: Actor,
    now: datetime,
    into: MaracMeeting | None = None,
) -> None:
    """Whoever got the agenda; nobody before it was circulated."""
    if meeting.circulated_at is None:
        return
    seen = into if into and into.circulated_at else meeting
    agencies = queries.agencies_at(meeting.marac_id).values_list("id", flat=True)
    send_each(
        to=queries.representatives(agencies, now=now).values_list("person_id", flat=True),
        subject=subject,
        body=_("Look in Wayside when it meets. This message names nobody."),
        about=meeting,
        path=reverse("safeguarding:marac_meeting", args=[seen.id]),
        key=f"marac:{meeting.id}:changed:{meeting.version}",
        by=by,
        now=now,
    )
