"""A borough in which everything waits: the week of 9 July 2018, seen on the Thursday."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.partners.models import Agency, Area, FundingGrant, Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AgencyKind
from wayside.patrols.calendar import at
from wayside.patrols.models import (
    CheckIn,
    EmptyPost,
    Invitation,
    Observer,
    Patrol,
    PatrolFunding,
    Posting,
    Roster,
    Segment,
    Week,
)
from wayside.patrols.parts.vocabulary import ObserverState
from wayside.patrols.risk.tests import factories as risk
from wayside.patrols.staffing.tests.factories import posting
from wayside.patrols.staffing.vocabulary import RosterState
from wayside.patrols.tests import factories as patrols
from wayside.patrols.vocabulary import (
    Duty,
    PatrolState,
    PostingState,
    SegmentKind,
    WeekState,
)
from wayside.workforce.tests import factories as force

TODAY = date(2018, 7, 12)
NOON = datetime(2018, 7, 12, 11, 0, tzinfo=UTC)
STAMPS = partners.STAMPS


@dataclass(frozen=True, slots=True, eq=False)
class Town:
    """A borough with a planned week whose nights wait for one step each."""

    area: Area
    ward: Area
    by: Actor
    friday: Patrol
    saturday: Patrol
    last_friday: Patrol
    agency: Agency

    def member(self, role: Role, **fields: Any) -> Membership:
        """Somebody with a role in the borough, or in the area given."""
        return partners.member(role, **({"area": self.area} | fields))


def town() -> Town:
    """Friday has people and no risk assessment, Saturday's waits for approval, last week's
    patrol is out and silent."""
    area, ward = patrols.borough()
    by = patrols.coordinator(area)
    friday = risk.planned(area, by=by)
    saturday = Patrol.objects.exclude(id=friday.id).get(week=friday.week, date=date(2018, 7, 14))
    agency = partners.agency("Outreach", kind=AgencyKind.DRUG_AND_ALCOHOL, areas=(area,))
    return Town(area, ward, by, friday, risk.again(saturday), _last_week(friday), agency)


def _last_week(friday: Patrol) -> Patrol:
    week = Week.objects.create(
        area=friday.week.area,
        programme=friday.week.programme,
        iso_year=2018,
        iso_week=27,
        state=WeekState.PLANNED,
        **STAMPS,
    )
    day = date(2018, 7, 6)
    return Patrol.objects.create(
        week=week,
        date=day,
        starts_at=at(day, time(20)),
        ends_at=at(day + timedelta(days=1), time(2)),
        state=PatrolState.OUT,
        **STAMPS,
    )


def busy() -> Town:
    """The same with everything a coordinator may have to see to."""
    made = town()
    risk.submitted(made.saturday, by=made.by)
    _staffing(made)
    missed(made)
    invited(made)
    _observed(made)
    _money(made)
    return made


def missed(made: Town) -> CheckIn:
    """A check-in of last week's patrol that nobody has settled."""
    due = made.last_friday.starts_at + timedelta(hours=1)
    return CheckIn.objects.create(
        patrol=made.last_friday,
        due_at=due,
        alarm_at=due + timedelta(minutes=10),
        missed_at=due + timedelta(minutes=11),
    )


def _staffing(made: Town) -> None:
    given_up = made.friday.postings.filter(duty=Duty.TRAINED)[:1].get()
    Posting.objects.filter(id=given_up.id).update(state=PostingState.WITHDRAWN)
    posting(made.saturday, force.worker(made.area, "Only One"), Duty.LEAD)
    roster = Roster.objects.create(
        area=made.area,
        from_date=date(2018, 7, 9),
        until_date=date(2018, 9, 30),
        state=RosterState.DRAFT,
        **STAMPS,
    )
    EmptyPost.objects.create(
        roster=roster, patrol=made.saturday, duty=Duty.TRAINED, missing=2, content={}
    )
    ending = force.worker(made.area, "Soon Ending")
    force.train(ending, expires=date(2018, 8, 1))
    force.suited(ending)
    force.train(force.worker(made.area, "Not Assessed"))


def invited(made: Town, **fields: Any) -> Invitation:
    """The agency asked to a soup kitchen on Friday."""
    soup = Segment.objects.create(
        patrol=made.friday,
        kind=SegmentKind.ENGAGEMENT,
        title="Soup kitchen",
        starts_at=made.friday.starts_at,
        ends_at=made.friday.starts_at + timedelta(hours=1),
        meeting_point="Church hall, side door",
        meeting_at=made.friday.starts_at,
        **STAMPS,
    )
    given: dict[str, Any] = {"agency": made.agency, "reply_by_date": date(2018, 7, 11)}
    return Invitation.objects.create(
        segment=soup, who_to_call="Control room", **(given | fields), **STAMPS
    )


def _observed(made: Town) -> None:
    part = Segment.objects.create(
        patrol=made.last_friday,
        kind=SegmentKind.PATROL,
        starts_at=made.last_friday.starts_at,
        ends_at=made.last_friday.ends_at,
        observers_welcome=True,
        **STAMPS,
    )
    Observer.objects.create(
        segment=part,
        name="Sgt North",
        unit="Camden",
        email="north@wayside.example",
        state=ObserverState.OBSERVED,
        **STAMPS,
    )


def _money(made: Town) -> None:
    def grant(funder: str, pounds: int, end: date) -> FundingGrant:
        return FundingGrant.objects.create(
            programme=made.friday.week.programme,
            funder=funder,
            amount=pounds,
            start_date=date(2018, 1, 1),
            end_date=end,
            pays_for="Overtime",
            **STAMPS,
        )

    grant("Proceeds of crime", 25_000, date(2018, 8, 1))
    spent = grant("Council", 100, date(2019, 3, 31))
    PatrolFunding.objects.create(patrol=made.last_friday, grant=spent, **STAMPS)
    who = force.worker(made.area, "Went Out")
    posting(made.last_friday, who, Duty.LEAD, cost_pence=20_000)
