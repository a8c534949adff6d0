"""Pages of the assessment and of the night, as people press through them."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.patrols.models import CheckIn, Patrol, RiskTemplate
from wayside.patrols.risk import actions, jobs, queries
from wayside.patrols.risk.presenters import card_lines
from wayside.patrols.risk.tests import factories
from wayside.patrols.risk.vocabulary import AssessmentState
from wayside.patrols.tests import factories as patrols
from wayside.patrols.tests.factories import NOW
from wayside.patrols.vocabulary import PatrolState

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_monday(settings: Any) -> None:
    settings.WAYSIDE_TODAY = NOW.date()


@pytest.fixture
def patrol() -> Patrol:
    area, _ward = patrols.borough()
    return factories.planned(area)


def url(patrol: Patrol, name: str) -> str:
    week = patrol.week
    return reverse(f"patrols:{name}", args=(week.area.slug, week.iso, patrol.id))


def client_of(patrol: Patrol, role: Role = Role.COORDINATOR) -> Client:
    client = Client()
    partners.sign_in(client, patrols.member(patrol.week.area, role))
    return client


def filled(version: int, **more: Any) -> dict[str, Any]:
    row = factories.RISK
    return {
        **factories.TEXTS,
        "token": str(uuid4()),
        "version": version,
        "authority": "not_needed",
        "incident_number": "",
        "check_in_times": "21:00, 02:00",
        "grace_minutes": 10,
        "briefing_hours": 12,
        "hazards-TOTAL_FORMS": 2,
        "hazards-INITIAL_FORMS": 1,
        "hazards-0-title": row.title,
        "hazards-0-likelihood": row.likelihood,
        "hazards-0-severity": row.severity,
        "hazards-0-controls": row.controls,
        "hazards-0-residual_likelihood": row.residual_likelihood,
        "hazards-0-residual_severity": row.residual_severity,
        **more,
    }


def test_one_writes_it_and_another_approves_it_on_the_pages(patrol: Patrol) -> None:
    writer, approver = client_of(patrol), client_of(patrol, Role.WARD_SERGEANT)
    assert "Begin the risk assessment" in writer.get(url(patrol, "risk")).content.decode()
    writer.post(url(patrol, "start_risk"), {"token": str(uuid4())})
    form = writer.get(url(patrol, "write_risk")).content.decode()
    assert "Hazard 1" in form
    assert "22:00" in form
    sent = writer.post(url(patrol, "write_risk"), filled(1))
    assert sent.status_code == 302, sent.content.decode()
    writer.post(url(patrol, "submit_risk"), {"token": str(uuid4()), "version": 2})
    own = writer.get(url(patrol, "risk")).content.decode()
    assert "You wrote in this risk assessment" in own
    assert "Approve</button>" not in own
    page = approver.get(url(patrol, "risk")).content.decode()
    assert "Dark yard behind the arches." in page
    assert "High, 12 of 25" in page
    approver.post(url(patrol, "approve_risk"), {"token": str(uuid4()), "version": 3})
    assert factories.current(patrol).state == AssessmentState.APPROVED


def test_bad_input_says_what_to_change_and_saves_nothing(patrol: Patrol) -> None:
    by = patrols.coordinator(patrol.week.area)
    made = actions.start(patrol=patrol, by=by, now=NOW)
    bad = filled(made.version, check_in_times="19:00", **{"hazards-0-controls": ""})
    page = client_of(patrol).post(url(patrol, "write_risk"), bad).content.decode()
    assert "19:00 is no time of this patrol" in page
    assert "leave the whole row blank" in page
    assert factories.current(patrol).version == made.version


def test_a_hazard_that_is_not_whole_marks_the_title_too(patrol: Patrol) -> None:
    by = patrols.coordinator(patrol.week.area)
    made = actions.start(patrol=patrol, by=by, now=NOW)
    bad = filled(made.version, **{"hazards-0-controls": ""})
    page = client_of(patrol).post(url(patrol, "write_risk"), bad).content.decode()
    assert "<title>Error: Write the risk assessment" in page


def test_two_who_write_at_once_are_shown_both_and_choose(patrol: Patrol) -> None:
    by = patrols.coordinator(patrol.week.area)
    made = factories.draft(patrol, by=by)
    client = client_of(patrol)
    mine = filled(made.version - 1, weather="Snow.", **{"hazards-0-controls": "Three at a time."})
    page = client.post(url(patrol, "write_risk"), mine)
    assert page.status_code == 409
    body = page.content.decode()
    assert "Snow." in body
    assert "Rain from midnight." in body
    assert "Three at a time." in body
    keys = {"keep-weather": "mine"}
    client.post(url(patrol, "write_risk"), mine | {"version": made.version, **keys, "keep": ""})
    assert factories.current(patrol).weather == "Snow."
    theirs = filled(made.version + 1, weather="Fog.") | {"keep": "theirs"}
    client.post(url(patrol, "write_risk"), theirs)
    assert factories.current(patrol).weather == "Snow."


def test_the_template_page_starts_from_the_usual_one_and_keeps_what_is_saved(
    patrol: Patrol,
) -> None:
    client = client_of(patrol)
    address = reverse("patrols:risk_template", args=(patrol.week.area.slug,))
    assert "Evening patrol with engagement" in client.get(address).content.decode()
    given = filled(1, name="Winter patrol", check_in_minutes=45)
    assert client.post(address, given).status_code == 302
    assert RiskTemplate.objects.get().name == "Winter patrol"
    assert client.post(address, given | {"version": 9}).status_code == 409
    assert client_of(patrol, Role.PATROL_OFFICER).get(address).status_code == 403


def test_the_night_on_the_phone(patrol: Patrol, settings: Any, monkeypatch: Any) -> None:
    briefed = factories.briefed(patrol)
    client = Client()
    partners.sign_in(client, partners.membership_of(factories.on_patrol(patrol)))
    monkeypatch.setattr("wayside.web.clock.now", lambda: patrol.starts_at)
    assert "We are going out" in client.get(url(briefed, "night")).content.decode()
    client.post(url(patrol, "go_out"), {"incident_number": "", "token": str(uuid4())})
    assert factories.again(patrol).state == PatrolState.BRIEFED
    client.post(url(patrol, "go_out"), {"incident_number": "CAD 7", "token": str(uuid4())})
    assert factories.again(patrol).state == PatrolState.OUT
    first = queries.check_ins_of(patrol)[0]
    monkeypatch.setattr("wayside.web.clock.now", lambda: first.due_at)
    assert "We are all safe" in client.get(url(patrol, "night")).content.decode()
    client.post(url(patrol, "check_in"))
    assert queries.check_ins_of(patrol)[0].made_at == first.due_at
    assert "Write the return" not in client.get(url(patrol, "night")).content.decode()


def test_once_every_check_in_is_made_the_night_leads_to_its_return(
    patrol: Patrol, monkeypatch: Any
) -> None:
    factories.out(patrol)
    officer = factories.on_patrol(patrol)
    CheckIn.objects.filter(patrol=patrol).update(made_at=patrol.ends_at, made_by=officer.person_id)
    client = Client()
    partners.sign_in(client, partners.membership_of(officer))
    monkeypatch.setattr("wayside.web.clock.now", lambda: patrol.ends_at + timedelta(hours=1))
    body = client.get(url(patrol, "night")).content.decode()
    assert "The night of Friday" in body
    assert url(patrol, "returns:night") in body


def test_an_alarm_stands_on_the_page_until_somebody_settles_it(
    patrol: Patrol, monkeypatch: Any
) -> None:
    factories.out(patrol)
    monkeypatch.setattr("wayside.web.clock.now", lambda: patrol.ends_at)
    jobs.watch_check_ins(0)
    client = client_of(patrol, Role.WARD_SERGEANT)
    address = reverse("patrols:alarms", args=(patrol.week.area.slug,))
    assert "Missed check-in" in client.get(address).content.decode()
    alarm = CheckIn.objects.get(missed_at__isnull=False)
    settle = reverse("patrols:settle_alarm", args=(patrol.week.area.slug, alarm.id))
    assert "Say how you know" in client.post(settle, {"note": ""}).content.decode()
    client.post(settle, {"note": "Reached the lead by radio."})
    assert "No alarm waits." in client.get(address).content.decode()
    assert client_of(patrol, Role.PATROL_OFFICER).get(address).status_code == 403


def test_a_patrol_past_its_end_is_not_listed_as_out_now_and_leads_to_its_week(
    patrol: Patrol, monkeypatch: Any
) -> None:
    factories.out(patrol)
    client = client_of(patrol)
    slug, iso = patrol.week.area.slug, patrol.week.iso
    address = reverse("patrols:alarms", args=(slug,))
    past = "Past their planned end, and not yet said to be back"
    monkeypatch.setattr("wayside.web.clock.now", lambda: patrol.ends_at)
    assert past not in client.get(address).content.decode()
    monkeypatch.setattr("wayside.web.clock.now", lambda: patrol.ends_at + timedelta(days=3))
    body = client.get(address).content.decode()
    assert "No patrol is out." in body
    assert reverse("patrols:week", args=(slug, iso)) in body.split(past)[1]


def test_a_ward_sergeants_page_opens_from_the_ward_alone() -> None:
    area, ward = patrols.borough()
    patrol = factories.planned(area)
    factories.submitted(patrol)
    client = Client()
    partners.sign_in(client, patrols.member(ward, Role.WARD_SERGEANT))
    assert "Send it back" in client.get(url(patrol, "risk")).content.decode()


def test_a_card_leads_officers_to_their_own_nights_alone(patrol: Patrol) -> None:
    area = patrol.week.area

    def leads_there(actor: Actor) -> bool:
        return card_lines([patrol], actor=actor, area_id=area.id)[patrol.id].joins

    stranger = partners.actor_of(partners.member(Role.PATROL_OFFICER, area=area))
    assert not leads_there(stranger)
    assert leads_there(factories.on_patrol(patrol))
    assert leads_there(patrols.coordinator(area))
