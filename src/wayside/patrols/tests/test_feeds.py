"""A calendar says "on duty" and nothing else, and its owner can end it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from wayside.access.models import Account
from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.patrols.models import Posting
from wayside.patrols.tests import factories as patrols
from wayside.workforce import actions, queries
from wayside.workforce.models import CalendarFeed, Worker
from wayside.workforce.nights import worked_nights
from wayside.workforce.tests import factories as force

pytestmark = pytest.mark.django_db


@pytest.fixture
def on_duty(settings: Any) -> Posting:
    settings.WAYSIDE_TODAY = patrols.NOW.date()
    week = patrols.proposed(patrols.borough()[0])
    patrol = patrols.first_patrol(week)
    return Posting.objects.create(
        patrol=patrol,
        worker=force.trained_worker(week.area),
        duty="trained",
        state="published",
        told_date=patrols.NOW.date(),
        **force.STAMPS,
    )


def secret_of(worker: Worker) -> str:
    by = force.member_of_pool(worker)
    return actions.make_feed(worker=worker, by=by, now=patrols.NOW)


def test_it_says_when_and_nothing_else(client: Client, on_duty: Posting) -> None:
    patrol = on_duty.patrol
    page = client.get(f"/calendars/{secret_of(on_duty.worker)}.ics")
    text = page.content.decode()
    assert page["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"DTSTART:{patrol.starts_at:%Y%m%dT%H%M%SZ}" in text
    assert {line for line in text.splitlines() if line.startswith("SUMMARY")} == {"SUMMARY:On duty"}
    for hidden in ("LOCATION", "DESCRIPTION", patrol.week.area.name, on_duty.worker.person.name):
        assert hidden not in text
    event = Event.objects.get(action="patrols.read_calendar")
    assert (event.actor_kind, event.record_id) == ("link", on_duty.worker_id)


def test_a_called_off_or_withdrawn_night_leaves_the_calendar(
    client: Client, on_duty: Posting
) -> None:
    url = f"/calendars/{secret_of(on_duty.worker)}.ics"
    Posting.objects.update(state="withdrawn")
    assert b"VEVENT" not in client.get(url).content


def test_only_a_digest_of_the_secret_is_kept(on_duty: Posting) -> None:
    secret = secret_of(on_duty.worker)
    assert secret not in str(vars(CalendarFeed.objects.get()))
    assert queries.worker_of_feed(secret, today=patrols.NOW.date()) == on_duty.worker


def test_a_new_one_a_revoked_one_and_leaving_end_it(client: Client, on_duty: Posting) -> None:
    worker = on_duty.worker
    first, second = secret_of(worker), secret_of(worker)
    statuses = [client.get(f"/calendars/{each}.ics").status_code for each in (first, second)]
    assert statuses == [404, 200]
    actions.revoke_feed(worker=worker, by=force.member_of_pool(worker), now=patrols.NOW)
    assert client.get(f"/calendars/{second}.ics").status_code == 404
    third = secret_of(worker)
    Worker.objects.filter(id=worker.id).update(left_date=patrols.NOW.date(), left_because="moved")
    assert client.get(f"/calendars/{third}.ics").status_code == 404


def test_it_ends_with_the_role_and_with_the_account(client: Client, on_duty: Posting) -> None:
    url = f"/calendars/{secret_of(on_duty.worker)}.ics"
    roles = Membership.objects.filter(person=on_duty.worker.person)
    roles.update(until_date=patrols.NOW.date() - timedelta(days=1))
    assert client.get(url).status_code == 404
    roles.update(until_date=None)
    assert client.get(url).status_code == 200
    Account.objects.filter(person=on_duty.worker.person).update(is_active=False)
    assert client.get(url).status_code == 404


def test_nobody_makes_anothers_calendar(on_duty: Posting) -> None:
    with pytest.raises(NotAllowed):
        actions.make_feed(
            worker=on_duty.worker, by=force.coordinator(on_duty.worker.area), now=patrols.NOW
        )


def test_its_owner_makes_and_stops_it_on_a_page(client: Client, on_duty: Posting) -> None:
    worker = on_duty.worker
    member = partners.member(Role.PATROL_OFFICER, area=worker.area, person=worker.person)
    partners.sign_in(client, member)
    url = f"/{worker.area.slug}/my-time/calendar/"
    assert b"/calendars/" not in client.get(url).content
    assert b"/calendars/" in client.post(url).content
    client.post(f"{url}stop/")
    assert queries.feed_of(worker) is None


def test_the_room_below_learns_the_nights_worked(on_duty: Posting) -> None:
    night = on_duty.patrol.date
    found = worked_nights([on_duty.worker_id], since=night - timedelta(days=1), until=night)
    assert found[on_duty.worker_id].keys() == {night}
