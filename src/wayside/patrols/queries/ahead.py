"""The nights that somebody must still see to, with what each lacks, in one look at the database."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.patrols.models import (
    EmptyPost,
    Invitation,
    Patrol,
    PatrolPlace,
    Post,
    Posting,
    RiskAssessment,
)
from wayside.patrols.parts.vocabulary import InvitationState
from wayside.patrols.queries.crews import wanted_of
from wayside.patrols.risk.permissions import WRITE_RISK
from wayside.patrols.risk.vocabulary import AssessmentState
from wayside.patrols.rules.machines import BEFORE_GOING_OUT
from wayside.patrols.staffing.vocabulary import RosterState
from wayside.patrols.vocabulary import Duty, PostingState
from wayside.web.statements import compiled
from wayside.workforce.models import RosterRules
from wayside.workforce.queries import TRAINED_WANTED

POLICE = (Duty.LEAD, Duty.TRAINED, Duty.LOCAL)
STANDING_ROSTERS = (RosterState.DRAFT, RosterState.PUBLISHED)


@dataclass(frozen=True, slots=True, eq=False)
class Unanswered:
    """An agency that was asked and has not answered."""

    agency: str
    reply_by: date


@dataclass(frozen=True, slots=True, eq=False)
class NightAhead:
    """One night before it goes out: how far its risk assessment is and who wrote in it, which
    posts nobody fills and where the reasons stand, whom its empty places wait for."""

    patrol: Patrol
    risk: str
    writers: frozenset[UUID]
    is_unstaffed: bool
    missing: Mapping[Duty, int]
    reasons: Mapping[Duty, tuple[UUID, UUID]]
    was_given_up: bool
    unanswered: tuple[Unanswered, ...]


def nights_ahead(
    area: Area, *, visible_to: Actor, since: date, until: date
) -> tuple[NightAhead, ...]:
    """The nights of an area that have still to go out, in order of time: all of them for who
    answers for the area, from within a ward those that go to its places."""
    if not visible_to.may(WRITE_RISK):
        return ()
    if area.id in visible_to.area_ids:
        rows = _of_area(area.id, since, until)
    else:
        rows = _of_wards(area.id, list(visible_to.area_ids), since, until)
    return tuple(_night(each) for each in rows)


@compiled
def _of_area(area: UUID, since: date, until: date) -> QuerySet[Any]:
    return _with_all(_still_to_go(area, since, until), area)


@compiled
def _of_wards(area: UUID, wards: list[UUID], since: date, until: date) -> QuerySet[Any]:
    there = PatrolPlace.objects.filter(ward__in=wards, position__isnull=False)
    found = _still_to_go(area, since, until).filter(id__in=there.values("patrol"))
    return _with_all(found, area)


def _still_to_go(area: UUID, since: date, until: date) -> QuerySet[Patrol]:
    found = Patrol.objects.filter(
        week__area=area, date__range=(since, until), state__in=BEFORE_GOING_OUT
    )
    return found.select_related("week").defer("week__ranking").order_by("starts_at", "id")


def _with_all(found: QuerySet[Patrol], area: UUID) -> QuerySet[Any]:
    """The patrols with everything that ``NightAhead`` tells, row by row within the statement."""
    own = {"patrol": OuterRef("pk")}
    risk = RiskAssessment.objects.filter(~Q(state=AssessmentState.SUPERSEDED), **own)
    gaps = EmptyPost.objects.filter(roster__state__in=STANDING_ROSTERS, **own)
    asked = Invitation.objects.filter(
        segment__patrol=OuterRef("pk"), state=InvitationState.INVITED
    ).order_by("reply_by_date", "agency__name")
    rules = RosterRules.objects.filter(area=area)
    return found.annotate(
        risk_state=Subquery(risk.values("state")[:1]),
        risk_writers=Subquery(risk.values("writer_ids")[:1]),
        on=ArraySubquery(
            Posting.objects.filter(state=PostingState.PUBLISHED, **own).values("duty")
        ),
        posts_of_own=ArraySubquery(
            Post.objects.filter(**own).values(row=JSONObject(duty="duty", wanted="wanted"))
        ),
        trained_wanted=Subquery(rules.values("trained_wanted")[:1]),
        has_wards=Exists(
            PatrolPlace.objects.filter(position__isnull=False, ward__isnull=False, **own)
        ),
        gaps=ArraySubquery(
            gaps.order_by("roster__created_at").values(
                row=JSONObject(duty="duty", roster="roster_id", post="id")
            )
        ),
        was_given_up=Exists(Posting.objects.filter(state=PostingState.WITHDRAWN, **own)),
        asked=ArraySubquery(
            asked.values(row=JSONObject(agency=F("agency__name"), reply_by="reply_by_date"))
        ),
    )


def _night(row: Any) -> NightAhead:
    on = Counter(row.on)
    own = {each["duty"]: each["wanted"] for each in row.posts_of_own}
    needed = wanted_of(own, trained=row.trained_wanted or TRAINED_WANTED)
    wanted = {duty: needed[duty] for duty in POLICE}
    if not row.has_wards:
        del wanted[Duty.LOCAL]  # who is local depends on places that are not chosen yet
    return NightAhead(
        patrol=row,
        risk=row.risk_state or "",
        writers=frozenset(row.risk_writers or ()),
        is_unstaffed=not on,
        missing={duty: n - on[duty] for duty, n in wanted.items() if n > on[duty]},
        reasons={
            Duty(each["duty"]): (UUID(each["roster"]), UUID(each["post"])) for each in row.gaps
        },
        was_given_up=row.was_given_up,
        unanswered=tuple(
            Unanswered(each["agency"], datetime.fromisoformat(each["reply_by"]).date())
            for each in row.asked
        ),
    )
