"""The pages on which people say that they cannot come, and how many a night needs."""

from typing import Any

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.patrols.actions import start_week
from wayside.patrols.models import Post, Unavailability
from wayside.patrols.staffing import actions
from wayside.patrols.staffing.tests import factories
from wayside.patrols.staffing.tests.factories import Town
from wayside.patrols.staffing.vocabulary import UnableReason
from wayside.patrols.tests import factories as patrols
from wayside.patrols.tests.factories import ISO, NOW
from wayside.patrols.vocabulary import Duty
from wayside.web.states import NotNow
from wayside.workforce.models import Worker
from wayside.workforce.tests import factories as workforce

pytestmark = pytest.mark.django_db


def planner(town: Town) -> Client:
    client = Client()
    partners.sign_in(client, patrols.member(town.area, Role.COORDINATOR))
    return client


def officer(town: Town, who: Worker, role: Role = Role.PATROL_OFFICER) -> Client:
    client = Client()
    partners.sign_in(client, partners.member(role, area=town.area, person=who.person))
    return client


def words(page: Any) -> str:
    return " ".join(page.content.decode().split())


def test_an_officer_keeps_off_a_night_and_comes_back_to_it(town: Town) -> None:
    who, night = town.workers[2], town.nights[0]
    client, page = officer(town, who), f"/{town.area.slug}/roster/mine/unable/"
    assert "You have named no night." in words(client.get(page))
    sent = client.post(page, {"patrol": night.id, "kind": "family"}, follow=True)
    assert "Rosters worked out from now on keep to it." in words(sent)
    assert "Family or caring" in words(sent)
    kept = Unavailability.objects.get()
    assert (kept.worker, kept.patrol, kept.said_by) == (who, night, who.person)
    back = client.post(f"/{town.area.slug}/roster/unable/{kept.id}/lift/", follow=True)
    assert "They can be put on that night again." in words(back)
    assert not Unavailability.objects.filter(lifted_at=None).exists()


def test_the_coordinator_keeps_somebody_off_and_sees_everybody(town: Town) -> None:
    who, night = town.workers[2], town.nights[0]
    client, page = planner(town), f"/{town.area.slug}/roster/unable/"
    given = {"worker": who.id, "patrol": night.id, "kind": "planner"}
    sent = client.post(page, given, follow=True)
    assert f"{who.person.name}: The coordinator&#x27;s decision" in words(sent)
    kept = Unavailability.objects.get()
    sent = client.post(f"{page}{kept.id}/lift/", follow=True)
    assert "Nobody is kept off a coming night." in words(sent)


def test_nobody_sees_or_lifts_what_somebody_else_said(town: Town) -> None:
    one, other = town.workers[2:4]
    said = actions.say_unable(
        patrol=town.nights[0],
        worker=one,
        kind=UnableReason.HEALTH,
        by=workforce.member_of_pool(one),
        now=NOW,
    )
    client = officer(town, other)
    assert (
        "Not well"
        not in words(client.get(f"/{town.area.slug}/roster/mine/unable/")).split("<form")[0]
    )
    assert client.get(f"/{town.area.slug}/roster/unable/").status_code == 403
    assert client.post(f"/{town.area.slug}/roster/unable/{said.id}/lift/").status_code == 404


def test_a_partner_worker_is_sent_to_the_invitations_and_learns_no_night(town: Town) -> None:
    who = workforce.partner_worker(town.area)
    client = officer(town, who, Role.PARTNER_WORKER)
    said = words(client.get(f"/{town.area.slug}/roster/mine/unable/"))
    assert "Partner agencies answer their invitations." in said
    assert "Friday 13 July" not in said


def test_a_place_that_is_published_is_given_up_and_not_kept_off(town: Town) -> None:
    factories.published(town)
    night = town.nights[0]
    who = night.postings.select_related("worker__person")[0].worker
    page = f"/{town.area.slug}/roster/mine/unable/"
    sent = officer(town, who).post(page, {"patrol": night.id, "kind": "leave"}, follow=True)
    assert "They have a place on this patrol." in words(sent)
    assert not Unavailability.objects.exists()


def test_how_many_a_night_needs_is_set_on_its_page_and_the_roster_follows(town: Town) -> None:
    night = town.nights[0]
    client, page = planner(town), f"/{town.area.slug}/roster/posts/{night.id}/"
    assert "Who is needed on Friday 13 July" in words(client.get(page))
    sent = client.post(page, {"lead": 1, "trained": 3, "local": 0}, follow=True)
    assert "Work the roster out again to fill the posts." in words(sent)
    wanted = dict(Post.objects.values_list("duty", "wanted"))
    assert wanted == {Duty.LEAD: 1, Duty.TRAINED: 3, Duty.LOCAL: 0}
    draft = factories.draft(town)
    assert draft.lines.filter(patrol=night).count() == 4


@pytest.mark.parametrize(
    "wanted", [{Duty.PARTNER: 1}, {Duty.LEAD: 2}, {Duty.TRAINED: 13}, {Duty.LOCAL: -1}]
)
def test_what_no_night_can_need_is_refused(town: Town, wanted: dict[Duty, int]) -> None:
    with pytest.raises(NotNow):
        actions.set_wanted(patrol=town.nights[0], wanted=wanted, by=town.by, now=NOW)
    assert not Post.objects.exists()


def test_the_card_of_the_week_says_who_leads_and_what_is_missing(town: Town) -> None:
    draft = factories.published(town)
    start_week(area=town.area, iso=ISO, by=town.by, now=NOW)
    said = words(planner(town).get(f"/{town.area.slug}/weeks/{ISO}/"))
    lead = draft.lines.filter(patrol=town.nights[0], duty=Duty.LEAD).get().worker.person.name
    assert f"{lead} leads." in said
    assert "3 of 4 posts filled" in said
    assert "Still needed: a local officer of the ward." in said
    analyst = Client()
    partners.sign_in(analyst, patrols.member(town.area, Role.ANALYST))
    assert "posts filled" not in words(analyst.get(f"/{town.area.slug}/weeks/{ISO}/"))
