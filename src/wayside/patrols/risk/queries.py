"""Risk assessments, templates and check-ins, as the actor may see them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from wayside.access.actor import Actor
from wayside.access.permissions import Permission
from wayside.partners.models import Area, Membership, Programme
from wayside.partners.queries import holding_on, lineage
from wayside.patrols.models import (
    CheckIn,
    Patrol,
    PatrolPlace,
    RiskAssessment,
    RiskTemplate,
    Segment,
)
from wayside.patrols.permissions import may_in_any
from wayside.patrols.queries import crews, places_of
from wayside.patrols.queries.crews import CrewMember
from wayside.patrols.risk import rules
from wayside.patrols.risk.permissions import SETTLE_ALARMS
from wayside.patrols.risk.vocabulary import AssessmentState
from wayside.patrols.vocabulary import PatrolState
from wayside.web.statements import compiled
from wayside.workforce.models import Worker


def current(patrol: Patrol) -> RiskAssessment | None:
    """The assessment that stands: in writing, waiting, sent back or approved."""
    found = (
        RiskAssessment.objects.filter(patrol=patrol)
        .exclude(state=AssessmentState.SUPERSEDED)
        .select_related("written_by", "approved_by", "template")
        .first()
    )
    if found:
        found.patrol = patrol
    return found


def approved(patrol: Patrol) -> RiskAssessment | None:
    """The approved assessment, whether or not it still fits: ``outdated`` tells."""
    found = current(patrol)
    return found if found and found.state == AssessmentState.APPROVED else None


def former(patrol: Patrol) -> tuple[RiskAssessment, ...]:
    """The superseded ones, the latest first."""
    found = RiskAssessment.objects.filter(patrol=patrol, state=AssessmentState.SUPERSEDED)
    return tuple(found.select_related("written_by", "approved_by").order_by("-number"))


def risks_of(assessment: RiskAssessment) -> tuple[rules.Risk, ...]:
    """Its hazards, in order."""
    return tuple(
        rules.Risk(
            title=each.title,
            likelihood=each.likelihood,
            severity=each.severity,
            controls=each.controls,
            residual_likelihood=each.residual_likelihood,
            residual_severity=each.residual_severity,
            for_partners=each.for_partners,
        )
        for each in assessment.hazards.order_by("position")
    )


def coverage_now(patrol: Patrol) -> rules.Coverage:
    """What an assessment of this patrol would be about as it stands now."""
    return rules.Coverage(
        starts_at=patrol.starts_at.isoformat(),
        ends_at=patrol.ends_at.isoformat(),
        sites=tuple(_site(each) for each in places_of(patrol)),
        people=tuple(
            rules.Someone(str(each.worker_id), each.name, str(each.duty))
            for each in crews([patrol])[patrol.id]
        ),
        parts=tuple(_part(each) for each in patrol.segments.order_by("starts_at", "id")),
    )


def outdated(assessment: RiskAssessment) -> tuple[str, ...]:
    """The changes since it was sent for approval that ask for a new one."""
    if not assessment.covers:
        return ()
    then = rules.Coverage.from_json(assessment.covers)
    return tuple(str(each) for each in rules.matters(then, coverage_now(assessment.patrol)))


def grade_of(person_id: UUID | None, area: Area) -> str | None:
    """The grade on record in the area's pool; None for who is not in it."""
    if person_id is None:
        return None
    found = Worker.objects.filter(person=person_id, area=area, left_date__isnull=True)
    return found.values_list("grade", flat=True).first()


def wards_of(patrol: Patrol) -> tuple[UUID, ...]:
    """The wards that its places lie in, by the area whose sergeants answer for them."""
    found = places_of(patrol).exclude(ward=None).values_list("ward_id", flat=True)
    return tuple(dict.fromkeys(found.order_by()))


def areas_of(patrol: Patrol) -> tuple[UUID, ...]:
    """The area and the wards of a patrol: where a person must be at work to answer for it."""
    return (patrol.week.area_id, *wards_of(patrol))


def template_of(programme: Programme) -> RiskTemplate | None:
    """The template that a new assessment starts from; None before the first was saved."""
    return programme.risk_templates.order_by("created_at").first()


def crew_of(patrol: Patrol) -> tuple[CrewMember, ...]:
    """Those who were told that they are on the patrol: a draft is not a place on it."""
    return crews([patrol])[patrol.id]


def own_place(patrol: Patrol, *, visible_to: Actor) -> CrewMember | None:
    """The actor's own place on the patrol."""
    mine = visible_to.person_id
    return next((each for each in crew_of(patrol) if mine and each.person_id == mine), None)


def check_ins_of(patrol: Patrol) -> QuerySet[CheckIn]:
    """The check-ins of a patrol, in order of time."""
    return (
        CheckIn.objects.filter(patrol=patrol)
        .select_related("made_by", "settled_by")
        .order_by("due_at")
    )


