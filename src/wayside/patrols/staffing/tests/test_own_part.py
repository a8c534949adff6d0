"""Who comes by invitation learns the hours of the own part and of nothing else of the night."""

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.patrols.calendar import LONDON, Window
from wayside.patrols.models import Posting
from wayside.patrols.parts.actions import accept_invitation
from wayside.patrols.parts.tests import factories as parts
from wayside.patrols.parts.tests.factories import Town
from wayside.patrols.queries.worked import duties_of, worked_nights
from wayside.patrols.staffing import actions
from wayside.patrols.staffing.tests import factories
from wayside.patrols.staffing.vocabulary import UnableReason
from wayside.patrols.tests.factories import NOW
from wayside.patrols.vocabulary import Duty, PostingState
from wayside.web.states import NotNow
from wayside.workforce import actions as workforce_actions
from wayside.workforce.tests import factories as workforce

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return parts.town()


@pytest.fixture
def place(town: Town) -> Posting:
    ade = parts.pool_worker(town)
    accept_invitation(
        invitation=parts.invite(town),
        workers=(ade.id,),
        others=(),
        by=partners.actor_of(town.worker),
        now=NOW,
        expected_version=1,
    )
    return Posting.objects.select_related("worker__person", "patrol", "segment").get()


def ade_at_work(town: Town, place: Posting) -> Client:
    client = Client()
    person = place.worker.person
    member = partners.member(Role.PARTNER_WORKER, area=town.area, agency=town.agency, person=person)
    partners.sign_in(client, member)
    return client


def clocks(hours: Window) -> tuple[str, str]:
    local = (each.astimezone(LONDON) for each in (hours.starts_at, hours.ends_at))
    start, end = (f"{each:%H:%M}" for each in local)
    return start, end


def test_my_patrols_shows_the_own_part_and_not_the_night(town: Town, place: Posting) -> None:
    said = ade_at_work(town, place).get(f"/{town.area.slug}/roster/mine/").content.decode()
    assert all(each in said for each in clocks(town.soup.hours))
    assert not any(each in said for each in clocks(place.patrol.hours))
    assert "/withdraw/" not in said
    assert f"/{town.area.slug}/invitations/" in said


def test_the_calendar_and_the_load_know_the_own_part_alone(town: Town, place: Posting) -> None:
    secret = workforce_actions.make_feed(
        worker=place.worker, by=workforce.member_of_pool(place.worker), now=NOW
    )
    text = Client().get(f"/calendars/{secret}.ics").content.decode()
    assert f"DTSTART:{town.soup.starts_at:%Y%m%dT%H%M%SZ}" in text
    assert f"{place.patrol.ends_at:%H%M%SZ}" not in text
    night = place.patrol.date
    ((_id, *hours),) = duties_of(place.worker, since=night)
    assert hours == [town.soup.starts_at, town.soup.ends_at]
    worked = worked_nights([place.worker_id], since=night, until=night)
    assert worked[place.worker_id][night].hours == 1


def test_an_officer_is_on_the_whole_night(town: Town, place: Posting) -> None:
    officer = workforce.trained_worker(town.area)
    own = factories.posting(place.patrol, officer, Duty.TRAINED)
    assert own.hours == place.patrol.hours
    ((_id, *hours),) = duties_of(officer, since=place.patrol.date)
    assert hours == [place.patrol.starts_at, place.patrol.ends_at]


def test_the_agencys_answer_alone_takes_them_off(town: Town, place: Posting) -> None:
    page = f"/{town.area.slug}/roster/mine/{place.id}/withdraw/"
    assert ade_at_work(town, place).get(page).status_code == 404
    planner = Client()
    partners.sign_in(planner, partners.member(Role.COORDINATOR, area=town.area))
    assert planner.get(page).status_code == 404
    with pytest.raises(NotNow, match="answer to the invitation"):
        actions.withdraw(posting=place, kind=UnableReason.LEAVE, by=town.by, now=NOW)
    assert Posting.objects.get().state == PostingState.PUBLISHED
