"""Pages: who sees what, how many queries they take, and what a button does twice."""

import re
from collections.abc import Callable
from datetime import time
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners
from wayside.patrols import actions
from wayside.patrols.models import Comment, Patrol, PatrolPlace, Week
from wayside.patrols.tests import factories
from wayside.patrols.tests.factories import ISO, NOW
from wayside.patrols.vocabulary import Style, Verb, WeekState

pytestmark = pytest.mark.django_db
ENFORCEMENT_WORDS = (
    "Visible round",
    "records since",
    "20:00",
    "ranking",
    "Suggested",
    "Planned by",
)


@pytest.fixture(autouse=True)
def _on_monday(settings: Any) -> None:
    settings.WAYSIDE_TODAY = NOW.date()


def signed_in(area: Area, role: Role = Role.COORDINATOR) -> Client:
    client = Client()
    partners.sign_in(client, factories.member(area, role))
    return client


def url(name: str, area: Area, *args: object) -> str:
    return reverse(f"patrols:{name}", args=(area.slug, *args))


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def pressed(**more: object) -> dict[str, Any]:
    return {"token": str(uuid4()), **more}


def test_the_page_says_what_is_done_by_whom_what_is_next_and_what_blocks() -> None:
    area, _ward = factories.borough()
    factories.proposed(area)
    page = read(signed_in(area), url("week", area, ISO))
    assert "By Test Person" in page
    assert re.search(r"Set the week as planned.*?Next|Hear ward sergeants.*?Next", page, re.DOTALL)
    assert "What changed since last week" in page
    assert page.count('class="ws-change"') == 3


def test_a_week_without_patrols_shows_the_proposal_and_takes_it_up() -> None:
    area, _ward = factories.borough()
    week = factories.week(area)
    client = signed_in(area)
    assert "Take up the proposal" in read(client, url("week", area, ISO))
    client.post(url("propose", area, ISO), pressed())
    assert week.patrols.count() == 2


def test_a_week_that_is_not_started_offers_to_start_it_and_says_what_lacks() -> None:
    area, _ward = factories.borough()
    client = signed_in(area)
    page = read(client, url("week", area, ISO))
    assert "Start this week" in page
    assert "No recorded crime is held" in page
    client.post(url("start", area, ISO), pressed())
    assert Week.objects.get(area=area).iso == ISO


def test_an_area_without_a_programme_leads_to_the_programmes() -> None:
    area = partners.area()
    client = signed_in(area)
    for address in (url("weeks", area), url("week", area, ISO)):
        assert "has no programme yet" in read(client, address)


@pytest.mark.parametrize("week", ["2018-W53", "2018-28", "week"])
def test_a_week_that_no_calendar_has_is_no_page(week: str) -> None:
    area, _ward = factories.borough()
    assert signed_in(area).get(url("week", area, week)).status_code == 404


def test_the_list_shows_this_week_next_week_and_all_others_latest_first() -> None:
    area, _ward = factories.borough()
    for iso in (ISO.previous, ISO.next, ISO):
        factories.proposed(area, iso=iso)
    page = read(signed_in(area), url("weeks", area))
    order = re.findall(r"<th scope=\"row\"><a [^>]*>Week (\d+),", page)
    assert order == ["29", "28", "27"]
    assert "(this week)" in page


def test_places_are_chosen_from_the_suggestions_side_by_side() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    patrol = factories.add_friday(factories.week(area, by=by), by=by)
    client = signed_in(area)
    address = url("choose", area, ISO, patrol.id)
    page = read(client, address)
    assert page.count('type="checkbox"') == 11
    assert "in 19 of 20 resamples" in page
    empty = client.post(address, pressed(style="visible"))
    assert "Choose at least one place" in empty.content.decode()
    client.post(address, pressed(style="engagement", places=["s1", "s3"]))
    assert [place.style for place in factories.places(patrol)] == [Style.ENGAGEMENT] * 2
    assert "On this patrol" in read(client, address)


@pytest.mark.parametrize(
    "where", ["51.4500, -0.1100", "531400 174100", "TQ 314 741", "51.45 -0.11"]
)
def test_an_own_place_is_given_in_degrees_or_on_the_grid(where: str) -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    patrol = factories.add_friday(factories.week(area, by=by), by=by)
    given = {"label": "Arch", "where": where, "reason": "Residents asked.", "style": "visible"}
    signed_in(area).post(url("own_place", area, ISO, patrol.id), pressed(**given))
    (place,) = factories.places(patrol)
    assert abs(place.latitude - 51.45) < 0.002
    assert abs(place.longitude + 0.11) < 0.002


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"where": "by the pub"}, "Enter a position like"),
        ({"where": "TQ 31 7412"}, "Enter a position like"),
        ({"where": "55.0, -3.0"}, "lies outside"),
        ({"reason": ""}, "Enter why this place"),
        ({"style": "fixed"}, "Enter from when people find you there"),
        (
            {"style": "fixed", "fixed_start": "12:00", "fixed_end": "13:00"},
            "outside the hours",
        ),
    ],
)
def test_a_bad_own_place_says_what_to_change_and_keeps_what_was_typed(
    given: dict[str, str], said: str
) -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    patrol = factories.add_friday(factories.week(area, by=by), by=by)
    whole = {"label": "Arch", "where": "51.45, -0.11", "reason": "R.", "style": "visible"}
    response = signed_in(area).post(
        url("own_place", area, ISO, patrol.id), pressed(**(whole | given))
    )
    page = response.content.decode()
    assert said in page
    assert 'value="Arch"' in page
    assert factories.places(patrol) == []


