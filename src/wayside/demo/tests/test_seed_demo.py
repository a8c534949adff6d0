"""The demonstration stands on the product's own actions, once, and never in production."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker
from tests.journeys import world

from wayside.access.models import Account
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.crime.models import StreetCrime
from wayside.demo import cast, crew, money, partnership
from wayside.partners.acting import tell_database
from wayside.partners.models import Agency, Area, FundingGrant, KindSetting, Membership, Programme
from wayside.patrols.briefing.queries import version_for
from wayside.patrols.briefing.vocabulary import Version
from wayside.patrols.models import (
    CheckIn,
    Decision,
    Disruption,
    Invitation,
    Observer,
    Patrol,
    PatrolReturn,
    Posting,
    RiskAssessment,
    Roster,
    Week,
)
from wayside.patrols.parts.vocabulary import DisruptionKind, InvitationState, Upset
from wayside.patrols.returns.figures import monthly
from wayside.patrols.returns.queries import awaited
from wayside.patrols.returns.vocabulary import Count
from wayside.patrols.risk.vocabulary import AssessmentState
from wayside.patrols.staffing.forecast import forecast
from wayside.patrols.staffing.queries.money import money_of, spending_of
from wayside.patrols.staffing.vocabulary import RosterState
from wayside.patrols.vocabulary import Duty, PatrolState, PostingState, Verb, WeekState
from wayside.web import clock
from wayside.workforce import queries as workforce
from wayside.workforce.models import PayRates, RosterRules, WellbeingCheckIn, Worker
from wayside.workforce.rules import standing_of
from wayside.workforce.vocabulary import Leaving, Standing, WorkerKind

EVERYONE = (cast.FIRST_ADMINISTRATOR, cast.FIRST_GOVERNANCE_OFFICER, *cast.MEMBERS, *crew.CREW)
TODAY = world.TODAY
FRIDAY, SATURDAY = date(2018, 7, 6), date(2018, 7, 7)
MONTHS = [f"2018-{month:02d}" for month in range(2, 8)]  # those that the page shows in July


@pytest.fixture(scope="module")
def said(
    databases: world.Databases, template_name: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """The demo, seeded once for all tests, in a copy for these; what seeding it printed."""
    with (
        django_db_blocker.unblock(),
        world.visited(databases, migrated=template_name) as printed,
        override_settings(**world.DEMO),
        transaction.atomic(),
    ):
        yield printed
        transaction.set_rollback(True)


@pytest.fixture
def lambeth(said: str) -> Area:
    return Area.objects.get(slug="lambeth")


def test_the_cast_has_one_sign_in_for_each_role_and_obviously_invented_names() -> None:
    assert {member.role for member in EVERYONE} == set(Role)
    assert len({member.email for member in EVERYONE}) == len(EVERYONE)
    names = [*(each.name for each in EVERYONE), *(each.name for each in crew.EVERYONE)]
    assert all(name.endswith(" Example") for name in names)
    assert len({each.name for each in crew.EVERYONE}) == len(crew.EVERYONE)
    assert len(cast.AGENCIES) == 8


@pytest.mark.django_db
@override_settings(DEMO=False)
def test_it_refuses_outside_the_demo_and_leaves_nothing() -> None:
    with pytest.raises(CommandError, match="not the demo's settings"):
        call_command("seed_demo")
    assert not Account.objects.exists()


def test_a_second_run_keeps_what_the_first_made(said: str) -> None:
    second, weeks = StringIO(), Week.objects.count()
    call_command("seed_demo", stdout=second)
    assert said == second.getvalue()
    assert Week.objects.count() == weeks
    assert StreetCrime.objects.count() > 80_000
    assert sorted(grant.amount for grant in FundingGrant.objects.all()) == [5000, 25000]
    assert Agency.objects.count() == 8
    southwark = Programme.objects.get(area__slug="southwark")
    assert not Week.objects.filter(area=southwark.area).exists()
    assert Membership.objects.count() == len(EVERYONE)
    assert partnership.actor(cast.COORDINATOR.email).role == Role.COORDINATOR
    assert KindSetting.objects.filter(programme=southwark).count() == (
        KindSetting.objects.filter(programme__area__slug="lambeth").count()
    )


def test_the_pool_has_seven_trained_two_on_a_course_and_twelve_local_officers(
    lambeth: Area,
) -> None:
    by = partnership.actor(cast.COORDINATOR.email)
    pool = list(workforce.pool(lambeth, visible_to=by))
    stands = Counter(standing_of(each, TODAY) for each in workforce.facts_of(pool).values())
    assert stands[Standing.TRAINED] == 6
    assert stands[Standing.EXPIRING] == 1
    assert stands[Standing.BOOKED] == 2
    assert stands[Standing.LOCAL] == 12
    assert stands[Standing.PARTNER] == len(crew.PARTNERS)
    gone = Worker.objects.get(left_date__isnull=False)
    assert gone.left_because == Leaving.BURNOUT
    assert RosterRules.objects.get(area=lambeth)
    assert PayRates.objects.filter(from_date__lte=TODAY, checked_date__isnull=False).exists()
    assert PayRates.objects.filter(from_date__gt=TODAY, checked_date__isnull=True).exists()


def test_every_week_of_half_a_year_was_lived_through_and_reviewed(lambeth: Area) -> None:
    weeks = Week.objects.filter(area=lambeth)
    closed = weeks.filter(state=WeekState.CLOSED)
    assert closed.count() == 25
    assert weeks.filter(state=WeekState.PLANNED).count() == 2
    assert weeks.filter(state=WeekState.REVIEW).count() == 1
    assert Decision.objects.filter(week__in=closed, verb=Verb.DECIDE).count() == 25
    nights = Patrol.objects.filter(week__in=closed).exclude(state=PatrolState.CANCELLED)
    assert nights.count() == 49
    assert set(nights.values_list("state", flat=True)) == {PatrolState.CLOSED}
    for night in nights:
        assert night.assessments.get(state=AssessmentState.APPROVED).approved_by_id
        assert night.plain_clothes_at
        assert night.briefings.exists()
        assert night.going_out
        assert night.postings.filter(duty=Duty.LEAD, state=PostingState.PUBLISHED).count() == 1


def test_nobody_approved_a_risk_assessment_they_wrote_in(said: str) -> None:
    for each in RiskAssessment.objects.exclude(approved_by=None):
        assert each.approved_by_id not in each.writer_ids


def test_the_months_come_to_24_arrests_and_23_referrals(lambeth: Area) -> None:
    months = monthly(lambeth, MONTHS)
    assert sum(each.of(Count.ARRESTS) for each in months) == 24
    assert sum(each.of(Count.TAKEN) for each in months) == 23
    assert all(each.people > 20 for each in months[:5])
    assert sum(each.bad_weather for each in months) >= 3


def test_one_night_was_snowed_off_one_moved_one_corrected_and_one_alarm_settled(
    said: str,
) -> None:
    off = Disruption.objects.get(upset=Upset.CANCELLED)
    assert off.kind == DisruptionKind.WEATHER
    assert off.patrol.state == PatrolState.CANCELLED
    moved = Disruption.objects.get(upset=Upset.MOVED)
    assert (moved.was_date, moved.is_date) == (date(2018, 5, 19), date(2018, 5, 17))
    assert PatrolReturn.objects.get(number=2).because
    settled = CheckIn.objects.get(missed_at__isnull=False)
    assert settled.settled_at
    assert settled.made_at


def test_rosters_were_published_ahead_and_a_post_that_nobody_can_fill_is_explained(
    lambeth: Area,
) -> None:
    rosters = Roster.objects.filter(area=lambeth)
    long_ones = [each for each in rosters if each.until_date - each.from_date > timedelta(days=80)]
    assert Counter(each.state for each in long_ones) == {
        RosterState.PUBLISHED: 3,
        RosterState.DRAFT: 1,
    }
    assert all(each.score == each.bounds for each in long_ones)
    (draft,) = (each for each in long_ones if each.state == RosterState.DRAFT)
    empty = draft.empty_posts.filter(duty=Duty.LEAD)
    assert {each.patrol.date for each in empty} >= {date(2018, 8, 24), date(2018, 8, 25)}
    for each in empty:
        assert each.content["reasons"]
        assert each.content["conflict"]


def test_somebody_is_near_the_weekend_cap(lambeth: Area) -> None:
    since = TODAY - timedelta(weeks=4)
    out = Posting.objects.filter(
        patrol__week__area=lambeth,
        state=PostingState.PUBLISHED,
        patrol__date__range=(since, TODAY),
        patrol__date__iso_week_day__in=(5, 6),
        worker__kind=WorkerKind.OFFICER,
    )
    weekends = {
        (each.worker_id, each.patrol.date.isocalendar().week)
        for each in out.select_related("patrol")
    }
    cap = RosterRules.objects.get(area=lambeth).weekends_most
    assert max(Counter(worker for worker, _week in weekends).values()) == cap


def test_a_return_of_last_weekend_is_late_and_its_officer_is_the_one_who_signs_in(
    lambeth: Area,
) -> None:
    (late,) = awaited(lambeth, now=clock.now())
    assert late.is_late
    assert late.patrol.date == date(2018, 6, 29)
    otis = partnership.actor(cast.OTIS.email)
    assert late.patrol.postings.filter(worker__person=otis.person_id).exists()


def test_this_week_has_something_for_each_role(lambeth: Area) -> None:
    friday, saturday = (_patrol(day) for day in (FRIDAY, SATURDAY))
    waiting = friday.assessments.get(state=AssessmentState.SUBMITTED)
    assert partnership.actor(cast.DEPUTY.email).person_id not in waiting.writer_ids
    assert saturday.state == PatrolState.BRIEFED
    for member in (cast.OTIS, cast.LOLA):
        actor = partnership.actor(member.email)
        assert version_for(saturday, visible_to=actor) == Version.POLICE
    pia = partnership.actor(cast.PARTNER.email)
    assert version_for(saturday, visible_to=pia) == Version.PARTNER
    asked = Invitation.objects.get(segment__patrol=friday, agency=pia.agency_id)
    assert asked.state == InvitationState.INVITED
    other = Invitation.objects.filter(segment__patrol=friday).exclude(agency=pia.agency_id)
    states = set(other.values_list("state", flat=True))
    assert states == {InvitationState.ACCEPTED, InvitationState.DECLINED}


def test_partners_answered_in_every_way_over_the_months(said: str) -> None:
    states = Counter(Invitation.objects.values_list("state", flat=True))
    assert states[InvitationState.ACCEPTED] > 40
    assert states[InvitationState.DECLINED] > 4
    visit = Observer.objects.get(state="observed")
    assert set(visit.follow_ups.values_list("way", flat=True)) == {"call", "mail"}


def test_one_grant_is_about_to_run_out_and_the_other_to_lapse(lambeth: Area) -> None:
    warnings = {}
    for grant in FundingGrant.objects.filter(programme__area=lambeth).select_related("terms"):
        nights = spending_of([grant])[grant.id]
        told = forecast(
            money_of(grant, nights), [(each.night, each.pence) for each in nights], TODAY
        )
        warnings[grant.funder] = told.warning
    assert "runs out about" in warnings[money.SMALL_FUNDER]
    assert "lapses on 31 July 2018" in warnings[money.LARGE_FUNDER]


def test_how_they_are_is_known_to_them_and_to_their_lead_alone(said: str) -> None:
    for member, seen in ((cast.OTIS, 2), (cast.DEPUTY, 5), (cast.COORDINATOR, 0)):
        tell_database(partnership.actor(member.email), now=clock.now())
        assert WellbeingCheckIn.objects.count() == seen


def test_everything_on_the_trail_was_done_by_its_day(said: str) -> None:
    assert not Event.objects.filter(occurred_at__gt=clock.now() + timedelta(days=1)).exists()
    assert Event.objects.filter(occurred_at__year=2017).exists()


def _patrol(day: date) -> Patrol:
    found = Patrol.objects.select_related("week__area", "week__programme")
    return found.get(date=day, week__area__slug="lambeth")
