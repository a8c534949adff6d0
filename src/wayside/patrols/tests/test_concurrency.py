"""Two coordinators change one week at one moment, in transactions that really commit."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.patrols import actions
from wayside.patrols.models import Patrol, PatrolPlace, Week
from wayside.patrols.tests import factories
from wayside.patrols.tests.factories import ISO, NOW
from wayside.patrols.vocabulary import Style, Verb
from wayside.web.collisions import Collision

pytestmark = pytest.mark.usefixtures("transactional_db")


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Do each in a thread and connection of its own, all starting together; give back what
    each returned or raised."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        try:
            barrier.wait(timeout=10)
            return act()
        except Exception as raised:
            return raised
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def two_coordinators() -> tuple[Week, Actor, Actor]:
    area, _ward = factories.borough()
    one = factories.coordinator(area)
    other = factories.coordinator(area, role=Role.DEPUTY_COORDINATOR)
    return factories.proposed(area, by=one), one, other


def test_two_who_start_one_week_get_one_week() -> None:
    area, _ward = factories.borough()
    both = [factories.coordinator(area), factories.coordinator(area)]
    made = at_once(
        *(lambda by=by: actions.start_week(area=area, iso=ISO, by=by, now=NOW) for by in both)
    )
    assert made[0] == made[1]
    assert Week.objects.count() == 1


def test_two_who_add_places_both_find_theirs_on_the_plan() -> None:
    week, one, other = two_coordinators()
    patrol = factories.first_patrol(week)
    spots = {"North": 51.49, "South": 51.42}
    results = at_once(
        *(
            lambda by=by, label=label, latitude=latitude: factories.own_place(
                patrol, by=by, label=label, latitude=latitude
            )
            for by, (label, latitude) in zip((one, other), spots.items(), strict=True)
        )
    )
    assert all(isinstance(result, PatrolPlace) for result in results)
    chosen = factories.places(patrol)
    assert [place.position for place in chosen] == list(range(1, 8))
    assert {"North", "South"} <= {place.label for place in chosen}
    told = week.decisions.filter(verb=Verb.ADD_PLACE)
    assert {decision.made_by_id for decision in told} == {one.person_id, other.person_id}


def test_of_two_edits_to_one_place_one_is_saved_and_the_other_is_shown_it() -> None:
    week, one, other = two_coordinators()
    place = factories.places(factories.first_patrol(week))[0]
    given: dict[str, Any] = {"style": Style.VISIBLE, "now": NOW, "expected_version": place.version}
    results = at_once(
        lambda: actions.change_place(place=place, label="One", reason="First", by=one, **given),
        lambda: actions.change_place(place=place, label="Two", reason="Second", by=other, **given),
    )
    (collision,) = (result for result in results if isinstance(result, Collision))
    saved = PatrolPlace.objects.get(id=place.id)
    assert isinstance(collision.current, PatrolPlace)
    assert collision.current.label == saved.label
    assert saved.version == place.version + 1
    assert week.decisions.filter(verb=Verb.CHANGE_PLACE).count() == 1


def test_a_change_while_the_week_is_being_planned_never_slips_in_unseen() -> None:
    week, one, other = two_coordinators()
    patrol = factories.first_patrol(week)
    at_once(
        lambda: actions.plan_week(week=week, by=one, now=NOW, expected_version=week.version),
        lambda: factories.own_place(patrol, by=other, label="Late"),
    )
    verbs = set(week.decisions.values_list("verb", flat=True))
    assert len(verbs & {Verb.PLAN_WEEK, Verb.ADD_PLACE}) == 1
    late_is_on = PatrolPlace.objects.filter(label="Late").exists()
    assert late_is_on == (Verb.ADD_PLACE in verbs)


def test_two_who_reorder_at_once_leave_one_order_and_one_collision() -> None:
    week, one, other = two_coordinators()
    patrol = factories.first_patrol(week)
    places = factories.places(patrol)
    version = Patrol.objects.get(id=patrol.id).version
    given: dict[str, Any] = {"now": NOW, "up": True, "expected_version": version}
    results = at_once(
        lambda: actions.move_place(place=places[1], by=one, **given),
        lambda: actions.move_place(place=places[4], by=other, **given),
    )
    assert sum(isinstance(result, Collision) for result in results) == 1
    assert [place.position for place in factories.places(patrol)] == [1, 2, 3, 4, 5]


def test_one_form_sent_twice_at_one_moment_acts_once() -> None:
    week, one, _other = two_coordinators()
    patrol = factories.first_patrol(week)
    token = uuid4()
    at_once(
        *(
            lambda: actions.add_place(
                patrol=patrol,
                label="Once",
                longitude=-0.11,
                latitude=51.45,
                reason="R.",
                style=Style.VISIBLE,
                by=one,
                now=NOW,
                token=token,
            )
            for _click in range(2)
        )
    )
    assert PatrolPlace.objects.filter(label="Once").count() == 1


def test_each_of_two_browsers_shows_what_the_other_did() -> None:
    area, _ward = factories.borough()
    week = factories.proposed(area)
    patrol = factories.first_patrol(week)
    browsers = []
    for role, name in ((Role.COORDINATOR, "Ann"), (Role.DEPUTY_COORDINATOR, "Ben")):
        member = factories.member(area, role)
        member.person.name = name
        member.person.save(update_fields=["name"])
        browser = Client()
        partners.sign_in(browser, member)
        browsers.append(browser)
    address = f"/{area.slug}/weeks/{ISO}/"
    spots = (("Ann's corner", "51.44, -0.11"), ("Ben's corner", "51.47, -0.11"))
    for browser, (label, where) in zip(browsers, spots, strict=True):
        browser.get(address)
        given = {"label": label, "where": where, "reason": "Known.", "style": "visible"}
        sent = browser.post(
            f"{address}patrols/{patrol.id}/own-place/", {**given, "token": str(uuid4())}
        )
        assert sent.status_code == 302
    for browser in browsers:
        page = browser.get(address).content.decode()
        for told in ("Added Ann&#x27;s corner", "Added Ben&#x27;s corner", "by Ann", "by Ben"):
            assert told in page