def test_a_double_click_acts_once() -> None:
    area, _ward = factories.borough()
    week = factories.proposed(area)
    client = signed_in(area)
    twice = pressed(version=week.version)
    for _click in range(2):
        assert client.post(url("plan", area, ISO), twice).status_code == 302
    assert week.decisions.filter(verb=Verb.PLAN_WEEK).count() == 1
    other = factories.proposed(area, iso=ISO.next)
    place = factories.places(factories.first_patrol(other))[2]
    moved = pressed(version=place.patrol.version, way="up")
    for _click in range(2):
        client.post(url("move_place", area, ISO.next, place.id), moved)
    assert PatrolPlace.objects.get(id=place.id).position == 2


def test_a_button_on_an_old_page_shows_what_the_other_did_and_does_nothing() -> None:
    area, _ward = factories.borough()
    week = factories.proposed(area)
    old = pressed(version=week.version)
    factories.own_place(factories.first_patrol(week), by=factories.coordinator(area))
    response = signed_in(area).post(url("plan", area, ISO), old)
    assert response.status_code == 409
    assert "Added Corner of Green Lane" in response.content.decode()
    assert factories.fresh(week).state == WeekState.REVIEW


def test_an_edit_that_collides_shows_both_versions_and_keeps_the_choice() -> None:
    area, _ward = factories.borough()
    place = factories.places(factories.first_patrol(factories.proposed(area)))[0]
    by = factories.coordinator(area)
    actions.change_place(
        place=place,
        label="Their name",
        reason="Their reason",
        style=Style.VISIBLE,
        by=by,
        now=NOW,
        expected_version=place.version,
    )
    client, address = signed_in(area), url("change_place", area, ISO, place.id)
    mine = {"label": "My name", "reason": "My reason", "style": "engagement"}
    collided = client.post(address, pressed(version=place.version, **mine))
    assert collided.status_code == 409
    page = collided.content.decode()
    for words in ("My name", "Their name", "My reason", "Their reason"):
        assert words in page
    sent = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    kept = {"keep-label": "theirs", "keep-reason": "mine", "keep-style": "mine"}
    client.post(address, {**sent, **kept})
    now = PatrolPlace.objects.get(id=place.id)
    assert (now.label, now.reason, now.style) == ("Their name", "My reason", "engagement")


def test_comments_reach_the_coordinator_and_the_answer_comes_back() -> None:
    area, ward = factories.borough()
    week = factories.proposed(area)
    place = next(
        place
        for patrol in week.patrols.all()
        for place in factories.places(patrol)
        if place.ward_id == ward.id
    )
    sergeant, coordinator = signed_in(ward, Role.WARD_SERGEANT), signed_in(area)
    sergeant.post(
        f"{url('comment', area, ISO)}?place={place.id}", pressed(text="Closed by roadworks.")
    )
    assert "Closed by roadworks." in read(coordinator, url("week", area, ISO))
    said = Comment.objects.get()
    coordinator.post(
        url("answer_comment", area, ISO, said.id), pressed(answer="Taken off.", version=1)
    )
    assert "Taken off." in read(sergeant, url("week", area, ISO))


def test_a_comment_on_a_patrol_names_its_night_and_is_for_who_works_the_whole_area() -> None:
    area, ward = factories.borough()
    week = factories.proposed(area)
    patrol = factories.first_patrol(week)
    coordinator = signed_in(area)
    address = f"{url('comment', area, ISO)}?patrol={patrol.id}"
    assert address in read(coordinator, url("week", area, ISO))
    assert "Comment on the patrol on Friday 13 July" in read(coordinator, address)
    coordinator.post(address, pressed(text="The van is in repair."))
    assert Comment.objects.get().patrol_id == patrol.id
    assert "The van is in repair." in read(coordinator, url("week", area, ISO))
    sergeant = signed_in(ward, Role.WARD_SERGEANT)
    assert f"{url('comment', area, ISO)}?place=" in read(sergeant, url("week", area, ISO))
    assert "Comment on the" not in read(sergeant, url("week", area, ISO))
    assert sergeant.post(address, pressed(text="Mine.")).status_code == 403
    partner = signed_in(area, Role.PARTNER_WORKER)
    assert partner.get(address).status_code == 404
    for broken in ("none", str(uuid4())):
        assert coordinator.get(f"{url('comment', area, ISO)}?patrol={broken}").status_code == 404


