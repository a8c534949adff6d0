"""A colleague is let in until a day; a worker locked out finds nothing; a refused attempt stays."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from wayside.audit.models import Event
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people import actions as people
from wayside.people.actions import NotOpenError
from wayside.people.matching import asked_for
from wayside.people.models import Person
from wayside.people.tests import factories
from wayside.people.tests.cast import Cast
from wayside.people.tests.factories import NOW, TODAY, acting
from wayside.sharing.models import Grant

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def rosie(cast: Cast, settings: Any) -> Person:
    settings.WAYSIDE_TODAY = TOMORROW
    return factories.person(cast.ana, "Rosie")


def as_member(member: Membership) -> Client:
    client = Client()
    partners.sign_in(client, member)
    return client


def test_a_colleague_let_in_for_cover_is_out_again_the_day_after(
    cast: Cast, rosie: Person, settings: Any
) -> None:
    ana, bea = as_member(cast.ana), as_member(cast.bea)
    record, access = f"/people/{rosie.id}/", f"/people/{rosie.id}/access/"
    sent = {"colleague": cast.bea.id, "because": "cover"}
    assert ana.post(f"{access}let-in/", sent).status_code == 200
    until = {**sent, "until": "5/7/2018"}
    assert bea.post(f"{access}let-in/", until).status_code == 404
    assert ana.post(f"{access}let-in/", until).status_code == 302
    assert bea.get(record).status_code == 200
    settings.WAYSIDE_TODAY = TODAY + timedelta(days=3)
    assert bea.get(record).status_code == 200
    settings.WAYSIDE_TODAY = TODAY + timedelta(days=4)
    assert bea.get(record).status_code == 404


def test_nobody_of_another_agency_can_be_chosen(cast: Cast, rosie: Person) -> None:
    ana = as_member(cast.ana)
    for member in (cast.other, cast.officer):
        sent = {"colleague": member.id, "because": "allocated"}
        assert ana.post(f"/people/{rosie.id}/access/let-in/", sent).status_code == 200
    with acting(cast.ana):
        assert not Grant.objects.filter(membership__in=[cast.other.id, cast.officer.id]).exists()


def test_a_worker_locked_out_neither_finds_nor_opens_until_it_ends(
    cast: Cast, rosie: Person
) -> None:
    ana, bea = as_member(cast.ana), as_member(cast.bea)
    access = f"/people/{rosie.id}/access/"
    letting = {"colleague": cast.bea.id, "because": "allocated"}
    assert ana.post(f"{access}let-in/", letting).status_code == 302
    locking = {"worker": cast.bea.person_id}
    assert ana.post(f"{access}lock-out/", locking).status_code == 302
    assert "locked out already" in ana.post(f"{access}lock-out/", locking).content.decode()
    assert "Locked out" in ana.get(access).content.decode()
    assert bea.get(f"/people/{rosie.id}/").status_code == 404
    found = bea.post("/people/search/", {"name": "Rosie"}).content.decode()
    assert "Nobody of ours is like that" in found
    with acting(cast.ana):
        lock = Grant.objects.get(denied=True)
    assert ana.post(f"{access}{lock.id}/end/").status_code == 302
    assert bea.get(f"/people/{rosie.id}/").status_code == 200


def test_a_refused_attempt_is_on_the_trail_where_the_record_can_be_found(
    cast: Cast, rosie: Person
) -> None:
    assert as_member(cast.bea).get(f"/people/{rosie.id}/").status_code == 404
    event = Event.objects.get(action="people.refuse_record")
    assert (event.membership_id, event.record_id) == (cast.bea.id, rosie.id)
    assert as_member(cast.other).get(f"/people/{rosie.id}/").status_code == 404
    assert Event.objects.filter(action="people.refuse_record").count() == 1


def test_who_is_locked_out_leaves_no_trace_of_being_refused(cast: Cast, rosie: Person) -> None:
    locking = {"worker": cast.bea.person_id}
    as_member(cast.ana).post(f"/people/{rosie.id}/access/lock-out/", locking)
    later = NOW + timedelta(days=2)
    with acting(cast.bea, now=later):
        by = partners.actor_of(cast.bea)
        with pytest.raises(NotOpenError):
            people.open_record(person_id=rosie.id, by=by, now=later)
        assert not people.search(asked=asked_for("Rosie", ""), by=by, now=later)
    assert not Event.objects.filter(action="people.refuse_record").exists()


def test_the_page_takes_a_fixed_number_of_statements(
    cast: Cast, rosie: Person, django_assert_max_num_queries: Any
) -> None:
    ana = as_member(cast.ana)
    ana.get(f"/people/{rosie.id}/access/")
    with django_assert_max_num_queries(20):
        ana.get(f"/people/{rosie.id}/access/")
