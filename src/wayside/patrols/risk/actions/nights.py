"""Going out and checking in, by the officers on the patrol."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed, require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.patrols import rules as patrol_rules
from wayside.patrols.actions import steps
from wayside.patrols.models import CheckIn, GoingOut, Patrol, RiskAssessment
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.risk import rules
from wayside.patrols.risk.actions.locking import patrol_in
from wayside.patrols.risk.permissions import JOIN_NIGHT
from wayside.patrols.risk.queries import approved, outdated, own_place
from wayside.patrols.vocabulary import Duty, PatrolState, Verb
from wayside.web.states import NotNow

AGAIN = timedelta(minutes=2)


def check_on_patrol(patrol: Patrol, by: Actor) -> UUID:
    """Go on only for an officer who was told that they are on the patrol; who it is, is given.

    Raises:
        NotAllowed: for everybody else, partner workers too.
    """
    require(by, JOIN_NIGHT)
    mine = own_place(patrol, visible_to=by)
    if mine is None or mine.duty == Duty.PARTNER:
        raise NotAllowed(JOIN_NIGHT)
    return mine.person_id


@transaction.atomic
def go_out(
    *,
    patrol: Patrol,
    incident_number: str,
    by: Actor,
    now: datetime,
    token: UUID | None = None,
) -> Patrol:
    """Say that the patrol goes out; its check-ins begin to count.

    Raises:
        NotNow: there is no approved assessment that still fits, no briefing was released, no
            incident number is given, or it is not the time.
    """
    officer = check_on_patrol(patrol, by)
    doing = steps.Doing(by, now, token)
    week = steps.lock(patrol.week, doing)
    if week is None:
        return patrol
    current = patrol_in(week, patrol)
    step = patrol_rules.PATROL.check_can(current.state, "go_out")
    assessment = standing(current)
    rules.check_can_go_out(current.hours, now)
    number = incident_number.strip() or assessment.incident_number
    if not number:
        raise NotNow(_("Enter the force incident number of the night."))
    GoingOut.objects.create(patrol=current, at=now, said_by_id=officer, incident_number=number)
    _expect(current, assessment, now)
    steps.count_up(current, now, state=step.target)
    steps.tell(
        week,
        Verb.GO_OUT,
        doing,
        about=current,
        subject=patrol_name(current),
        fields=("state", "incident_number", "check_ins"),
    )
    return current


def standing(patrol: Patrol) -> RiskAssessment:
    """The approved assessment that fits the patrol as it is: the gate of briefing and going out.

    Raises:
        NotNow: there is none, or the patrol has changed since.
    """
    found = approved(patrol)
    if found is None:
        raise NotNow(_("The risk assessment is not approved, so the patrol cannot go out."))
    changed = outdated(found)
    if changed:
        raise NotNow(
            _("The patrol has changed since its risk assessment: %(what)s A new one is needed.")
            % {"what": " ".join(changed)}
        )
    return found


@transaction.atomic
def check_in(*, patrol: Patrol, by: Actor, now: datetime) -> Patrol:
    """Say that everyone is safe: whatever was due up to now is answered by it. A second tap finds
    nothing left to do. An alarm that was raised stays until a person has settled it.

    Raises:
        NotNow: the patrol is not out, or no check-in is due yet.
    """
    check_on_patrol(patrol, by)
    current = Patrol.objects.select_related("week").get(id=patrol.id)
    if current.state != PatrolState.OUT:
        raise NotNow(_("The patrol is not out, so there is nothing to check in for."))
    waiting = list(
        CheckIn.objects.select_for_update()
        .filter(patrol=current, made_at__isnull=True)
        .order_by("due_at")
    )
    due = [each for each in waiting if rules.may_check_in(each.due_at, now)]
    if not due:
        if CheckIn.objects.filter(patrol=current, made_at__gt=now - AGAIN).exists():
            return current
        raise NotNow(_("No check-in is due yet."))
    for each in due:
        each.made_at, each.made_by_id = now, by.person_id
        each.save(update_fields=["made_at", "made_by"])
        record(
            by=by,
            operation=Operation.ALTERATION,
            action="patrols.check_in",
            now=now,
            record_type="patrols.CheckIn",
            record_id=each.id,
            controller_id=current.week.programme.lead_agency_id,
            area_id=current.week.area_id,
            fields=("made_at",),
        )
    return current


def _expect(patrol: Patrol, assessment: RiskAssessment, now: datetime) -> None:
    """The check-ins that are still to come."""
    grace = timedelta(minutes=assessment.grace_minutes)
    due = (datetime.fromisoformat(each) for each in assessment.check_in_times)
    CheckIn.objects.bulk_create(
        CheckIn(patrol=patrol, due_at=each, alarm_at=each + grace) for each in due if each > now
    )
