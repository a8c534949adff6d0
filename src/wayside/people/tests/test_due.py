"""What is due for a caseworker, the most urgent first, and birthdays that make an adult."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.partners.tests import factories as partners
from wayside.people import actions, jobs, queries
from wayside.people.contact.tests import factories as contact
from wayside.people.models import Person
from wayside.people.permissions import MARK_BIRTHDAYS
from wayside.people.queries.due import due
from wayside.people.queries.mine import Mine
from wayside.people.relations.tests import factories as around
from wayside.people.tests import factories
from wayside.people.tests.cast import Cast
from wayside.people.tests.factories import NOW, TODAY, acting
from wayside.people.vocabulary import AgeMark, DueKind

pytestmark = pytest.mark.django_db


def kinds(cast: Cast, *, days: int = 0) -> list[tuple[str, str]]:
    now = NOW + timedelta(days=days)
    with acting(cast.ana, now=now):
        return [(each.kind, each.person.called) for each in due(Mine(cast.ana_acts, now=now))]


def test_the_most_urgent_comes_first(cast: Cast) -> None:
    rosie, zofia = factories.person(cast.ana, "Rosie"), factories.person(cast.ana, "Zofia")
    factories.person(cast.bea, "Not hers")
    assert kinds(cast) == [(DueKind.NO_ROUTE, "Rosie"), (DueKind.NO_ROUTE, "Zofia")] or kinds(
        cast
    ) == [(DueKind.NO_ROUTE, "Zofia"), (DueKind.NO_ROUTE, "Rosie")]
    contact.route(cast.ana, rosie)
    contact.route(cast.ana, zofia)
    contact.attempt(cast.ana, rosie)
    around.custody(cast.ana, around.relation(cast.ana, rosie), TODAY + timedelta(days=40))
    assert kinds(cast) == [(DueKind.AWAY, "Rosie")]
    assert kinds(cast, days=13) == [(DueKind.RELEASE_NEAR, "Rosie")]
    assert kinds(cast, days=31)[:2] == [(DueKind.SILENT, "Rosie"), (DueKind.SILENT, "Zofia")] or (
        kinds(cast, days=31)[:2] == [(DueKind.SILENT, "Zofia"), (DueKind.SILENT, "Rosie")]
    )
    assert (DueKind.RECHECK, "Zofia") in kinds(cast, days=31)
    assert kinds(cast, days=40)[0] == (DueKind.RELEASED, "Rosie")


def test_what_is_due_takes_a_fixed_number_of_statements(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for number in range(6):
        made = factories.person(cast.ana, f"Person {number}")
        contact.route(cast.ana, made)
        around.custody(cast.ana, around.relation(cast.ana, made), TODAY)
    with acting(cast.ana), django_assert_max_num_queries(12):
        assert len(due(Mine(cast.ana_acts, now=NOW))) == 6


def test_the_first_page_says_what_is_due(cast: Cast, client: Client, settings: Any) -> None:
    settings.WAYSIDE_TODAY = TODAY + timedelta(days=1)
    factories.person(cast.ana, "Rosie")
    partners.sign_in(client, cast.ana)
    page = client.get("/").content.decode()
    assert "Rosie" in page
    assert "No safe way" in page
    assert Event.objects.filter(action="people.list_due").exists()
    own = client.get("/people/").content.decode()
    assert own.index("Due now") < own.index("No safe way") < own.index("People you support")
    partners.sign_in(client, cast.other)
    assert "Rosie" not in client.get("/").content.decode()


def test_a_child_is_an_adult_from_the_birthday_and_the_lead_is_told(cast: Cast) -> None:
    made = factories.person(cast.ana, "Rosie", age_mark=AgeMark.CHILD, born="2000-07-05")
    factories.person(cast.ana, "Zofia", age_mark=AgeMark.MAY_BE_CHILD)
    Notice.objects.all().delete()
    for days, mark, told in ((2, "child", 0), (3, "adult", 1), (4, "adult", 1)):
        now = NOW + timedelta(days=days)
        jobs.for_each_agency(actions.mark_birthdays, MARK_BIRTHDAYS, now=now)
        with acting(cast.ana, now=now):
            assert Person.objects.get(id=made.id).age_mark == mark
        assert Notice.objects.count() == told
    event = Event.objects.get(action="people.come_of_age")
    assert (event.record_id, event.fields, event.membership_id) == (made.id, ["age_mark"], None)
    assert Event.objects.filter(action="people.register", record_id=made.id).count() == 1
    notice = Notice.objects.get()
    assert notice.person_id == cast.lead.person_id
    assert "Rosie" not in notice.subject + notice.body
    with acting(cast.ana):
        zofia = queries.own_people().exclude(id=made.id).get()
        assert zofia.age_mark == AgeMark.MAY_BE_CHILD


def test_a_birthday_told_by_month_counts_from_its_last_day(cast: Cast) -> None:
    made = factories.person(cast.ana, "Rosie", age_mark=AgeMark.CHILD, born="2000-07")
    for days, mark in ((28, "child"), (29, "adult")):
        now = NOW + timedelta(days=days)
        jobs.for_each_agency(actions.mark_birthdays, MARK_BIRTHDAYS, now=now)
        with acting(cast.ana, now=now):
            assert (Person.objects.get(id=made.id).age_mark == AgeMark.ADULT) == (mark == "adult")
