"""The page of an assessment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.patrols.calendar import LONDON
from wayside.patrols.models import RiskAssessment
from wayside.patrols.models.risk_templates import SECTIONS
from wayside.patrols.risk import queries, rules
from wayside.patrols.risk.permissions import APPROVE_RISK, WRITE_RISK
from wayside.patrols.risk.vocabulary import AssessmentState, Level
from wayside.patrols.rules.machines import BEFORE_GOING_OUT
from wayside.patrols.vocabulary import Duty, SegmentKind
from wayside.web.collision_lines import Line
from wayside.web.components.text import Colour, london, london_time

Words = str | Promise
STATE_COLOURS: dict[str, Colour] = {
    AssessmentState.DRAFT: "yellow",
    AssessmentState.SUBMITTED: "blue",
    AssessmentState.APPROVED: "green",
    AssessmentState.SENT_BACK: "red",
    AssessmentState.SUPERSEDED: "grey",
}
LEVEL_COLOURS: dict[Level, Colour] = {
    Level.LOW: "green",
    Level.MEDIUM: "yellow",
    Level.HIGH: "orange",
    Level.VERY_HIGH: "red",
}


@dataclass(frozen=True, slots=True)
class Weight:
    """A score in words."""

    words: str
    colour: Colour


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One hazard."""

    title: str
    controls: str
    before: Weight
    after: Weight
    for_partners: bool


@dataclass(frozen=True, slots=True)
class Covered:
    """What an assessment is about."""

    hours: str
    places: tuple[str, ...]
    people: tuple[str, ...]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RiskPage:
    """All that the page of an assessment draws."""

    number: int
    version: int
    state: Words
    colour: Colour
    because: str
    sent_back_because: str
    rows: tuple[RiskRow, ...]
    sections: tuple[tuple[str, str], ...]
    times: str
    grace: int
    authority: Words
    incident_number: str
    covered: Covered
    written: str
    approved: str
    changed: tuple[str, ...]
    can_write: bool
    can_submit: bool
    can_decide: bool
    refusal: Words


def weight(score: int) -> Weight:
    """ "High, 12"."""
    level = rules.level(score)
    words = _("%(level)s, %(score)s of 25") % {"level": level.label, "score": score}
    return Weight(words, LEVEL_COLOURS[level])


def risk_rows(risks: Iterable[rules.Risk]) -> tuple[RiskRow, ...]:
    """Hazards with their weights."""
    return tuple(
        RiskRow(
            each.title,
            each.controls,
            weight(each.score),
            weight(each.residual),
            each.for_partners,
        )
        for each in risks
    )


def sections_of(record: Any, names: Sequence[str] = SECTIONS) -> tuple[tuple[str, str], ...]:
    """The written parts that hold something, with their labels."""
    fields = {name: record._meta.get_field(name) for name in names}
    return tuple(
        (str(field.verbose_name).capitalize(), getattr(record, name))
        for name, field in fields.items()
        if getattr(record, name)
    )


def clocks(moments: Iterable[str | datetime]) -> str:
    """ "21:00, 22:00"."""
    found = (datetime.fromisoformat(m) if isinstance(m, str) else m for m in moments)
    return ", ".join(f"{each.astimezone(LONDON):%H:%M}" for each in found)


def risk_page(assessment: RiskAssessment, *, actor: Actor) -> RiskPage:
    """The page, as the actor sees it."""
    patrol, state = assessment.patrol, assessment.state
    covers = (
        rules.Coverage.from_json(assessment.covers)
        if assessment.covers and state not in rules.WRITABLE
        else queries.coverage_now(patrol)
    )
    writes = queries.may(patrol, WRITE_RISK, visible_to=actor) and state in rules.WRITABLE
    decides, refusal = _may_decide(assessment, actor)
    return RiskPage(
        number=assessment.number,
        version=assessment.version,
        state=AssessmentState(state).label,
        colour=STATE_COLOURS[state],
        because=assessment.because,
        sent_back_because=assessment.sent_back_because,
        rows=risk_rows(queries.risks_of(assessment)),
        sections=sections_of(assessment),
        times=clocks(assessment.check_in_times),
        grace=assessment.grace_minutes,
        authority=assessment.get_authority_display() if assessment.authority else "",
        incident_number=assessment.incident_number,
        covered=covered(covers),
        written=_by(assessment.written_by, assessment.submitted_at),
        approved=_by(assessment.approved_by, assessment.approved_at, assessment.approved_as),
        changed=queries.outdated(assessment) if state not in rules.WRITABLE else (),
        can_write=writes,
        can_submit=writes and patrol.state in BEFORE_GOING_OUT,
        can_decide=decides,
        refusal=refusal,
    )


def _may_decide(assessment: RiskAssessment, actor: Actor) -> tuple[bool, Words]:
    """Whether the actor may decide on one that waits; if not, why, for who might have."""
    patrol = assessment.patrol
    waits = assessment.state == AssessmentState.SUBMITTED
    if not waits or not queries.may(patrol, APPROVE_RISK, visible_to=actor):
        return False, ""
    refusal = rules.refusal(
        role=actor.role,
        grade=queries.grade_of(actor.person_id, patrol.week.area),
        person_id=actor.person_id,
        writers=assessment.writer_ids,
    )
    return not refusal, refusal


def covered(covers: rules.Coverage) -> Covered:
    """What it is about, in words."""
    start, end = (datetime.fromisoformat(each) for each in (covers.starts_at, covers.ends_at))
    return Covered(
        hours=_("%(start)s to %(end)s") % {"start": london(start), "end": london_time(end)},
        places=tuple(each.label for each in covers.sites),
        people=tuple(
            f"{each.name}, {str(Duty(each.duty).label).lower()}" for each in covers.people
        ),
        parts=tuple(_part(each) for each in covers.parts),
    )


def _part(part: rules.Part) -> str:
    name = part.title or str(SegmentKind(part.kind).label)
    return f"{clocks((part.starts_at, part.ends_at)).replace(', ', ' – ')} {name}"


def _by(person: Any, at: datetime | None, role: str = "") -> str:
    if person is None or at is None:
        return ""
    who = f"{person.name} ({role})" if role else person.name
    return _("%(who)s, %(at)s") % {"who": who, "at": london(at)}


def risk_lines(risks: Iterable[rules.Risk]) -> list[Line[rules.Risk]]:
    """Hazards as lines of the collision page."""
    return [
        Line(
            each.title,
            each.title,
            f"{each.likelihood} × {each.severity}; {each.controls} "
            f"{each.residual_likelihood} × {each.residual_severity}"
            + (_("; partners read it") if each.for_partners else ""),
            each,
        )
        for each in risks
    ]
