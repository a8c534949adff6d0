"""Adding, changing and cancelling patrols."""

from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.patrols import rules
from wayside.patrols.actions import dividing, steps, timing
from wayside.patrols.calendar import Window, night
from wayside.patrols.models import Patrol, Week
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.staffing.actions.upsets import ask_anew, hold_area, recheck_night
from wayside.patrols.vocabulary import Verb
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow

HOURS = ("date", "starts_at", "ends_at", "note")


@transaction.atomic
def add_patrol(
    *,
    week: Week,
    day: date,
    start: time,
    end: time,
    by: Actor,
    now: datetime,
    note: str = "",
    token: UUID | None = None,
) -> Patrol | None:
    """Add a night to a week in review; None when this very form was acted on already.

    Raises:
        NotNow: the week is not in review, the day lies in another week, or the hours do not
            make a patrol.
    """
    doing = steps.Doing(by, now, token)
    current = steps.lock_to_plan(week, doing)
    if current is None:
        return None
    rules.check_can_edit(current.state)
    hours = _hours(current, day, start, end)
    patrol = Patrol.objects.create(
        week=current,
        date=day,
        starts_at=hours.starts_at,
        ends_at=hours.ends_at,
        note=note,
        seed=current.seed + current.patrols.count(),
        created_at=now,
        updated_at=now,
    )
    dividing.divide(patrol, now)
    steps.tell(
        current,
        Verb.ADD_PATROL,
        doing,
        about=patrol,
        subject=patrol_name(patrol),
        operation=Operation.COLLECTION,
        fields=HOURS,
    )
    return patrol


@transaction.atomic
def change_patrol(
    *,
    patrol: Patrol,
    day: date,
    start: time,
    end: time,
    by: Actor,
    now: datetime,
    expected_version: int,
    note: str = "",
    token: UUID | None = None,
) -> Patrol:
    """Change a patrol's day, hours and note; its timetable is drawn again, and who was told of
    it is held against the rules at the new time.

    Raises:
        NotNow: the week is not in review, or the hours do not go with week or fixed places.
        Collision: somebody changed the patrol since it was looked at.
    """
    hold_area(patrol)
    doing = steps.Doing(by, now, token)
    current = steps.lock_to_edit(patrol, doing)
    if current is None:
        return patrol
    steps.check_version(current, expected_version)
    hours, before = _hours(current.week, day, start, end), current.hours
    is_another_day = current.date != day
    current.date, current.note = day, note
    current.starts_at, current.ends_at = hours.starts_at, hours.ends_at
    save_versioned(current, expected_version=expected_version, now=now, fields=HOURS)
    timing.draw(current, now)
    if is_another_day:
        ask_anew(patrol=current, by=by, now=now)
    if hours != before:
        recheck_night(patrol=current, by=by, now=now, tells=True)
    steps.tell(
        current.week,
        Verb.CHANGE_PATROL,
        doing,
        about=current,
        subject=patrol_name(current),
        fields=HOURS,
    )
    return current


@transaction.atomic
def cancel_patrol(
    *,
    patrol: Patrol,
    reason: str,
    by: Actor,
    now: datetime,
    expected_version: int | None = None,
    token: UUID | None = None,
) -> Patrol:
    """Cancel a patrol with the reason, such as weather or another demand.

    Raises:
        NotNow: it cannot be cancelled any more, or no reason is given.
        Collision: somebody changed the patrol since it was looked at.
    """
    if not reason.strip():
        raise NotNow(_("Say why the patrol is cancelled."))
    doing = steps.Doing(by, now, token)
    week = steps.lock_to_plan(patrol.week, doing)
    if week is None:
        return patrol
    current = Patrol.objects.get(id=patrol.id)
    steps.check_version(current, expected_version)
    step = rules.PATROL.check_can(current.state, "cancel")
    if not rules.WEEK.can(week.state, "plan") and not rules.WEEK.can(week.state, "close"):
        raise NotNow(_("The week is closed."))
    steps.count_up(current, now, state=step.target, cancelled_because=reason.strip())
    steps.tell(
        week,
        Verb.CANCEL_PATROL,
        doing,
        about=current,
        subject=patrol_name(current),
        reason=reason.strip(),
        fields=("state", "cancelled_because"),
    )
    return current


@transaction.atomic
def reinstate_patrol(
    *, patrol: Patrol, by: Actor, now: datetime, token: UUID | None = None
) -> Patrol:
    """Take back the cancelling while the week is in review.

    Raises:
        NotNow: the week is not in review, the patrol is not cancelled, or partners would be too
            close to enforcement on the nights as they are now.
    """
    doing = steps.Doing(by, now, token)
    week = steps.lock_to_plan(patrol.week, doing)
    if week is None:
        return patrol
    rules.check_can_edit(week.state)
    current = Patrol.objects.get(id=patrol.id)
    step = rules.PATROL.check_can(current.state, "reinstate")
    steps.count_up(current, now, state=step.target, cancelled_because="")
    dividing.check_apart(week)
    steps.tell(
        week,
        Verb.REINSTATE_PATROL,
        doing,
        about=current,
        subject=patrol_name(current),
        fields=("state",),
    )
    return current


@transaction.atomic
def shuffle(*, patrol: Patrol, by: Actor, now: datetime, token: UUID | None = None) -> Patrol:
    """Draw a new order of visits.

    Raises:
        NotNow: the week is not in review or the patrol is cancelled.
    """
    doing = steps.Doing(by, now, token)
    current = steps.lock_to_edit(patrol, doing)
    if current is None:
        return patrol
    steps.count_up(current, now, seed=current.seed + 1)
    timing.draw(current, now)
    steps.tell(
        current.week,
        Verb.SHUFFLE,
        doing,
        about=current,
        subject=patrol_name(current),
        fields=("seed", "stops"),
    )
    return current


def _hours(week: Week, day: date, start: time, end: time) -> Window:
    rules.check_in_week(day, week.iso)
    hours = night(day, start, end)
    rules.check_hours(hours)
    return hours
