"""Patrols that are over, with people on them, and what is told of them."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.partners.models import Area, Membership
from wayside.partners.tests import factories as partners
from wayside.patrols.models import Patrol, PatrolReturn, Posting, Segment, Week
from wayside.patrols.returns import actions
from wayside.patrols.returns.queries import plan_of
from wayside.patrols.returns.values import NightTold, PartTold
from wayside.patrols.returns.vocabulary import Count, Service, Weather
from wayside.patrols.tests import factories as weeks
from wayside.patrols.vocabulary import Duty, PatrolState, PostingState, SegmentKind, WeekState
from wayside.workforce.tests import factories as force

MORNING = datetime(2018, 7, 14, 3, 0, tzinfo=UTC)
COUNTS = {
    (Count.WOMEN_MET, ""): 4,
    (Count.NEW_TO_US, ""): 1,
    (Count.HOT_DRINKS, ""): 6,
    (Count.OFFERED, Service.HEALTH): 2,
    (Count.TAKEN, Service.HEALTH): 1,
    (Count.ARRESTS, ""): 1,
    (Count.WARNINGS, ""): 2,
}


@dataclass(frozen=True)
class Night:
    """A patrol that went out on Friday, with an officer, a colleague and the coordinator."""

    area: Area
    week: Week
    patrol: Patrol
    officer: Membership
    coordinator: Actor
    by: Actor = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by", partners.actor_of(self.officer))

    @property
    def fresh(self) -> Patrol:
        """The patrol as it stands in the database."""
        return Patrol.objects.select_related("week__area", "week__programme").get(id=self.patrol.id)


def night(*, state: PatrolState = PatrolState.OUT) -> Night:
    """A planned week whose Friday patrol is out."""
    area, _ward = weeks.borough()
    coordinator = weeks.coordinator(area)
    week = weeks.proposed(area, by=coordinator)
    Week.objects.filter(id=week.id).update(state=WeekState.PLANNED)
    Patrol.objects.filter(week=week).update(state=PatrolState.PLANNED)
    patrol = weeks.first_patrol(weeks.fresh(week))
    Patrol.objects.filter(id=patrol.id).update(state=state)
    officer = weeks.member(area, Role.PATROL_OFFICER)
    post(patrol, officer)
    return Night(
        area, weeks.fresh(week), weeks.first_patrol(weeks.fresh(week)), officer, coordinator
    )


def post(patrol: Patrol, member: Membership, *, duty: Duty = Duty.LEAD) -> Posting:
    """Put somebody on the patrol."""
    make = force.partner_worker if duty == Duty.PARTNER else force.worker
    worker = make(patrol.week.area, agency=member.agency, person=member.person)
    return Posting.objects.create(
        patrol=patrol,
        worker=worker,
        duty=duty,
        state=PostingState.PUBLISHED,
        told_date=patrol.date,
        **partners.STAMPS,
    )


def segments(patrol: Patrol) -> tuple[Segment, ...]:
    """An engagement of two hours, then enforcement, in place of the one patrol."""
    half = patrol.starts_at + timedelta(hours=2)
    parts = (
        (SegmentKind.ENGAGEMENT, "Soup kitchen", patrol.starts_at, half),
        (SegmentKind.ENFORCEMENT, "Kerb crawling", half, patrol.ends_at),
    )
    Segment.objects.filter(patrol=patrol).delete()
    return tuple(
        Segment.objects.create(
            patrol=patrol, kind=kind, title=title, starts_at=start, ends_at=end, **partners.STAMPS
        )
        for kind, title, start, end in parts
    )


def told(patrol: Patrol, **fields: Any) -> NightTold:
    """A night in one piece: four women met, a referral taken, an arrest."""
    (plan,) = plan_of(patrol)
    part = PartTold(
        kind=plan.kind,
        hours=fields.pop("hours", plan.hours),
        segment_id=plan.segment_id,
        nobody_seen=fields.pop("nobody_seen", False),
        partner_feedback=fields.pop("partner_feedback", "More came before ten."),
        counts=fields.pop("counts", COUNTS),
    )
    given: dict[str, Any] = {"weather": Weather.SHOWERS, "narrative": "The lights were out."}
    return NightTold(parts=(part,), **(given | fields))


def file(of: Night, **fields: Any) -> PatrolReturn:
    """The officer files it in the early morning."""
    return actions.file_return(
        patrol=of.fresh, form=uuid4(), told=told(of.patrol, **fields), by=of.by, now=MORNING
    )
