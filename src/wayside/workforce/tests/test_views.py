"""The pages of the pool and of one's own time, pressed by whoever may and may not."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AreaLevel
from wayside.workforce.models import Worker
from wayside.workforce.permissions import WORKERS
from wayside.workforce.tests import factories as force
from wayside.workforce.vocabulary import Grade

pytestmark = pytest.mark.django_db


@pytest.fixture
def area(settings: Any) -> Area:
    settings.WAYSIDE_TODAY = force.TODAY
    return partners.area("Lambeth")


def as_member(client: Client, role: Role, area: Area, **more: Any) -> Client:
    partners.sign_in(client, partners.member(role, area=area, **more))
    return client


def details(worker: Worker, **more: Any) -> dict[str, Any]:
    return {
        "agency": worker.agency_id,
        "kind": worker.kind,
        "grade": worker.grade,
        "contracted_hours": "40",
        "version": worker.version,
        **more,
    }


def test_the_pool_says_where_it_is_heading(client: Client, area: Area) -> None:
    for number in range(7):
        force.trained_worker(area, f"PC Number {number}")
    force.booked(force.session(area), force.worker(area, "PC Booked"))
    for number in range(3):
        force.worker(area, f"Office {number}")
    gone = force.trained_worker(area, "PC Gone", left_because="burnout", left_date=force.TODAY)
    page = as_member(client, Role.COORDINATOR, area).get("/lambeth/workforce/")
    text = page.content.decode()
    assert "Between 6 and 8 trained people on 2 Jan 2019" in text
    assert "Over the last twelve months 1 trained person left." in text
    assert gone.person.name in text
    assert "Burnout or health" in text
    assert page.context["pool"].pipeline == 1


def test_the_pool_takes_a_fixed_number_of_statements(
    client: Client, area: Area, django_assert_num_queries: Any
) -> None:
    as_member(client, Role.COORDINATOR, area)
    gone = {"left_because": "burnout", "left_date": force.TODAY}
    force.trained_worker(area)
    force.trained_worker(area, "PC Gone", **gone)
    client.get("/lambeth/workforce/")
    with django_assert_num_queries(24) as few:
        client.get("/lambeth/workforce/")
    for number in range(5):
        force.trained_worker(area, f"PC Number {number}")
        force.trained_worker(area, f"PC Gone {number}", **gone)
    with django_assert_num_queries(len(few)):
        client.get("/lambeth/workforce/")


def test_somebody_joins_changes_and_leaves(client: Client, area: Area) -> None:
    as_member(client, Role.DEPUTY_COORDINATOR, area)
    agency = partners.agency(areas=(area,))
    ward = partners.area(level=AreaLevel.WARD, parent=area)
    sent = {
        "name": "PC Ada Marsh", "agency": agency.id, "kind": "officer", "grade": "constable",
        "contracted_hours": "40", "joined": "2/7/2018", "wards": [ward.id],
    }  # fmt: skip
    assert client.post("/lambeth/workforce/add/", sent).status_code == 302
    worker = Worker.objects.get()
    base = f"/lambeth/workforce/people/{worker.id}"
    assert client.post(f"{base}/change/", details(worker, grade="sergeant")).status_code == 302
    worker.refresh_from_db()
    assert worker.grade == Grade.SERGEANT
    left = {"on": "2/7/2018", "because": "promoted", "version": worker.version}
    assert client.post(f"{base}/leave/", left).status_code == 302
    worker.refresh_from_db()
    assert worker.left_because == "promoted"
    assert b"Left" in client.get(f"{base}/").content


def test_two_coordinators_changes_meet_and_both_are_shown(client: Client, area: Area) -> None:
    worker = force.worker(area)
    as_member(client, Role.COORDINATOR, area)
    url = f"/lambeth/workforce/people/{worker.id}/change/"
    client.post(url, details(worker, grade="sergeant"))
    page = client.post(url, details(worker, may_lead="on"))
    assert page.status_code == 409
    settled = details(worker, may_lead="on", version=2)
    client.post(url, {**settled, "keep-may_lead": "mine", "keep-grade": "theirs"})
    worker.refresh_from_db()
    assert (worker.grade, worker.may_lead) == (Grade.SERGEANT, True)


def test_a_refusal_keeps_what_was_typed(client: Client, area: Area) -> None:
    worker = force.worker(area)
    as_member(client, Role.COORDINATOR, area)
    page = client.post(
        f"/lambeth/workforce/people/{worker.id}/assess/",
        {"mindset": "concern", "outcome": "suited", "reasons": "Laughed.", "on": "2/7/2018"},
    )
    assert b"cannot be suited yet" in page.content
    assert b"Laughed." in page.content


def test_training_a_course_and_its_session(client: Client, area: Area) -> None:
    as_member(client, Role.COORDINATOR, area)
    worker = force.worker(area)
    client.post(
        "/lambeth/workforce/courses/add/",
        {"name": "On the street", "qualifies": "on", "valid_months": "12"},
    )
    course = area.courses.get()
    client.post(
        f"/lambeth/workforce/people/{worker.id}/training/",
        {"course": course.id, "trainer": "Sgt Oke", "completed": "1/6/2018"},
    )
    assert worker.training.get().expires_date == date(2019, 6, 1)
    client.post(
        f"/lambeth/workforce/courses/{course.id}/plan/",
        {
            "first": "1/8/2018", "start": "09:00", "last": "1/8/2018", "end": "17:00",
            "venue": "Town hall", "trainer": "Sgt Oke", "places": "4",
        },
    )  # fmt: skip
    session = course.sessions.get()
    url = f"/lambeth/workforce/sessions/{session.id}/"
    client.post(f"{url}book/", {"worker": worker.id})
    assert b"3 of 4" in client.get(url).content
    assert b"On the street" in client.get("/lambeth/workforce/courses/").content


def test_rates_say_check_before_use_until_somebody_has(client: Client, area: Area) -> None:
    as_member(client, Role.COORDINATOR, area)
    rates = force.rates(partners.agency(areas=(area,)))
    url = "/lambeth/workforce/terms/"
    assert b"Check before use" in client.get(url).content
    client.post(f"{url}rates/{rates.id}/check/")
    assert b"Check before use" not in client.get(url).content


def test_rules_laxer_than_the_law_are_refused_in_a_sentence(client: Client, area: Area) -> None:
    as_member(client, Role.COORDINATOR, area)
    url = "/lambeth/workforce/terms/rules/"
    form = client.get(url).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    sent |= {"daily_rest": "8", "because": "Fatigue."}
    page = client.post(url, sent)
    assert b"never laxer" in page.content
    assert client.post(url, sent | {"daily_rest": "12"}).status_code == 302


@pytest.mark.parametrize("role", sorted(WORKERS))
def test_everybody_in_the_pool_keeps_their_own_time(client: Client, area: Area, role: Role) -> None:
    worker = force.worker(area)
    as_member(client, role, area, person=worker.person)
    client.post(
        "/lambeth/my-time/absence/",
        {"kind": "leave", "first": "9/7/2018", "last": "10/7/2018"},
    )
    client.post("/lambeth/my-time/wish/", {"night": "13/7/2018", "wanted": "rather_not"})
    client.post("/lambeth/my-time/shift/", {"day": "5/7/2018", "start": "22:00", "end": "06:00"})
    client.post("/lambeth/my-time/rest-days/", {"first": "7/7/2018", "last": "8/7/2018"})
    page = client.get("/lambeth/my-time/").content.decode()
    assert "9 Jul 2018 – 10 Jul 2018" in page
    assert "Would rather not work" in page
    assert "5 Jul 2018 22:00 – 6 Jul 2018 06:00" in page
    absence = worker.absences.get()
    assert client.post(f"/lambeth/my-time/absences/{absence.id}/remove/").status_code == 302
    assert not worker.absences.exists()


def test_a_ward_sergeant_keeps_their_time_in_the_boroughs_pool(client: Client, area: Area) -> None:
    ward = partners.area(level=AreaLevel.WARD, parent=area)
    worker = force.worker(area)
    as_member(client, Role.WARD_SERGEANT, ward, person=worker.person)
    client.post("/lambeth/my-time/wish/", {"night": "13/7/2018", "wanted": "gladly"})
    assert worker.wishes.get()


@pytest.mark.parametrize("role", sorted(set(WORKERS) - {Role.COORDINATOR, Role.DEPUTY_COORDINATOR}))
def test_nobody_else_takes_anothers_absence_back(client: Client, area: Area, role: Role) -> None:
    worker = force.worker(area)
    absence = worker.absences.create(
        kind="sickness", starts_at=force.NOW, ends_at=force.at(force.TODAY, 20), **force.STAMPS
    )
    as_member(client, role, area)
    url = f"/lambeth/my-time/absences/{absence.id}/remove/"
    assert client.post(url).status_code == 404
    assert worker.absences.exists()
    assert client.get("/lambeth/workforce/").status_code == 403
    assert client.get(f"/lambeth/workforce/people/{worker.id}/").status_code == 403


def test_somebody_outside_the_pool_is_told_so(client: Client, area: Area) -> None:
    as_member(client, Role.PATROL_OFFICER, area)
    assert b"You are not in this area" in client.get("/lambeth/my-time/").content
    assert b"You are not in this area" in client.get("/lambeth/my-time/absence/").content
