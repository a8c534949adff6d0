"""The coordinator's page of a night: its parts, who is asked, plain clothes, moving, cancelling."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.patrols.models import Invitation
from wayside.patrols.parts.tests import factories
from wayside.patrols.tests import factories as weeks

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(settings: Any) -> factories.Town:
    settings.WAYSIDE_TODAY = factories.NOW.date()
    return factories.town()


@pytest.fixture
def coordinator(town: factories.Town, client: Client) -> Client:
    partners.sign_in(client, partners.membership_of(town.by))
    return client


def address(town: factories.Town, tail: str = "") -> str:
    return f"/{town.area.slug}/weeks/2018-W28/patrols/{town.patrol.id}/parts/{tail}"


def shown(answer: Any) -> str:
    return str(answer.content.decode())


def test_the_night_is_shaped_and_partners_are_asked_on_its_pages(
    town: factories.Town, coordinator: Client
) -> None:
    page = shown(coordinator.get(address(town)))
    assert "20:30 to 21:30 Soup kitchen" in page
    assert "Not confirmed yet" in page
    form = {"kind": "enforcement", "start": "22:00", "end": "23:00"}
    assert "Keep 60 minutes" in shown(coordinator.post(address(town, "add/"), form))
    added = coordinator.post(address(town, "add/"), {**form, "kind": "patrol"}, follow=True)
    assert "The part is added." in shown(added)

    sent = {"agency": town.agency.id, "room_for": 2, "who_to_call": "Control room"}
    day = {"reply_by-day": "12", "reply_by-month": "7", "reply_by-year": "2018"}
    asked = coordinator.post(address(town, f"{town.soup.id}/invite/"), sent | day, follow=True)
    assert "asked to answer by Thursday 12 July" in shown(asked)
    invitation = Invitation.objects.get()
    away = address(town, f"invitations/{invitation.id}/")
    assert "Withdrawn" in shown(coordinator.post(away, {"reason": "Closed."}, follow=True))

    confirmed = coordinator.post(address(town, "clothes/"), follow=True)
    assert "Confirmed by" in shown(confirmed)


def test_a_patrol_is_moved_and_cancelled_with_a_kind_of_reason(
    town: factories.Town, coordinator: Client
) -> None:
    form = {"day": "14/07/2018", "kind": "weather", "reason": "Storm"}
    moved = coordinator.post(address(town, "move/"), form, follow=True)
    assert "Moved, weather: Storm. 4 days" in shown(moved)
    cancel = f"/{town.area.slug}/weeks/2018-W28/patrols/{town.patrol.id}/cancel/"
    assert "Choose the kind of reason" in shown(coordinator.post(cancel, {"reason": "Storm"}))
    cancelled = coordinator.post(cancel, {"kind": "weather", "reason": "Storm"}, follow=True)
    assert "The patrol is cancelled and everybody is told." in shown(cancelled)


def test_two_who_change_one_part_are_shown_both_field_by_field_and_choose(
    town: factories.Town, coordinator: Client
) -> None:
    change = address(town, f"{town.soup.id}/change/")
    opened = factories.current(town.soup)
    mine = {
        "kind": "engagement",
        "title": "Soup and bread",
        "start": "20:30",
        "end": "21:15",
        "place": str(opened.place_id),
        "meeting_point": opened.meeting_point,
        "meeting_time": "20:00",
        "note": "Mine.",
        "version": opened.version,
    }
    factories.reshape(town, town.soup, factories.soup_shape(town, title="Hot food", note="Theirs."))
    both = coordinator.post(change, mine)
    assert both.status_code == 409
    page = shown(both)
    for words in ("Soup and bread", "Hot food", "Mine.", "Theirs.", "21:15", "21:30"):
        assert words in page
    assert "Church hall, side door</" not in page
    now = factories.current(town.soup).version
    chosen = {"keep-title": "theirs", "keep-note": "mine", "keep-ends_at": "mine"}
    coordinator.post(change, mine | {"version": now} | chosen)
    kept = factories.current(town.soup)
    assert (kept.title, kept.note) == ("Hot food", "Mine.")
    assert f"{kept.ends_at:%H:%M}" == "20:15"


def test_the_week_tells_the_parts_to_those_who_see_every_ward(
    town: factories.Town, client: Client
) -> None:
    week = f"/{town.area.slug}/weeks/2018-W28/"
    partners.sign_in(client, partners.membership_of(town.by))
    assert "20:00 Patrol · 20:30 Soup kitchen" in shown(client.get(week))
    sergeant = weeks.member(town.area, Role.WARD_SERGEANT)
    partners.sign_in(client, sergeant)
    page = shown(client.get(week))
    assert "20:30 Soup kitchen" not in page


def test_a_fixed_places_new_time_asks_whether_a_part_shaped_by_hand_follows(
    town: factories.Town, coordinator: Client
) -> None:
    shaped = factories.current(town.soup)
    place = shaped.place
    assert place
    question = "Should the part follow?"
    assert question not in coordinator.get(address(town)).content.decode()
    sent = coordinator.post(
        f"/{town.area.slug}/weeks/2018-W28/places/{place.id}/change/",
        {
            "label": place.label,
            "reason": place.reason,
            "style": "fixed",
            "fixed_start": "22:00",
            "fixed_end": "23:00",
            "version": place.version,
            "token": str(uuid4()),
        },
        follow=True,
    )
    assert question in sent.content.decode()
    page = coordinator.get(address(town)).content.decode()
    assert "planned for 22:00 to 23:00 now" in page
    kept = factories.current(shaped)
    assert kept.hours == shaped.hours