@pytest.mark.parametrize("closed", [False, True])
def test_a_week_that_left_review_reads_as_a_summary(closed: bool) -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    actions.plan_week(week=week, by=by, now=NOW)
    if closed:
        actions.close_week(week=week, by=by, now=factories.AFTER)
    page = read(signed_in(area), url("week", area, ISO))
    place = factories.places(factories.first_patrol(week))[0]
    assert place.label in page
    assert place.reason in page
    for words in ("Take off", "Choose places", "Change hours", "Draw a new order", "Rank again"):
        assert words not in page
    assert ("Comment on the week" in page) == (not closed)
    assert page.index(place.label) < page.index("What happened")


def test_a_map_is_drawn_once_and_again_when_a_place_moves() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    patrol = factories.first_patrol(factories.proposed(area, by=by))
    client = signed_in(area)

    def drawn() -> list[str]:
        return re.findall(r'<svg [^>]*class="ws-map__svg".*?</svg>', read(client, there), re.DOTALL)

    there = url("week", area, ISO)
    first = drawn()
    assert drawn() == first
    first_place, second_place, *_others = factories.places(patrol)
    actions.move_place(
        place=second_place, by=by, now=NOW, up=True, expected_version=second_place.patrol.version
    )
    after = drawn()
    assert (after[0] != first[0], after[1]) == (True, first[1])
    assert first_place.label in after[0]


def test_a_ward_sergeant_sees_the_wards_places_only() -> None:
    area, ward = factories.borough()
    week = factories.proposed(area)
    page = read(signed_in(ward, Role.WARD_SERGEANT), url("week", area, ISO))
    for patrol in week.patrols.all():
        for place in factories.places(patrol):
            assert (place.label in page) == (place.ward_id == ward.id)
    assert "Take off" not in page
    assert "What happened" not in page


def test_a_partner_worker_sees_places_and_nothing_of_enforcement() -> None:
    area, _ward = factories.borough()
    week = factories.proposed(area)
    place = factories.places(factories.first_patrol(week))[0]
    coordinator = factories.coordinator(area)
    actions.comment(week=week, place=place, text="Sting planned.", by=coordinator, now=NOW)
    partner = signed_in(area, Role.PARTNER_WORKER)
    page = read(partner, url("places", area, ISO))
    assert place.label in page
    for words in (*ENFORCEMENT_WORDS, "Sting planned", "Friday", str(week.seed), place.reason):
        assert words not in page
    for name, args in (
        ("week", (ISO,)),
        ("weeks", ()),
        ("sheet", (ISO, place.patrol_id)),
        ("choose", (ISO, place.patrol_id)),
    ):
        assert partner.get(url(name, area, *args)).status_code == 403


def test_a_partner_worker_finds_the_week_being_prepared() -> None:
    area, _ward = factories.borough()
    partner = signed_in(area, Role.PARTNER_WORKER)
    assert "No place is being considered yet" in read(partner, url("places_now", area))
    factories.proposed(area)
    assert "Week 28" in read(partner, url("places_now", area))
    factories.proposed(area, iso=ISO.next)
    assert "Week 29" in read(partner, url("places_now", area))


def test_a_patrol_officer_sees_planned_weeks_and_plans_nothing() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    officer = signed_in(area, Role.PATROL_OFFICER)
    assert "Nothing is planned for this week yet" in read(officer, url("week", area, ISO))
    actions.plan_week(week=week, by=by, now=NOW)
    page = read(officer, url("week", area, ISO))
    assert "Deployment sheet" in page
    assert "Open the week again" not in page
    refused = officer.post(url("reopen", area, ISO), pressed(reason="R", version=9))
    assert refused.status_code == 403
    assert factories.fresh(week).state == WeekState.PLANNED


def test_an_analyst_looks_on() -> None:
    area, _ward = factories.borough()
    factories.proposed(area)
    page = read(signed_in(area, Role.ANALYST), url("week", area, ISO))
    assert "Visible round" in page
    assert "Take off" not in page


