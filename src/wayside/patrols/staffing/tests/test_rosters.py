"""A roster is worked out, changed, published and worked out again."""

from datetime import timedelta

import pytest

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.partners.tests import factories as partners
from wayside.patrols.actions import propose, start_week
from wayside.patrols.models import Patrol, Posting, Roster, Week
from wayside.patrols.queries import crews, week_of
from wayside.patrols.staffing import actions
from wayside.patrols.staffing.tests import factories
from wayside.patrols.staffing.tests.factories import MONDAY, Town
from wayside.patrols.staffing.vocabulary import RosterState
from wayside.patrols.tests import factories as patrols
from wayside.patrols.tests.factories import ISO, NOW
from wayside.patrols.vocabulary import Duty, WeekState
from wayside.web.states import NotNow
from wayside.workforce.models import Absence
from wayside.workforce.tests import factories as workforce

pytestmark = pytest.mark.django_db


def test_the_usual_nights_are_made_ahead_once(town: Town) -> None:
    assert [each.date.isoweekday() for each in town.nights] == [5, 6, 5, 6]
    assert {each.week.state for each in town.nights} == {WeekState.AHEAD}
    again = actions.make_nights(area=town.area, first=MONDAY, weeks=2, by=town.by, now=NOW)
    assert again == ()
    assert Patrol.objects.count() == 4


def test_a_week_ahead_is_not_started_and_starting_it_keeps_its_nights(town: Town) -> None:
    assert week_of(town.area, ISO, visible_to=town.by) is None
    week = start_week(area=town.area, iso=ISO, by=town.by, now=NOW)
    assert week.state == WeekState.REVIEW
    Week.objects.filter(id=week.id).update(ranking=patrols.ranking().as_json())
    nights = propose(week=patrols.fresh(week), by=town.by, now=NOW)
    assert {each.id for each in nights} == {each.id for each in town.nights[:2]}
    assert all(each.places.exists() for each in nights)
    assert week.patrols.count() == 2


def test_a_draft_fills_every_post_and_tells_nobody(town: Town) -> None:
    draft = factories.draft(town)
    assert draft.state == RosterState.DRAFT
    assert draft.lines.count() == 4 * 3
    assert not draft.empty_posts.exists()
    assert draft.score["cover"] == 0
    assert draft.bounds == draft.score
    assert draft.loads.count() == 2 * len(town.workers)
    assert not Posting.objects.exists()
    assert not Notice.objects.exists()


def test_a_published_roster_keeps_the_day_and_the_price_and_tells_each_person_once(
    town: Town,
) -> None:
    factories.published(town)
    postings = list(Posting.objects.all())
    assert len(postings) == 12
    assert {each.told_date for each in postings} == {NOW.date()}
    assert all(each.cost_pence for each in postings)
    told = list(Notice.objects.values_list("person_id", flat=True))
    assert len(told) == len(set(told))
    assert set(told) == {each.worker.person_id for each in postings}
    crew = crews(town.nights)[town.nights[0].id]
    assert [each.duty for each in crew] == [Duty.LEAD, Duty.TRAINED, Duty.TRAINED]


def test_of_two_drafts_the_second_cannot_be_published_over_the_first(town: Town) -> None:
    first, second = factories.draft(town), factories.draft(town)
    for draft in (first, second):
        if draft == second:
            with pytest.raises(NotNow, match="has changed"):
                _publish(town, draft)
        else:
            _publish(town, draft)
    second.refresh_from_db()
    assert second.state == RosterState.DRAFT


def test_a_draft_that_leave_has_overtaken_is_refused_with_the_rule(town: Town) -> None:
    draft = factories.draft(town)
    line = draft.lines.select_related("worker", "patrol").first()
    assert line
    Absence.objects.create(
        worker=line.worker,
        kind="leave",
        starts_at=line.patrol.starts_at,
        ends_at=line.patrol.ends_at,
        **factories.STAMPS,
    )
    with pytest.raises(NotNow, match=f"{line.worker} is not available on that night"):
        _publish(town, draft)
    assert not Posting.objects.exists()


def test_an_empty_post_has_its_reasons_its_rules_and_what_would_help(db: None) -> None:
    town = factories.town(officers=3, leads=1, weeks=1)
    lead = town.workers[0]
    friday = town.nights[0]
    Absence.objects.create(
        worker=lead,
        kind="leave",
        starts_at=friday.starts_at,
        ends_at=friday.ends_at,
        **factories.STAMPS,
    )
    draft = factories.draft(town, weeks=1)
    post = draft.empty_posts.get(patrol=friday, duty=Duty.LEAD)
    kept = post.content
    assert {"person": str(lead.id), "rules": ["absence"], "needed_on": []} in kept["reasons"]
    assert "absence" in kept["conflict"]
    assert "ask_leave" in [each["remedy"] for each in kept["fixes"]]


def test_a_local_officer_is_looked_for_once_the_wards_are_known(town: Town) -> None:
    week = start_week(area=town.area, iso=ISO, by=town.by, now=NOW)
    Week.objects.filter(id=week.id).update(ranking=patrols.ranking().as_json())
    propose(week=patrols.fresh(week), by=town.by, now=NOW)
    ward = town.area.parts.get()
    local = factories.worker(town.area, "Local Officer", wards=(ward,))
    draft = factories.draft(town)
    found = draft.lines.filter(duty=Duty.LOCAL)
    assert {each.worker_id for each in found} == {local.id}
    assert {each.patrol.week_id for each in found} == {week.id}


def test_everything_that_changes_a_roster_is_on_the_trail(town: Town) -> None:
    draft = factories.published(town)
    found = Event.objects.filter(record_id=draft.id).values_list("action", flat=True)
    assert set(found) == {
        "patrols.ask_roster",
        "patrols.finish_roster",
        "patrols.publish_roster",
    }


@pytest.mark.parametrize("role", [Role.PATROL_OFFICER, Role.WARD_SERGEANT, Role.PARTNER_WORKER])
def test_only_who_plans_asks_for_a_roster(town: Town, role: Role) -> None:
    by = partners.actor_of(partners.member(role, area=town.area))
    with pytest.raises(NotAllowed):
        actions.ask_roster(area=town.area, first=MONDAY, by=by, now=NOW)


def test_another_areas_nights_of_the_same_person_count_as_duty(town: Town) -> None:
    who = town.workers[0]
    other, _ward = patrols.borough()
    elsewhere = workforce.trained_worker(other, person=who.person)
    (friday, *_more) = actions.make_nights(
        area=other, first=MONDAY, weeks=1, by=patrols.coordinator(other), now=NOW
    )
    factories.posting(friday, elsewhere)
    draft = factories.draft(town)
    assert friday.date == town.nights[0].date
    assert not draft.lines.filter(worker=who, patrol=town.nights[0]).exists()


def _publish(town: Town, draft: Roster) -> None:
    actions.publish_roster(
        roster=draft, by=town.by, now=NOW + timedelta(minutes=5), expected_version=draft.version
    )
