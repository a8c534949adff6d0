"""Whoever belongs to one ward sees what is about its places, whatever the role, and no more."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners
from wayside.patrols import actions, queries
from wayside.patrols.models import Decision, PatrolPlace, Week
from wayside.patrols.tests import factories
from wayside.patrols.tests.factories import ISO, NOW

pytestmark = pytest.mark.django_db
SEE_WEEKS = (Role.COORDINATOR, Role.DEPUTY_COORDINATOR, Role.WARD_SERGEANT, Role.ANALYST)


@pytest.fixture(autouse=True)
def _on_monday(settings: Any) -> None:
    settings.WAYSIDE_TODAY = NOW.date()


@dataclass(frozen=True, slots=True)
class World:
    """A borough's week with a comment and a decision on a place inside and outside its ward."""

    area: Area
    ward: Area
    week: Week
    planner: Actor
    inside: PatrolPlace
    outside: PatrolPlace

    def member(self, role: Role, area: Area) -> Actor:
        """Someone of the coordinator's own agency."""
        made = partners.actor_of(factories.member(area, role))
        return replace(made, agency_id=self.planner.agency_id)


@pytest.fixture
def world() -> World:
    area, ward = factories.borough()
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    chosen = [place for each in week.patrols.all() for place in factories.places(each)]
    inside = next(each for each in chosen if each.ward_id == ward.id)
    outside = next(each for each in chosen if each.ward_id is None)
    for place, words in ((inside, "Inside said."), (outside, "Outside said.")):
        actions.comment(week=week, place=place, text=words, by=by, now=NOW)
    actions.comment(week=week, text="The week said.", by=by, now=NOW)
    return World(area, ward, factories.fresh(week), by, inside, outside)


@pytest.mark.parametrize("role", [*SEE_WEEKS, Role.PATROL_OFFICER])
def test_one_wards_member_gets_what_is_about_its_places_alone(world: World, role: Role) -> None:
    found = queries.contents_of(world.week, visible_to=world.member(role, world.ward))
    places = {place.ward_id for each in found.places.values() for place in each}
    assert places == {world.ward.id}
    assert [each.text for each in found.comments] == ["Inside said."]
    assert {each.place_id for each in found.decisions} == {world.inside.id}
    assert found.removed == {}
    assert all(stop.place_id for each in found.stops.values() for stop in each)


def test_the_coordinator_of_the_borough_gets_the_whole_week(world: World) -> None:
    found = queries.contents_of(world.week, visible_to=world.planner)
    assert {each.text for each in found.comments} == {
        "Inside said.",
        "Outside said.",
        "The week said.",
    }
    assert len(found.decisions) == Decision.objects.filter(week=world.week).count()


def test_partners_are_told_no_decision(world: World) -> None:
    for area in (world.area, world.ward):
        partner = world.member(Role.PARTNER_WORKER, area)
        assert queries.contents_of(world.week, visible_to=partner).decisions == ()


@pytest.mark.parametrize("role", SEE_WEEKS)
def test_the_list_of_weeks_counts_the_wards_places_and_comments(world: World, role: Role) -> None:
    listed: Any = queries.weeks(world.area, visible_to=world.member(role, world.ward)).get()
    own = PatrolPlace.objects.filter(ward=world.ward, position__isnull=False).count()
    assert (listed.place_count, listed.open_comments) == (own, 1)
    whole: Any = queries.weeks(world.area, visible_to=world.planner).get()
    assert (whole.place_count > own, whole.open_comments) == (True, 3)


@pytest.mark.parametrize("role", SEE_WEEKS)
def test_what_changed_names_the_wards_places_alone(world: World, role: Role) -> None:
    near, far = factories.ranked(1), factories.ranked(2)
    kept = replace(factories.ranking(), places=(replace(near, ward_slug=world.ward.slug), far))
    Week.objects.update(ranking=kept.as_json())
    week = factories.fresh(world.week)
    seen = queries.ranking_of(week, visible_to=world.member(role, world.ward))
    assert seen is not None
    assert ([each.label for each in seen.places], seen.known) == ([near.label], ())
    before = queries.ranking_before(world.area, ISO.next, visible_to=world.member(role, world.ward))
    assert before == seen
    assert queries.ranking_of(week, visible_to=world.planner) == kept


def test_one_wards_coordinator_opens_none_of_the_pages_that_plan_the_borough(world: World) -> None:
    client = Client()
    partners.sign_in(client, factories.member(world.ward, Role.COORDINATOR))
    patrol = world.inside.patrol
    for name, more in (
        ("choose", (patrol.id,)),
        ("own_place", (patrol.id,)),
        ("add_patrol", ()),
        ("change_patrol", (patrol.id,)),
        ("cancel_patrol", (patrol.id,)),
        ("change_place", (world.inside.id,)),
        ("reopen", ()),
        ("sheet", (patrol.id,)),
    ):
        address = reverse(f"patrols:{name}", args=(world.area.slug, ISO, *more))
        assert client.get(address).status_code == 403, name
    page = client.get(reverse("patrols:week", args=(world.area.slug, ISO))).content.decode()
    assert world.inside.label in page
    for words in (world.outside.label, "Outside said.", "The week said."):
        assert words not in page


def test_one_wards_officer_is_sent_to_no_sheet_of_the_borough(world: World) -> None:
    actions.plan_week(week=world.week, by=world.planner, now=NOW)
    for area, count in ((world.area, world.week.patrols.count()), (world.ward, 0)):
        officer = world.member(Role.PATROL_OFFICER, area)
        coming = queries.coming_patrols(world.area, visible_to=officer, today=NOW.date())
        assert coming.count() == count