POSTS: dict[str, Callable[[Patrol, PatrolPlace], tuple[object, ...]]] = {
    "start": lambda _patrol, _place: (ISO,),
    "rank_again": lambda _patrol, _place: (ISO,),
    "propose": lambda _patrol, _place: (ISO,),
    "plan": lambda _patrol, _place: (ISO,),
    "close": lambda _patrol, _place: (ISO,),
    "reopen": lambda _patrol, _place: (ISO,),
    "add_patrol": lambda _patrol, _place: (ISO,),
    "change_patrol": lambda patrol, _place: (ISO, patrol.id),
    "cancel_patrol": lambda patrol, _place: (ISO, patrol.id),
    "reinstate_patrol": lambda patrol, _place: (ISO, patrol.id),
    "shuffle": lambda patrol, _place: (ISO, patrol.id),
    "choose": lambda patrol, _place: (ISO, patrol.id),
    "own_place": lambda patrol, _place: (ISO, patrol.id),
    "sheet": lambda patrol, _place: (ISO, patrol.id),
    "change_place": lambda _patrol, place: (ISO, place.id),
    "move_place": lambda _patrol, place: (ISO, place.id),
    "remove_place": lambda _patrol, place: (ISO, place.id),
    "restore_place": lambda _patrol, place: (ISO, place.id),
    "comment": lambda _patrol, _place: (ISO,),
}


@pytest.mark.parametrize("name", POSTS)
def test_another_areas_coordinator_finds_no_such_page(name: str) -> None:
    area, _ward = factories.borough()
    patrol = factories.first_patrol(factories.proposed(area))
    place = factories.places(patrol)[0]
    elsewhere, _other = factories.borough()
    stranger = signed_in(elsewhere)
    decisions = patrol.week.decisions.count()
    response = stranger.post(url(name, area, *POSTS[name](patrol, place)), pressed(reason="R"))
    assert response.status_code == 404
    assert patrol.week.decisions.count() == decisions


@pytest.mark.parametrize("name", [name for name in POSTS if name not in ("start", "comment")])
def test_another_weeks_patrol_cannot_be_reached_through_ones_own(name: str) -> None:
    area, _ward = factories.borough()
    theirs = factories.first_patrol(factories.proposed(area))
    place = factories.places(theirs)[0]
    elsewhere, _other = factories.borough()
    factories.proposed(elsewhere)
    client = signed_in(elsewhere)
    args = POSTS[name](theirs, place)
    before = theirs.week.decisions.count()
    response = client.post(url(name, elsewhere, *args), pressed(reason="R"))
    assert len(args) == 1 or response.status_code == 404
    assert theirs.week.decisions.count() == before


def test_the_sheet_asks_for_its_purpose_first() -> None:
    area, _ward = factories.borough()
    patrol = factories.first_patrol(factories.proposed(area))
    client, address = signed_in(area), url("sheet", area, ISO, patrol.id)
    assert "What do you need the sheet for?" in read(client, address)
    assert "Enter what you need" in client.post(address, {"purpose": " "}).content.decode()
    assert not Event.objects.filter(action="patrols.open_sheet").exists()
    given = client.post(address, {"purpose": "Friday"})
    assert given.headers["Content-Type"] == "application/pdf"
    assert given.content.startswith(b"%PDF")
    assert Event.objects.get(action="patrols.open_sheet").purpose == "Friday"


def test_looking_at_a_week_stands_in_the_trail() -> None:
    area, _ward = factories.borough()
    week = factories.proposed(area)
    client = signed_in(area, Role.ANALYST)
    read(client, url("week", area, ISO))
    event = Event.objects.get(action="patrols.open_week")
    assert (event.operation, event.record_id) == ("consultation", week.id)


def test_the_week_takes_the_same_queries_however_many_patrols_it_has(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    client = signed_in(area)
    read(client, url("week", area, ISO))
    with django_assert_max_num_queries(24) as few:
        read(client, url("week", area, ISO))
    for day in range(1, 4):
        patrol = actions.add_patrol(
            week=week,
            day=ISO.day(day),
            start=time(20),
            end=time(2),
            by=by,
            now=NOW,
        )
        assert patrol
        actions.add_suggested(
            patrol=patrol, keys=["s1", "s2", "s3"], style=Style.VISIBLE, by=by, now=NOW
        )
    read(client, url("week", area, ISO))
    with django_assert_max_num_queries(24) as many:
        read(client, url("week", area, ISO))
    assert len(few) == len(many)


@pytest.mark.parametrize(
    ("name", "most"), [("weeks", 12), ("week", 24), ("choose", 12), ("sheet", 12)]
)
def test_pages_keep_to_their_number_of_queries(
    name: str, most: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    area, _ward = factories.borough()
    patrol = factories.first_patrol(factories.proposed(area))
    args: dict[str, tuple[object, ...]] = {
        "week": (ISO,),
        "choose": (ISO, patrol.id),
        "sheet": (ISO, patrol.id),
    }
    client = signed_in(area)
    read(client, url(name, area, *args.get(name, ())))
    with django_assert_max_num_queries(most):
        read(client, url(name, area, *args.get(name, ())))
