"""Approving an assessment, or sending it back: another person, of the right role and grade."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.patrols.actions import steps
from wayside.patrols.models import RiskAssessment
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.risk import rules
from wayside.patrols.risk.actions.locking import lock_assessment
from wayside.patrols.risk.actions.telling import tell_people
from wayside.patrols.risk.permissions import APPROVE_RISK
from wayside.patrols.risk.queries import grade_of, outdated
from wayside.patrols.rules.machines import BEFORE_GOING_OUT
from wayside.patrols.vocabulary import Verb
from wayside.web.states import NotNow


@transaction.atomic
def approve(
    *,
    assessment: RiskAssessment,
    by: Actor,
    now: datetime,
    expected_version: int,
    token: UUID | None = None,
) -> RiskAssessment:
    """Approve it as it was read.

    Raises:
        NotNow: the person wrote in it or is not of the grade, it does not wait for approval, or
            the patrol has changed since it was written.
        Collision: somebody changed it since it was looked at.
    """
    doing = steps.Doing(by, now, token)
    locked = lock_assessment(assessment, APPROVE_RISK, doing)
    if locked is None:
        return assessment
    steps.check_version(locked, expected_version)
    step = rules.ASSESSMENT.check_can(locked.state, "approve")
    grade = _check_approver(locked, by)
    if locked.patrol.state not in BEFORE_GOING_OUT:
        raise NotNow(_("The patrol is not being planned any more."))
    changed = outdated(locked)
    if changed:
        raise NotNow(
            _("The patrol has changed since this was written. Send it back. %(what)s")
            % {"what": " ".join(changed)}
        )
    steps.count_up(
        locked,
        now,
        state=step.target,
        approved_by_id=by.person_id,
        approved_as=rules.approved_as(by.role, grade),
        approved_at=now,
    )
    _tell(locked, Verb.APPROVE_RISK, doing, fields=("state", "approved_by"))
    return locked


@transaction.atomic
def send_back(
    *,
    assessment: RiskAssessment,
    reason: str,
    by: Actor,
    now: datetime,
    expected_version: int | None = None,
    token: UUID | None = None,
) -> RiskAssessment:
    """Send it back to be written again, with the reason; the writer is told.

    Raises:
        NotNow: it does not wait for approval, no reason is given, or the person may not decide.
        Collision: somebody changed it since it was looked at.
    """
    if not reason.strip():
        raise NotNow(_("Say what has to change."))
    doing = steps.Doing(by, now, token)
    locked = lock_assessment(assessment, APPROVE_RISK, doing)
    if locked is None:
        return assessment
    steps.check_version(locked, expected_version)
    step = rules.ASSESSMENT.check_can(locked.state, "send_back")
    _check_approver(locked, by)
    steps.count_up(locked, now, state=step.target, sent_back_because=reason.strip())
    _tell(
        locked,
        Verb.SEND_BACK_RISK,
        doing,
        reason=reason.strip(),
        fields=("state", "sent_back_because"),
    )
    tell_people(
        (locked.written_by_id,),
        subject=_("A risk assessment was sent back to you"),
        body=_("The risk assessment for %s was sent back. Open it to see what has to change.")
        % patrol_name(locked.patrol),
        patrol=locked.patrol,
        page="risk",
        doing=doing,
    )
    return locked


def _check_approver(assessment: RiskAssessment, by: Actor) -> str | None:
    """The grade on record of who decides, if this person may."""
    grade = grade_of(by.person_id, assessment.patrol.week.area)
    rules.check_can_approve(
        role=by.role, grade=grade, person_id=by.person_id, writers=assessment.writer_ids
    )
    return grade


def _tell(
    assessment: RiskAssessment,
    verb: Verb,
    doing: steps.Doing,
    *,
    fields: tuple[str, ...],
    reason: str = "",
) -> None:
    steps.tell(
        assessment.patrol.week,
        verb,
        doing,
        about=assessment,
        subject=patrol_name(assessment.patrol),
        reason=reason,
        fields=fields,
    )
