"""Cancelling and moving a night: the reason, the notice people had, what it cost."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.patrols.actions import steps, timing
from wayside.patrols.actions.dividing import check_apart
from wayside.patrols.actions.patrols import cancel_patrol
from wayside.patrols.calendar import LONDON, at
from wayside.patrols.models import Disruption, Observer, Patrol, Posting
from wayside.patrols.parts import queries, rules
from wayside.patrols.parts.actions import mailing, shaping
from wayside.patrols.parts.actions.carrying import carry
from wayside.patrols.parts.actions.invitations import take_back
from wayside.patrols.parts.permissions import SHAPE_NIGHTS
from wayside.patrols.parts.vocabulary import DisruptionKind, Upset
from wayside.patrols.queries import places_of
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.rules.machines import BEFORE_GOING_OUT
from wayside.patrols.staffing import actions as staffing
from wayside.patrols.vocabulary import PostingState, Style, Verb, WeekState
from wayside.web.clock import day_of
from wayside.web.states import NotNow

KEPT = ("upset", "kind", "reason", "notice_days", "cost_pence")


@transaction.atomic
def call_off(
    *,
    patrol: Patrol,
    kind: DisruptionKind,
    reason: str,
    by: Actor,
    now: datetime,
    expected_version: int | None = None,
    token: UUID | None = None,
) -> Patrol:
    """Cancel a patrol and keep why, with what notice and at what cost; partners' invitations are
    withdrawn and everybody who was to come is told. Whoever is no officer of it is told the kind
    of reason alone: the reason in words may speak of enforcement, or of a colleague.

    Raises:
        NotNow: it cannot be cancelled any more, or no reason is given.
        Collision: somebody changed the patrol since it was looked at.
    """
    require(by, SHAPE_NIGHTS, area_id=patrol.week.area_id)
    staffing.hold_area(patrol)
    doing = steps.Doing(by, now, token)
    if steps.lock_to_plan(patrol.week, doing) is None:
        return patrol
    cancelled = cancel_patrol(
        patrol=patrol, reason=reason, by=by, now=now, expected_version=expected_version, token=token
    )
    cancelled.week = patrol.week
    _keep(cancelled, Upset.CANCELLED, kind, reason, doing, was=cancelled.date)
    told = _("Cancelled: %s") % reason.strip()
    outside = _("Cancelled: %s") % kind.label
    for invitation in queries.invitations_to(cancelled):
        if rules.INVITATION.can(invitation.state, "withdraw"):
            invitation.segment.patrol = cancelled
            take_back(invitation, outside, doing)
    for observer in Observer.objects.filter(segment__patrol=cancelled):
        _tell_observer(observer, "withdraw", _("The patrol is cancelled"), outside, doing)
    subject = _("The patrol on %s is cancelled") % patrol_name(cancelled)
    mailing.tell_crew(cancelled, subject, told, by=by, now=now)
    staffing.stand_down(patrol=cancelled, because=told, by=by, now=now)
    return cancelled


@transaction.atomic
def move_patrol(
    *,
    patrol: Patrol,
    day: date,
    kind: DisruptionKind,
    reason: str,
    by: Actor,
    now: datetime,
    expected_version: int | None = None,
    token: UUID | None = None,
) -> Patrol:
    """Move a patrol to another day with all its parts and times of day, into that day's week if
    it is not of its own. Partners and observers are asked again, the crew is told, and the risk
    is looked at again.

    Raises:
        NotNow: it cannot be moved any more, the day is past or its week is closed, no reason is
            given, or partners would be too close to enforcement there.
        Collision: somebody changed the patrol since it was looked at.
    """
    require(by, SHAPE_NIGHTS, area_id=patrol.week.area_id)
    staffing.hold_area(patrol)
    doing = steps.Doing(by, now, token)
    week = steps.lock_to_plan(patrol.week, doing)
    if week is None:
        return patrol
    current = steps.standing_in(week, patrol)
    steps.check_version(current, expected_version)
    _check_movable(current, day, reason, now)
    was = current.date
    week = carry(current, day, reason.strip(), doing)
    _shift(current, day, now)
    timing.draw(current, now)
    steps.tell(
        week,
        Verb.MOVE_PATROL,
        doing,
        about=current,
        subject=patrol_name(current),
        reason=reason.strip(),
        fields=("date", "starts_at", "ends_at"),
    )
    _keep(current, Upset.MOVED, kind, reason, doing, was=was)
    check_apart(week)
    staffing.ask_anew(patrol=current, by=by, now=now)
    staffing.recheck_night(patrol=current, by=by, now=now)
    _ask_again(current, str(kind.label), doing)
    told = _("The patrol is moved to %s") % patrol_name(current)
    mailing.tell_crew(current, told, reason.strip(), by=by, now=now)
    staffing.settle_partners(patrol=current, by=by, now=now)
    shaping.look(current, doing)
    return current


def _check_movable(patrol: Patrol, day: date, reason: str, now: datetime) -> None:
    if not reason.strip():
        raise NotNow(_("Say why the patrol is moved."))
    if patrol.week.state == WeekState.CLOSED or patrol.state not in BEFORE_GOING_OUT:
        raise NotNow(_("This patrol can no longer be moved."))
    if day == patrol.date:
        raise NotNow(_("Choose another day than the one it is on."))
    if _moved(patrol.starts_at, day - patrol.date) <= now:
        raise NotNow(_("This day is past. Choose one that is still to come."))


def _shift(patrol: Patrol, day: date, now: datetime) -> None:
    """Every time of the night keeps its time of day."""
    by = day - patrol.date
    for place in places_of(patrol).filter(style=Style.FIXED):
        if place.fixed_start and place.fixed_end:
            start, end = _moved(place.fixed_start, by), _moved(place.fixed_end, by)
            steps.count_up(place, now, fixed_start=start, fixed_end=end)
    for segment in patrol.segments.all():
        met = _moved(segment.meeting_at, by) if segment.meeting_at else None
        start, end = _moved(segment.starts_at, by), _moved(segment.ends_at, by)
        steps.count_up(segment, now, starts_at=start, ends_at=end, meeting_at=met)
    start, end = _moved(patrol.starts_at, by), _moved(patrol.ends_at, by)
    steps.count_up(patrol, now, date=day, starts_at=start, ends_at=end)


def _moved(moment: datetime, by: timedelta) -> datetime:
    local = moment.astimezone(LONDON)
    return at(local.date() + by, local.time())


def _ask_again(patrol: Patrol, kind: str, doing: steps.Doing) -> None:
    """What partners and observers answered was about another night."""
    subject = _("Moved to %s: please answer again") % patrol_name(patrol)
    for invitation in queries.invitations_to(patrol).exclude(state="withdrawn"):
        invitation.segment.patrol = patrol
        step = rules.INVITATION.step(invitation.state, "ask_again")
        state = step.target if step else invitation.state
        today = day_of(doing.now)
        reply_by = min(max(invitation.reply_by_date, today), patrol.date)
        steps.count_up(invitation, doing.now, state=state, reply_by_date=reply_by)
        body = f"{kind}\n{mailing.when_and_where(invitation)}"
        mailing.tell_agency(invitation, subject, body, by=doing.by, now=doing.now)
    for observer in Observer.objects.filter(segment__patrol=patrol):
        _tell_observer(observer, "ask_again", subject, kind, doing)


def _tell_observer(
    observer: Observer, verb: str, subject: str, body: str, doing: steps.Doing
) -> None:
    step = rules.OBSERVER.step(observer.state, verb)
    if step:
        steps.count_up(observer, doing.now, state=step.target)
        mailing.tell_observer(observer, subject, body, by=doing.by, now=doing.now)


def _keep(
    patrol: Patrol,
    upset: Upset,
    kind: DisruptionKind,
    reason: str,
    doing: steps.Doing,
    *,
    was: date,
) -> None:
    """What is counted later; the cost is the pay that was committed when people were told."""
    published = Posting.objects.filter(patrol=patrol, state=PostingState.PUBLISHED)
    made = Disruption.objects.create(
        patrol=patrol,
        upset=upset,
        kind=kind,
        reason=reason.strip(),
        was_date=was,
        is_date=patrol.date if upset == Upset.MOVED else None,
        notice_days=max(0, (was - day_of(doing.now)).days),
        cost_pence=published.aggregate(pay=Sum("cost_pence"))["pay"] or 0,
        made_by_id=doing.by.person_id,
        made_at=doing.now,
    )
    record(
        by=doing.by,
        operation=Operation.COLLECTION,
        action="patrols.note_disruption",
        now=doing.now,
        record_type="patrols.Disruption",
        record_id=made.id,
        area_id=patrol.week.area_id,
        fields=KEPT,
    )
