"""What the week shows to each role that does not plan it."""

import pytest

from wayside.access.vocabulary import Role
from wayside.patrols import actions
from wayside.patrols.tests import factories
from wayside.patrols.tests.factories import ISO, NOW
from wayside.patrols.tests.pages import pressed, read, signed_in, url
from wayside.patrols.vocabulary import WeekState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_monday")]


ENFORCEMENT_WORDS = (
    "Visible round",
    "records since",
    "20:00",
    "ranking",
    "Suggested",
    "Planned by",
)


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
