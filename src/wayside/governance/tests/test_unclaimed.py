"""Events of no agency: each officer sees those of the own people, the lead agency's officer also
those of nobody known, and no page tells how busy other agencies are."""

import pytest
from django.test import Client
from django.urls import reverse

from wayside.access import actions as access
from wayside.access.actor import Actor
from wayside.access.signals import account_actor
from wayside.audit.models import Event
from wayside.audit.tests.factories import event
from wayside.governance.tests.factories import Agencies, two_agencies
from wayside.partners.models import Area, Membership
from wayside.partners.tests import factories as partners
from wayside.web import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def both() -> Agencies:
    return two_agencies()


def read(member: Membership, page: str = "unclaimed") -> str:
    client = Client()
    partners.sign_in(client, member)
    response = client.get(reverse(f"governance:{page}"))
    assert response.status_code == 200
    return response.content.decode()


def signs_in(member: Membership) -> None:
    by = account_actor(member.account)
    access.note_account(account=member.account, by=by, now=clock.now(), action="access.sign_in")


def a_command(area: Area | None = None) -> Event:
    return event(by=Actor.service("audit", permissions=()), area_id=area.id if area else None)


def test_each_officer_sees_how_the_own_people_signed_in(both: Agencies) -> None:
    signs_in(both.worker)
    signs_in(both.their_worker)
    ours, theirs = read(both.officer), read(both.their_officer)
    assert ("Asha Demo" in ours, "Bela Other" in ours) == (True, False)
    assert ("Asha Demo" in theirs, "Bela Other" in theirs) == (False, True)


def test_who_has_left_the_agency_is_not_followed(both: Agencies) -> None:
    signs_in(both.worker)
    Membership.objects.filter(id=both.worker.id).update(ended_at=clock.now())
    assert "Asha Demo" not in read(both.officer)


def test_what_nobody_known_did_is_for_the_lead_agencys_officer(both: Agencies) -> None:
    access.note_failed_sign_in(typed="who@example.org", now=clock.now())
    assert "failed to sign in" not in read(both.officer)
    partners.programme(both.officer.area, lead_agency=both.ours)
    shown = read(both.officer)
    assert "failed to sign in" in shown
    assert "who@example.org" not in shown
    assert "failed to sign in" not in read(both.their_officer)


def test_a_command_of_another_area_is_not_shown(both: Agencies) -> None:
    partners.programme(both.officer.area, lead_agency=both.ours)
    elsewhere, here, anywhere = (
        a_command(partners.area()),
        a_command(both.officer.area),
        a_command(),
    )
    shown = read(both.officer)
    assert f"event-{elsewhere.id}" not in shown
    assert f"event-{here.id}" in shown
    assert f"event-{anywhere.id}" in shown


def test_an_event_of_an_agency_is_not_among_them(both: Agencies) -> None:
    partners.programme(both.officer.area, lead_agency=both.ours)
    own = both.event(both.worker)
    assert f"event-{own.id}" not in read(both.officer)


def test_the_look_is_on_the_record_and_a_programme_that_is_over_shows_nothing_more(
    both: Agencies,
) -> None:
    made = partners.programme(both.officer.area, lead_agency=both.ours)
    made.end_date = made.start_date
    made.save()
    access.note_failed_sign_in(typed="who@example.org", now=clock.now())
    assert "failed to sign in" not in read(both.officer)
    assert Event.objects.filter(action="governance.list_unclaimed").count() == 1


def test_the_page_of_the_trail_counts_the_own_agencys_events_alone(both: Agencies) -> None:
    for _each in range(40):
        both.event(both.their_worker)
    both.event(both.worker)
    shown = read(both.officer, "trail")
    assert "Events of your agency" in shown
    assert "Events of all agencies" not in shown
    own = Event.objects.filter(agency_id=both.ours.id).count()
    assert own < 10
    assert f">{own}</dd>" in shown.replace("\n", "").replace(" ", "")
