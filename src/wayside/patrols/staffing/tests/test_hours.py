"""What people have really worked before a roster counts in the 48 hours and in their rest."""

from datetime import UTC, date, datetime, timedelta

import pytest

from wayside.calculations.rostering import Load, Rule
from wayside.patrols.models import Patrol, PatrolReturn, Week
from wayside.patrols.staffing import actions
from wayside.patrols.staffing.queries import standing_of
from wayside.patrols.staffing.solving import loads_of
from wayside.patrols.staffing.tests import factories
from wayside.patrols.staffing.tests.factories import MONDAY, Town
from wayside.patrols.tests.factories import NOW
from wayside.patrols.vocabulary import Duty, PatrolState
from wayside.workforce.models import RosterRules, Worker
from wayside.workforce.presenters.people import loads
from wayside.workforce.tests import factories as workforce

pytestmark = pytest.mark.django_db
LAST = MONDAY + timedelta(days=6)


@pytest.fixture
def town(db: None) -> Town:
    return factories.town(officers=3, leads=1, weeks=1)


def out_on(town: Town, night: date, *, hours: int = 6) -> Patrol:
    """A night long past, closed."""
    iso = night.isocalendar()
    programme = town.area.programmes.get()
    week, _made = Week.objects.get_or_create(
        area=town.area,
        iso_year=iso.year,
        iso_week=iso.week,
        defaults={"programme": programme, "state": "closed", **factories.STAMPS},
    )
    start = datetime(night.year, night.month, night.day, 19, tzinfo=UTC)
    return Patrol.objects.create(
        week=week,
        date=night,
        starts_at=start,
        ends_at=start + timedelta(hours=hours),
        state=PatrolState.CLOSED,
        **factories.STAMPS,
    )


def returned(patrol: Patrol, who: Worker, *, hours: int) -> None:
    PatrolReturn.objects.create(
        patrol=patrol,
        starts_at=patrol.starts_at,
        ends_at=patrol.starts_at + timedelta(hours=hours),
        weather="dry",
        filed_by=who.person,
        filed_at=NOW,
    )


def hours_of(town: Town, who: Worker) -> dict[date, float]:
    found = standing_of(town.area, MONDAY, LAST, visible_to=town.by, today=MONDAY)
    return dict(found.problem.person(str(who.id)).hours_before)


def test_a_past_week_counts_contracted_hours_and_the_patrol(town: Town) -> None:
    who = town.workers[0]
    factories.posting(out_on(town, MONDAY - timedelta(days=10)), who)
    assert hours_of(town, who) == {MONDAY - timedelta(days=14): 46}
    assert hours_of(town, town.workers[1]) == {}


def test_the_return_says_how_long_it_really_was(town: Town) -> None:
    who = town.workers[0]
    night = out_on(town, MONDAY - timedelta(days=10))
    factories.posting(night, who)
    returned(night, who, hours=9)
    assert hours_of(town, who) == {MONDAY - timedelta(days=14): 49}


def test_the_pool_shows_the_load_that_the_roster_counts_in_other_areas_and_by_the_return(
    town: Town,
) -> None:
    who = town.workers[0]
    elsewhere = factories.town(officers=1, weeks=1)
    night = out_on(elsewhere, MONDAY - timedelta(days=10))
    there = factories.worker(elsewhere.area, "The same", person=who.person)
    factories.posting(night, there)
    returned(night, who, hours=9)
    found = standing_of(town.area, MONDAY, LAST, visible_to=town.by, today=MONDAY)
    counted = [each for each in loads_of(found, MONDAY) if each.person == str(who.id)]
    assert counted[0].hours == 9
    assert list(loads([who], town.area, until=MONDAY)[str(who.id)]) == counted


def test_the_pool_counts_short_rests_by_the_rules_of_the_areas_rosters(town: Town) -> None:
    who = town.workers[0]
    night = out_on(town, MONDAY - timedelta(days=10))
    factories.posting(night, who)
    start = night.ends_at + timedelta(hours=12)
    who.shifts.create(starts_at=start, ends_at=start + timedelta(hours=8), **factories.STAMPS)
    assert [each.rest_breaches for each in _pool(town, who)] == [0, 0]
    RosterRules.objects.create(area=town.area, daily_rest=13, **factories.STAMPS)
    assert [each.rest_breaches for each in _pool(town, who)] == [1, 1]


def _pool(town: Town, who: Worker) -> tuple[Load, ...]:
    return loads([who], town.area, until=MONDAY)[str(who.id)]


def test_shifts_on_record_stand_in_for_the_contract(town: Town) -> None:
    who, day = town.workers[0], MONDAY - timedelta(days=12)
    start = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    who.shifts.create(starts_at=start, ends_at=start + timedelta(hours=10), **factories.STAMPS)
    factories.posting(out_on(town, MONDAY - timedelta(days=10)), who)
    assert hours_of(town, who) == {MONDAY - timedelta(days=14): 16}


def test_somebody_who_worked_up_to_the_average_is_not_put_out_again(town: Town) -> None:
    lead = town.workers[0]
    Worker.objects.filter(id=lead.id).update(contracted_hours=40)
    for back in range(1, 17):
        for day in (1, 2):
            factories.posting(out_on(town, MONDAY - timedelta(days=7 * back - day), hours=5), lead)
    draft = factories.draft(town, weeks=1)
    assert not draft.lines.filter(worker=lead).exists()
    reasons = draft.empty_posts.filter(duty=Duty.LEAD)[0].content["reasons"]
    (rules,) = (each["rules"] for each in reasons if each["person"] == str(lead.id))
    assert rules == [Rule.AVERAGE_HOURS]


def test_a_patrol_that_is_out_today_counts_as_duty(town: Town) -> None:
    lead, night = town.workers[0], town.nights[0]
    factories.posting(night, lead, Duty.LEAD)
    Patrol.objects.filter(id=night.id).update(state=PatrolState.OUT)
    standing = standing_of(town.area, night.date, LAST, visible_to=town.by, today=night.date)
    assert night.date in standing.problem.person(str(lead.id)).nights_before
    assert str(night.id) not in standing.patrols


def test_rates_that_change_within_the_weeks_price_each_night_by_its_own(town: Town) -> None:
    force = town.area.programmes.get().lead_agency
    workforce.rates(force, day=date(2018, 4, 1))
    later = workforce.rates(force, day=town.nights[1].date)
    type(later).objects.filter(id=later.id).update(constable_pence=3_800, sergeant_pence=4_600)
    by = town.by
    draft = factories.draft(town, weeks=1)
    actions.publish_roster(roster=draft, by=by, now=NOW, expected_version=draft.version)
    first, second = (sum(each.cost_pence for each in night.postings.all()) for night in town.nights)
    assert second == 2 * first > 0
