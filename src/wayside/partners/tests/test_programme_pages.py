"""Pages of programmes, their settings and their money."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from wayside.access.vocabulary import Role
from wayside.partners.models import Area, FundingGrant, Membership, Programme
from wayside.partners.tests import factories
from wayside.partners.tests.factories import boxes
from wayside.web import clock

pytestmark = pytest.mark.django_db


def test_a_programme_page_keeps_activity_and_outcome_apart(
    coordinator: Client, programme: Programme
) -> None:
    sent = {
        "version": 1,
        "name": programme.name,
        "origin": programme.origin,
        "aims": "Support the most vulnerable.",
        "lead": str(programme.lead_id),
        "lead_agency": str(programme.lead_agency_id),
        "start_date-day": 1,
        "start_date-month": 1,
        "start_date-year": 2018,
        "outcomes-TOTAL_FORMS": 3,
        "outcomes-INITIAL_FORMS": 0,
        "outcomes-0-statement": "Kerb crawling",
        "outcomes-0-nature": "outcome",
        "outcomes-0-direction": "less",
        "outcomes-1-statement": "Referrals",
        "outcomes-1-nature": "activity",
        "outcomes-1-direction": "more",
        "outcomes-2-statement": "",
    }
    Membership.objects.filter(area=programme.area).update(area=programme.area)
    factories.member(Role.WARD_SERGEANT, area=programme.area, person=programme.lead)
    address = reverse("partners:change_programme", args=[programme.id])
    page = coordinator.post(address, sent, follow=True).content.decode()
    assert page.index("Kerb crawling") < page.index("Follows effort") < page.index("Referrals")
    half = {**sent, "version": 2, "outcomes-1-nature": ""}
    refused = coordinator.post(address, half).content.decode()
    assert "Choose whether it is an activity or an outcome" in refused
    assert 'href="#id_outcomes-1-nature"' in refused
    counted = {**sent, "version": 2, "outcomes-1-measured_by": "referrals_taken"}
    coordinator.post(address, counted)
    assert programme.outcomes.get(statement="Referrals").measured_by == "referrals_taken"
    again = coordinator.get(address).content.decode()
    assert '<option value="referrals_taken" selected>' in again
    wrong = {**counted, "version": 3, "outcomes-0-measured_by": "arrests"}
    assert "What patrols count is activity" in coordinator.post(address, wrong).content.decode()


def test_settings_are_changed_on_a_page(coordinator: Client, programme: Programme) -> None:
    address = reverse("partners:change_settings", args=[programme.id])
    sent = {
        "version": 1,
        "place_radius_m": 150,
        "place_spacing_m": 500,
        "unit_m": 150,
        "half_life_weeks": 13,
        "places_proposed": 8,
        "patrol_weekdays": ["4", "5"],
        "patrol_start": "21:00",
        "patrol_end": "01:00",
        "visit_minutes_least": 10,
        "visit_minutes_most": 16,
        "partners_apart_minutes": 90,
        "partners_apart_m": 400,
    }
    page = coordinator.post(address, sent, follow=True).content.decode()
    assert "Thursdays, Fridays, 21:00 to 01:00" in page
    assert "at least 90 minutes or 400 m apart" in page
    wrong = coordinator.post(address, {**sent, "version": 2, "visit_minutes_least": 20})
    assert "cannot be longer" in wrong.content.decode()


def test_money_is_recorded_and_warns_in_plain_words(
    coordinator: Client, programme: Programme
) -> None:
    start, end = clock.today(), clock.today() + timedelta(days=9)
    sent = {
        "version": 1,
        "funder": "Proceeds of crime",
        "amount": "25000",
        "pays_for": "Overtime",
        **boxes("start_date", start),
        **boxes("end_date", end),
    }
    address = reverse("partners:add_funding", args=[programme.id])
    page = coordinator.post(address, sent, follow=True).content.decode()
    assert "£25,000" in page
    assert "lapses in 10 days" in page
    refused = coordinator.post(address, {**sent, "end_date-year": start.year - 1}).content.decode()
    assert "on or after the first day" in refused
    assert FundingGrant.objects.count() == 1


@pytest.mark.parametrize("role", [Role.WARD_SERGEANT, Role.ANALYST, Role.CASEWORKER])
def test_money_is_not_shown_to_everybody(area: Area, programme: Programme, role: Role) -> None:
    FundingGrant.objects.create(
        programme=programme,
        funder="Proceeds of crime",
        amount=1,
        start_date=clock.today(),
        end_date=clock.today(),
        pays_for="Overtime",
        **factories.STAMPS,
    )
    client = Client()
    factories.sign_in(client, factories.member(role, area=area))
    page = client.get(reverse("partners:programme", args=[programme.id])).content.decode()
    assert "Proceeds of crime" not in page
    assert client.get("/partners/grants/").status_code == 403
