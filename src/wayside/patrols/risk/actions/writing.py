"""Writing an assessment: from the template, edited, sent for approval."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.patrols.actions import steps
from wayside.patrols.models import Hazard, Patrol, RiskAssessment, RiskTemplate
from wayside.patrols.models.risk_templates import SECTIONS
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.risk import rules
from wayside.patrols.risk.actions.locking import lock_assessment, lock_patrol
from wayside.patrols.risk.default_template import content
from wayside.patrols.risk.permissions import WRITE_RISK
from wayside.patrols.risk.queries import coverage_now, current, risks_of, template_of
from wayside.patrols.rules.machines import BEFORE_GOING_OUT
from wayside.patrols.vocabulary import Verb
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow

WRITTEN = (
    "seen_with_police",
    "lone_working",
    "known_risks",
    "weather",
    "surveillance",
    "informants",
    "body_worn_video",
    "contacts",
    "partner_contacts",
    "authority",
    "incident_number",
    "check_in_times",
    "grace_minutes",
    "briefing_hours",
)


@dataclass(frozen=True, slots=True)
class Written:
    """What a person filled in."""

    sections: Mapping[str, str]
    risks: Sequence[rules.Risk]
    authority: str
    incident_number: str
    check_in_times: Sequence[datetime]
    grace_minutes: int
    briefing_hours: int


@transaction.atomic
def start(*, patrol: Patrol, by: Actor, now: datetime, token: UUID | None = None) -> RiskAssessment:
    """Begin the assessment of a patrol from the programme's template. Where one stands already,
    that one is given.

    Raises:
        NotNow: the patrol is past the time of planning.
    """
    doing = steps.Doing(by, now, token)
    locked = lock_patrol(patrol, WRITE_RISK, doing) or patrol
    found = current(locked)
    if found:
        return found
    if locked.state not in BEFORE_GOING_OUT:
        raise NotNow(_("The patrol is not being planned, so there is no risk left to assess."))
    template = template_of(locked.week.programme)
    made = _from_template(locked, template, doing)
    _tell(made, Verb.WRITE_RISK, doing, Operation.COLLECTION)
    return made


@transaction.atomic
def write(
    *,
    assessment: RiskAssessment,
    written: Written,
    by: Actor,
    now: datetime,
    expected_version: int,
    token: UUID | None = None,
) -> RiskAssessment:
    """Save what was filled in.

    Raises:
        NotNow: it waits for approval, is approved or superseded.
        Collision: somebody changed it since it was looked at.
    """
    doing = steps.Doing(by, now, token)
    locked = lock_assessment(assessment, WRITE_RISK, doing)
    if locked is None:
        return assessment
    _check_writable(locked)
    for name in SECTIONS:
        setattr(locked, name, written.sections.get(name, "").strip())
    locked.authority = written.authority
    locked.incident_number = written.incident_number.strip()
    locked.check_in_times = [each.isoformat() for each in written.check_in_times]
    locked.grace_minutes, locked.briefing_hours = written.grace_minutes, written.briefing_hours
    locked.writer_ids = with_writer(locked, by)
    save_versioned(
        locked, expected_version=expected_version, now=now, fields=(*WRITTEN, "writer_ids")
    )
    put_risks(locked, written.risks)
    _tell(locked, Verb.WRITE_RISK, doing)
    return locked


@transaction.atomic
def submit(
    *,
    assessment: RiskAssessment,
    by: Actor,
    now: datetime,
    expected_version: int | None = None,
    token: UUID | None = None,
) -> RiskAssessment:
    """Send it for approval; what it covers is kept as it stands.

    Raises:
        NotNow: something is missing, or it is not in writing.
        Collision: somebody changed it since it was looked at.
    """
    doing = steps.Doing(by, now, token)
    locked = lock_assessment(assessment, WRITE_RISK, doing)
    if locked is None:
        return assessment
    steps.check_version(locked, expected_version)
    step = rules.ASSESSMENT.check_can(locked.state, "submit")
    covers = coverage_now(locked.patrol)
    lacks = gaps(locked, covers)
    if lacks:
        raise NotNow(" ".join(lacks))
    steps.count_up(
        locked,
        now,
        state=step.target,
        covers=covers.as_json(),
        written_by_id=by.person_id,
        writer_ids=with_writer(locked, by),
        submitted_at=now,
        sent_back_because="",
    )
    _tell(locked, Verb.SUBMIT_RISK, doing)
    return locked


def gaps(assessment: RiskAssessment, covers: rules.Coverage) -> tuple[str, ...]:
    """What it still lacks before it can be sent."""
    parts = {
        name: (RiskAssessment._meta.get_field(name).verbose_name, getattr(assessment, name))  # type: ignore[union-attr]
        for name in SECTIONS
    }
    found = rules.missing(
        parts,
        risks_of(assessment),
        authority=assessment.authority,
        check_ins=len(assessment.check_in_times),
        with_partners=covers.with_partners,
    )
    return tuple(str(each) for each in found)


def with_writer(assessment: RiskAssessment, by: Actor) -> list[UUID]:
    """Everyone who wrote in it, this person too."""
    mine = [by.person_id] if by.person_id else []
    return list(dict.fromkeys((*assessment.writer_ids, *mine)))


def put_risks(assessment: RiskAssessment, risks: Sequence[rules.Risk]) -> None:
    """Replace its hazards."""
    assessment.hazards.all().delete()
    Hazard.objects.bulk_create(
        Hazard(assessment=assessment, position=number, **asdict(risk))
        for number, risk in enumerate(risks, start=1)
    )


def _from_template(
    patrol: Patrol, template: RiskTemplate | None, doing: steps.Doing
) -> RiskAssessment:
    """The draft that the template makes; before a programme has its own, the usual one."""
    usual = content()
    minutes = template.check_in_minutes if template else usual["check_in_minutes"]
    numbers = ("grace_minutes", "briefing_hours")
    given = {
        name: getattr(template, name) if template else usual[name] for name in (*SECTIONS, *numbers)
    }
    made = RiskAssessment.objects.create(
        patrol=patrol,
        number=patrol.assessments.count() + 1,
        template=template,
        template_edition=template.version if template else 0,
        check_in_times=[each.isoformat() for each in rules.usual_times(patrol.hours, minutes)],
        writer_ids=[doing.by.person_id] if doing.by.person_id else [],
        created_at=doing.now,
        updated_at=doing.now,
        **given,
    )
    rows = template.hazards if template else usual["hazards"]
    put_risks(made, [rules.Risk(**row) for row in rows])
    return made


def _check_writable(assessment: RiskAssessment) -> None:
    if assessment.state not in rules.WRITABLE:
        raise NotNow(
            _("The risk assessment is “%(state)s” and cannot be changed.")
            % {"state": rules.ASSESSMENT.label(assessment.state)}
        )


def _tell(
    assessment: RiskAssessment,
    verb: Verb,
    doing: steps.Doing,
    operation: Operation = Operation.ALTERATION,
) -> None:
    fields = ("state", "covers") if verb == Verb.SUBMIT_RISK else ("hazards", *WRITTEN)
    steps.tell(
        assessment.patrol.week,
        verb,
        doing,
        about=assessment,
        subject=patrol_name(assessment.patrol),
        operation=operation,
        fields=fields,
    )