def missed(now: datetime) -> QuerySet[CheckIn]:
    """The check-ins whose time and grace are over without a word, of patrols that are out."""
    return (
        CheckIn.objects.filter(
            alarm_at__lte=now,
            made_at__isnull=True,
            missed_at__isnull=True,
            patrol__state=PatrolState.OUT,
        )
        .select_related("patrol__week__area", "patrol__week__programme")
        .order_by("due_at")
    )


def check_in_of(area: Area, check_in_id: UUID, *, visible_to: Actor) -> CheckIn:
    """A check-in of the area whose alarms the actor may settle.

    Raises:
        CheckIn.DoesNotExist: there is none that the actor may see.
    """
    found = _seen(area, visible_to).select_related("patrol__week__area", "patrol__week__programme")
    return found.get(id=check_in_id)


def alarms(area: Area, *, visible_to: Actor) -> list[CheckIn]:
    """The alarms that nobody has settled, the oldest first; for first pages too."""
    if visible_to.may(SETTLE_ALARMS, area_id=area.id):
        return _alarms_of(area.id)
    if not visible_to.may(SETTLE_ALARMS):
        return []
    return _alarms_in(area.id, list(visible_to.area_ids))


@compiled
def _alarms_of(area: UUID) -> QuerySet[CheckIn]:
    return _unsettled(CheckIn.objects.filter(patrol__week__area=area))


@compiled
def _alarms_in(area: UUID, wards: list[UUID]) -> QuerySet[CheckIn]:
    return _unsettled(_going_to(wards, CheckIn.objects.filter(patrol__week__area=area)))


def _unsettled(found: QuerySet[CheckIn]) -> QuerySet[CheckIn]:
    waiting = found.filter(missed_at__isnull=False, settled_at__isnull=True)
    rows = waiting.select_related("patrol__week").defer("patrol__week__ranking")
    return rows.order_by("missed_at")


def nights_out(area: Area, *, visible_to: Actor) -> tuple[Patrol, ...]:
    """The patrols that are out now, with their check-ins."""
    seen = _seen(area, visible_to).values("patrol")
    found = Patrol.objects.filter(id__in=seen, state=PatrolState.OUT)
    rows = found.select_related("week").defer("week__ranking")
    return tuple(rows.prefetch_related("check_ins__made_by").order_by("starts_at"))


def _seen(area: Area, visible_to: Actor) -> QuerySet[CheckIn]:
    """The check-ins of the area, or of the patrols that go to the actor's wards."""
    found = CheckIn.objects.filter(patrol__week__area=area)
    if visible_to.may(SETTLE_ALARMS, area_id=area.id):
        return found
    if not visible_to.may(SETTLE_ALARMS):
        return found.none()
    return _going_to(list(visible_to.area_ids), found)


def _going_to(wards: list[UUID], found: QuerySet[CheckIn]) -> QuerySet[CheckIn]:
    there = PatrolPlace.objects.filter(ward__in=wards, position__isnull=False)
    return found.filter(patrol__in=there.values("patrol"))


def may(patrol: Patrol, permission: Permission, *, visible_to: Actor) -> bool:
    """Whether the actor holds a permission where the patrol goes: in its area or a ward of it."""
    return may_in_any(visible_to, permission, areas_of(patrol))


def responsible_for(patrol: Patrol, *, on: date) -> tuple[UUID, ...]:
    """The people to be told when something is wrong: coordinator and deputy of the area, and the
    sergeants of the wards it goes to."""
    found = Membership.objects.filter(
        holding_on(on),
        role__in=SETTLE_ALARMS.roles,
        area__in=(*lineage(patrol.week.area), *wards_of(patrol)),
        account__is_active=True,
    )
    return tuple(found.values_list("person_id", flat=True).distinct())


def statuses(patrols: Iterable[Patrol]) -> Mapping[UUID, str]:
    """The state of each patrol's assessment in one query; a patrol without one is not there."""
    rows = RiskAssessment.objects.filter(
        ~Q(state=AssessmentState.SUPERSEDED), patrol__in=[each.id for each in patrols]
    )
    return dict(rows.values_list("patrol_id", "state"))


def _site(place: PatrolPlace) -> rules.Site:
    return rules.Site(place.label, place.longitude, place.latitude, place.style)


def _part(segment: Segment) -> rules.Part:
    met = segment.meeting_at.isoformat() if segment.meeting_at else ""
    return rules.Part(
        key=str(segment.id),
        kind=segment.kind,
        title=segment.title,
        starts_at=segment.starts_at.isoformat(),
        ends_at=segment.ends_at.isoformat(),
        meeting=" ".join(filter(None, (segment.meeting_point, met))),
    )
