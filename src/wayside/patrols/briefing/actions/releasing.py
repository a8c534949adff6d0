"""The coordinator releases a briefing once everything it needs is there, or calls it back."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed, require
from wayside.patrols import rules as patrol_rules
from wayside.patrols.actions import steps
from wayside.patrols.briefing import queries, rules
from wayside.patrols.briefing.actions.telling import tell_released
from wayside.patrols.briefing.actions.withdrawing import withdraw
from wayside.patrols.briefing.permissions import RELEASE_BRIEFING
from wayside.patrols.models import Briefing, Patrol
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.risk.actions.locking import patrol_in
from wayside.patrols.risk.actions.nights import standing
from wayside.patrols.vocabulary import Verb
from wayside.web.states import NotNow


@transaction.atomic
def brief(
    *,
    patrol: Patrol,
    by: Actor,
    now: datetime,
    empty_posts_because: str = "",
    note: str = "",
    expected_version: int | None = None,
    token: UUID | None = None,
) -> Patrol:
    """Release the briefing; those on the patrol are told.

    Raises:
        NotNow: something that it needs is missing; the text says what.
        Collision: somebody changed the patrol since it was looked at.
    """
    require(by, RELEASE_BRIEFING, area_id=patrol.week.area_id)
    if by.person_id is None:
        raise NotAllowed(RELEASE_BRIEFING)
    doing = steps.Doing(by, now, token)
    week = steps.lock(patrol.week, doing)
    if week is None:
        return patrol
    current = patrol_in(week, patrol)
    steps.check_version(current, expected_version)
    step = patrol_rules.PATROL.check_can(current.state, "brief")
    rules.check_can_release(queries.readiness(current, now=now), empty_posts_because)
    assessment = standing(current)
    Briefing.objects.create(
        patrol=current,
        assessment=assessment,
        released_at=now,
        released_by_id=by.person_id,
        closes_at=current.ends_at + timedelta(hours=assessment.briefing_hours),
        empty_posts_because=empty_posts_because.strip(),
        note=note.strip(),
    )
    steps.count_up(current, now, state=step.target)
    steps.tell(
        week,
        Verb.BRIEF,
        doing,
        about=current,
        subject=patrol_name(current),
        reason=empty_posts_because.strip(),
        fields=("state", "empty_posts_because", "note"),
    )
    tell_released(current, doing)
    return current


@transaction.atomic
def call_back(
    *,
    patrol: Patrol,
    reason: str,
    by: Actor,
    now: datetime,
    token: UUID | None = None,
) -> Patrol:
    """Call a released briefing back, with the reason: nobody can open it, nobody can go out.

    Raises:
        NotNow: there is no reason, or nothing to call back.
    """
    require(by, RELEASE_BRIEFING, area_id=patrol.week.area_id)
    if not reason.strip():
        raise NotNow(_("Say why the briefing is called back."))
    doing = steps.Doing(by, now, token)
    week = steps.lock(patrol.week, doing)
    if week is None:
        return patrol
    current = patrol_in(week, patrol)
    patrol_rules.PATROL.check_can(current.state, "call_back")
    withdraw(current, reason.strip(), doing)
    return current
