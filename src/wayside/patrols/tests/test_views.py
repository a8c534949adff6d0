"""Pages: who sees what, how many queries they take, and what a button does twice."""

import re

import pytest

from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners.tests import factories as partners
from wayside.patrols import actions
from wayside.patrols.models import PatrolPlace, Week
from wayside.patrols.tests import factories
from wayside.patrols.tests.factories import ISO, NOW
from wayside.patrols.tests.pages import pressed, read, signed_in, url
from wayside.patrols.vocabulary import Style, Verb, WeekState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_monday")]


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
