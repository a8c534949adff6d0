"""Sets sessions, and notes who came."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.support.groups import queries, rules
from wayside.support.groups.actions.groups import check_facilitates, check_goes_on
from wayside.support.groups.vocabulary import Came
from wayside.support.models import Attendance, Group, GroupSession
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow


@transaction.atomic
def add_session(
    *, group: Group, starts_at: datetime, ends_at: datetime, topic: str, by: Actor, now: datetime
) -> GroupSession:
    """Set a session of a group.

    Raises:
        NotOpenError: whoever sets it does not facilitate the group.
        NotNow: the group has ended, the times cannot be, or there is one at that time.
    """
    check_facilitates(group, by)
    check_goes_on(group)
    rules.check_session(starts_at, ends_at)
    if group.sessions.filter(starts_at=starts_at, cancelled_at=None).exists():
        raise NotNow(_("There is a session at that time already."))
    made = GroupSession(
        group=group,
        controller_id=group.controller_id,
        starts_at=starts_at,
        ends_at=ends_at,
        topic=topic,
        created_at=now,
        updated_at=now,
    )
    made.save(force_insert=True)
    fields = ("starts_at", "ends_at", "topic")
    told(made, "support.add_group_session", Operation.COLLECTION, by, now, fields=fields)
    return made


@transaction.atomic
def cancel_session(
    *, session: GroupSession, expected_version: int, by: Actor, now: datetime
) -> GroupSession:
    """Cancel a session.

    Raises:
        NotOpenError: whoever cancels it does not facilitate the group.
        NotNow: it was cancelled already, or it was noted who came.
        Collision: somebody else changed it since.
    """
    check_facilitates(session.group, by)
    _check_on(session)
    if queries.attended(session):
        raise NotNow(_("It was noted who came to this session. It cannot be cancelled."))
    session.cancelled_at = now
    save_versioned(session, expected_version=expected_version, now=now, fields=("cancelled_at",))
    told(session, "support.cancel_group_session", Operation.ALTERATION, by, now)
    return session


@transaction.atomic
def take_register(
    *,
    session: GroupSession,
    came: Mapping[UUID, Came],
    expected_version: int,
    by: Actor,
    now: datetime,
) -> int:
    """Note who came, by place; what was noted before is put right. How many were noted.

    Raises:
        NotOpenError: whoever notes it does not facilitate the group.
        NotNow: the session was cancelled or has not begun.
        Collision: somebody else noted it since.
    """
    check_facilitates(session.group, by)
    _check_on(session)
    rules.check_begun(session.starts_at, now=now)
    if session.version != expected_version:
        raise Collision(session)
    there = {each.id: each for each in queries.taking_part(session.group)}
    for place_id, each in came.items():
        if place_id in there:
            place = there[place_id]
            Attendance.objects.update_or_create(
                session=session,
                place=place,
                defaults={
                    "subject_id": place.subject_id,
                    "controller_id": session.controller_id,
                    "came": each,
                    "noted_by_id": by.member_id,
                    "noted_at": now,
                },
            )
    save_versioned(session, expected_version=expected_version, now=now, fields=())
    noted = len(there.keys() & came.keys())
    fields = ("came",)
    told(
        session, "support.take_register", Operation.COLLECTION, by, now, fields=fields, count=noted
    )
    return noted


def _check_on(session: GroupSession) -> None:
    check_goes_on(session.group)
    if session.cancelled_at is not None:
        raise NotNow(_("This session was cancelled."))
