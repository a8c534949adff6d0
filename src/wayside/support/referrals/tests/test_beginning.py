"""A record begun from what was taken up: nothing is typed twice."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.people.contact import queries as contact
from wayside.people.contact.actions import Way, add_route, show_route
from wayside.people.contact.vocabulary import Recheck, RouteKind
from wayside.people.models import ContactRoute, Person
from wayside.people.tests.factories import NOW, acting, charity, details, worker
from wayside.sharing.handovers import actions as handovers
from wayside.sharing.models import Grant, Handover
from wayside.sharing.vocabulary import Because
from wayside.support.models import Beginning, Referral
from wayside.support.referrals import actions
from wayside.support.referrals.actions import Said
from wayside.support.referrals.tests.factories import Cast
from wayside.support.referrals.tests.test_asking import asked, taken_up
from wayside.web import clock
from wayside.web.states import NotNow


@pytest.fixture(autouse=True)
def a_day(settings: Any) -> None:
    settings.WAYSIDE_TODAY = NOW.date() + timedelta(days=1)
    cache.clear()


class Clinic(Cast):
    """The same, where a caseworker answers at the clinic."""

    def __init__(self) -> None:
        super().__init__(answers=False)
        self.sam = worker(self.there, Role.CASEWORKER)


@pytest.fixture
def clinic(db: None) -> Clinic:
    return Clinic()


def client_of(member: Any) -> Client:
    client = Client()
    partners.sign_in(client, member)
    return client


def accepted(clinic: Clinic) -> Referral:
    found = clinic.sent()
    clinic.answered(found, "accept")
    return found


def test_from_an_accepted_referral_the_form_is_filled_and_the_two_are_linked(
    clinic: Clinic,
) -> None:
    found = accepted(clinic)
    client = client_of(clinic.sam)
    url = f"/support/referrals/{found.id}/"
    assert "Write somebody down from this" in client.get(url).content.decode()
    page = client.get(f"{url}begin/").content.decode()
    assert 'value="Lantern"' in page
    data = {"called": "Rosie Example", "family_name": "Lantern", "sex": "not_said"}
    days = {"age_mark": "adult", "first_met": "17/7/2018"}
    answer = client.post(f"{url}begin/", {**data, **days})
    assert answer.status_code == 302, answer.content.decode()
    with acting(clinic.sam, now=clock.now()):
        begun = Beginning.objects.get()
        assert begun.referral_id == found.id
        assert Person.objects.get(subject=begun.subject_id).family_name == "Lantern"
    assert "Record begun from this" in client.get(url).content.decode()
    with acting(clinic.ana, now=clock.now()):
        assert not Beginning.objects.exists()


def test_twice_it_is_refused(clinic: Clinic) -> None:
    found = accepted(clinic)
    given: dict[str, Any] = {"of": found, "details": details(), "first_met": NOW.date()}
    with acting(clinic.sam):
        by = clinic.by(clinic.sam)
        actions.begin_record(**given, keeps_reach=False, by=by, now=NOW)
    second = worker(clinic.there)
    with acting(second), pytest.raises(NotNow, match="already"):
        actions.begin_record(**given, keeps_reach=False, by=clinic.by(second), now=NOW)
    with acting(clinic.sam):
        assert Person.objects.count() == 1


@pytest.mark.parametrize("who", ["ana", "third"])
def test_nobody_else_begins_one(clinic: Clinic, who: str) -> None:
    third = worker(charity("Third Example", area=clinic.area))
    found, member = accepted(clinic), {"ana": clinic.ana, "third": third}[who]
    with acting(member), pytest.raises(NotNow, match="no such referral"):
        actions.open_source(of=found, by=clinic.by(member), now=NOW)


def test_before_it_is_accepted_there_is_none(clinic: Clinic) -> None:
    found = clinic.sent()
    with acting(clinic.sam), pytest.raises(NotNow, match="Accept it first"):
        actions.open_source(of=found, by=clinic.by(clinic.sam), now=NOW)


def test_what_somebody_wrote_fills_it_and_her_way_is_kept_as_safe_contact(clinic: Clinic) -> None:
    Client().post("/get-help/", asked(clinic, child="yes"))
    found = taken_up(clinic)
    client = client_of(clinic.sam)
    url = f"/support/referrals/{found.id}/begin/"
    page = client.get(url).content.decode()
    assert 'value="Kasia"' in page
    assert "07700 900555" not in page
    data = {"called": "Kasia", "sex": "not_said", "age_mark": "may_be_child"}
    client.post(url, {**data, "first_met": "17/7/2018", "keeps_reach": "on"})
    with acting(clinic.sam, now=clock.now()):
        route = ContactRoute.objects.get()
        assert (route.kind, route.where) == ("phone", "07700 900555")
        assert (route.unconfirmed, route.how_confirmed) == (True, "")
        against = contact.against(route, now=clock.now())
        assert (against.recheck, against.needs_reason) == (Recheck.UNCONFIRMED, True)
        with pytest.raises(NotNow, match="why"):
            show_route(
                route=route, checked=True, despite=None, by=clinic.by(clinic.sam), now=clock.now()
            )
        kasia = Person.objects.get()
    page = client.get(f"/people/{kasia.id}/contact/").content.decode()
    assert "Recheck first" in page
    assert "Not confirmed with this person yet" in page
    assert "Confirmed safe" not in page


@pytest.mark.parametrize(
    ("written", "days", "times", "note"),
    [
        ("weekdays 10am to 2pm", [0, 1, 2, 3, 4], (time(10), time(14)), ""),
        ("when he is at work", [], (None, None), "when he is at work"),
    ],
)
def test_hours_are_kept_as_hours_where_they_can_be_read(
    clinic: Clinic, written: str, days: list[int], times: tuple[Any, Any], note: str
) -> None:
    Client().post("/get-help/", asked(clinic, hours=written, words_to_leave=""))
    found, now = taken_up(clinic), clock.now()
    with acting(clinic.sam, now=now):
        actions.begin_record(
            of=found,
            details=details(),
            first_met=now.date(),
            keeps_reach=True,
            by=clinic.by(clinic.sam),
            now=now,
        )
        route = ContactRoute.objects.get()
    assert (route.days, (route.from_time, route.until_time), route.note) == (days, times, note)


def test_what_another_agency_sent_is_not_confirmed_here_either(clinic: Clinic) -> None:
    kinds = ("needs", "safe_contact")
    with acting(clinic.ana):
        sent = add_route(
            person=clinic.rosie,
            way=Way(RouteKind.PHONE, "07700 900123", (1,), time(10), time(12)),
            how_confirmed="Asked alone",
            by=clinic.by(clinic.ana),
            now=NOW,
        )
    clinic.agrees(categories=kinds)
    drafted = clinic.draft(said=Said((), kinds, "Please.", sent))
    with acting(clinic.ana):
        found = actions.send_referral(referral=drafted, by=clinic.by(clinic.ana), now=NOW)
    clinic.answered(found, "accept")
    with acting(clinic.sam):
        by, given = clinic.by(clinic.sam), {"details": details(), "first_met": NOW.date()}
        actions.begin_record(of=found, **given, keeps_reach=True, by=by, now=NOW)  # type: ignore[arg-type]
        kept = ContactRoute.objects.get()
        assert (kept.unconfirmed, kept.days, kept.from_time) == (True, [1], time(10))
        assert contact.against(kept, now=NOW).recheck == Recheck.UNCONFIRMED


def test_whoever_took_up_a_concern_may_open_the_record_a_colleague_begins(
    clinic: Clinic,
) -> None:
    Client().post("/get-help/", asked(clinic, child="yes", service=""))
    now, second = clock.now(), worker(clinic.charity, Role.SAFEGUARDING_LEAD)
    with acting(clinic.lead, now=now):
        by = clinic.by(clinic.lead)
        found = Handover.objects.get(kind="child_concern")
        handovers.open_handover(handover=found, by=by, now=now)
        with pytest.raises(NotNow, match="Take it up first"):
            actions.open_source(of=found, by=by, now=now)
        handovers.take_up_handover(
            handover=found, owner=second, deadline_at=found.deadline_at, by=by, now=now
        )
    client = client_of(clinic.lead)
    page = client.get(f"/sharing/handovers/{found.id}/").content.decode()
    url = f"/support/referrals/handovers/{found.id}/begin/"
    assert url in page
    data = {"called": "Kasia", "sex": "not_said", "age_mark": "may_be_child"}
    client.post(url, {**data, "first_met": "17/7/2018"})
    with acting(second, now=clock.now()):
        begun = Beginning.objects.select_related("subject__person").get()
        assert begun.subject.person.called == "Kasia"
    with acting(clinic.lead, now=clock.now()):
        assert Grant.objects.filter(membership=second, because=Because.REFERRAL).exists()
