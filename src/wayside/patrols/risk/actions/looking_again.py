"""A change of place, time or people that matters asks for a new assessment, and says why."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.patrols.actions import steps
from wayside.patrols.briefing.actions.withdrawing import withdraw
from wayside.patrols.models import Patrol, RiskAssessment, RiskTemplate
from wayside.patrols.models.risk_templates import SECTIONS
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.risk import rules
from wayside.patrols.risk.actions.locking import patrol_in
from wayside.patrols.risk.actions.telling import tell_people
from wayside.patrols.risk.actions.writing import put_risks
from wayside.patrols.risk.queries import current, outdated, risks_of
from wayside.patrols.risk.vocabulary import AssessmentState
from wayside.patrols.rules.machines import BEFORE_GOING_OUT
from wayside.patrols.vocabulary import Verb

COPIED = (*SECTIONS, "authority", "incident_number", "grace_minutes", "briefing_hours")
USUAL_MINUTES = 60


@transaction.atomic
def look_again(*, patrol: Patrol, because: str, by: Actor, now: datetime) -> RiskAssessment | None:
    """Compare the patrol with what its assessment covers. When the difference matters, the
    approved one is superseded by a draft made from it, a released briefing is called back, and
    author and approver are told; one that waits for approval goes back to its writer.

    Called by every action that changes place, time or people, after its change: whoever may make
    that change sets this off, so no further permission is asked. Gives the assessment that must
    be worked on now, or None when nothing that matters has changed.
    """
    doing = steps.Doing(by, now)
    week = steps.lock(patrol.week, doing) or patrol.week
    fresh = patrol_in(week, patrol)
    found = current(fresh)
    if found is None or fresh.state not in BEFORE_GOING_OUT:
        return None
    changed = outdated(found)
    if not changed:
        return None
    why = " ".join((because.strip(), *changed)).strip()
    if found.state == AssessmentState.SUBMITTED:
        return _back_to_writer(found, why, doing)
    if found.state != AssessmentState.APPROVED:
        return None
    return _ask_for_new(found, why, doing)


def _back_to_writer(found: RiskAssessment, why: str, doing: steps.Doing) -> RiskAssessment:
    step = rules.ASSESSMENT.check_can(found.state, "send_back")
    steps.count_up(found, doing.now, state=step.target, sent_back_because=why[:1000])
    _tell(found, Verb.SEND_BACK_RISK, doing, why, fields=("state", "sent_back_because"))
    _tell_writers(found, why, doing)
    return found


def _ask_for_new(found: RiskAssessment, why: str, doing: steps.Doing) -> RiskAssessment:
    step = rules.ASSESSMENT.check_can(found.state, "supersede")
    steps.count_up(found, doing.now, state=step.target)
    made = _copy(found, why, doing)
    _tell(made, Verb.LOOK_AGAIN, doing, why, fields=("state", "because"))
    withdraw(found.patrol, why, steps.Doing(doing.by, doing.now))
    _tell_writers(found, why, doing)
    return made


def _copy(found: RiskAssessment, why: str, doing: steps.Doing) -> RiskAssessment:
    """A draft with the same words. Those who wrote them stay its writers, so none of them can
    approve it."""
    made = RiskAssessment.objects.create(
        patrol=found.patrol,
        number=found.number + 1,
        template=found.template,
        template_edition=found.template_edition,
        check_in_times=_times(found),
        because=why[:2000],
        writer_ids=found.writer_ids,
        created_at=doing.now,
        updated_at=doing.now,
        **{name: getattr(found, name) for name in COPIED},
    )
    put_risks(made, risks_of(found))
    return made


def _times(found: RiskAssessment) -> list[str]:
    """The same check-ins while the hours hold them all, else the usual ones of the new hours."""
    hours = found.patrol.hours
    kept = [datetime.fromisoformat(each) for each in found.check_in_times]
    ends = hours.ends_at
    if kept and all(hours.starts_at < each <= ends for each in kept) and kept[-1] == ends:
        return [each.isoformat() for each in kept]
    template: RiskTemplate | None = found.template
    minutes = template.check_in_minutes if template else USUAL_MINUTES
    return [each.isoformat() for each in rules.usual_times(hours, minutes)]


def _tell(
    about: RiskAssessment, verb: Verb, doing: steps.Doing, why: str, *, fields: tuple[str, ...]
) -> None:
    steps.tell(
        about.patrol.week,
        verb,
        doing,
        about=about,
        subject=patrol_name(about.patrol),
        reason=why[:1000],
        fields=fields,
    )


def _tell_writers(found: RiskAssessment, why: str, doing: steps.Doing) -> None:
    """Author and approver, where there is one."""
    tell_people(
        (found.written_by_id, found.approved_by_id),
        subject=_("A new risk assessment is needed for %s") % patrol_name(found.patrol),
        body=_("The patrol has changed: %(why)s Nothing can go out until it is approved.")
        % {"why": why},
        patrol=found.patrol,
        page="risk",
        doing=doing,
    )
