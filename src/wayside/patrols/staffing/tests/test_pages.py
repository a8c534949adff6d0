"""The pages of staffing, as each role sees them."""

from typing import Any

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.patrols.models import Patrol, Posting, Roster
from wayside.patrols.staffing.tests import factories
from wayside.patrols.staffing.tests.factories import Town
from wayside.patrols.tests import factories as patrols
from wayside.patrols.vocabulary import PatrolState, PostingState
from wayside.workforce.models import Absence

pytestmark = pytest.mark.django_db
STATEMENTS_A_ROSTER = 31  # the rules are held against every published place
STATEMENTS_A_DRAFT = 16


def browser(town: Town, role: Role = Role.COORDINATOR) -> Client:
    client = Client()
    partners.sign_in(client, patrols.member(town.area, role))
    return client


def words(page: Any) -> str:
    return " ".join(page.content.decode().split())


def test_a_roster_is_asked_for_from_the_page_and_waits_in_the_queue(town: Town) -> None:
    client = browser(town)
    page = client.post(f"/{town.area.slug}/roster/ask/", {"weeks": 2}, follow=True)
    assert "being worked out" in words(page)
    assert ProcrastinateJob.objects.filter(task_name="patrols.work_roster_out").count() == 1
    assert "Being worked out" in words(client.get(f"/{town.area.slug}/roster/"))


def test_a_double_click_has_one_roster_worked_out(town: Town) -> None:
    client = browser(town)
    for _click in range(2):
        client.post(f"/{town.area.slug}/roster/ask/", {"weeks": 2})
    assert Roster.objects.count() == 1


def test_the_draft_says_how_good_it_is_and_what_is_proven(town: Town) -> None:
    draft = factories.draft(town)
    said = words(browser(town).get(f"/{town.area.slug}/roster/{draft.id}/"))
    assert "Proven: no lawful roster is better" in said
    assert "All 12 posts are filled." in said
    assert "Nothing changes for anybody who was told of a patrol." in said
    assert "Publish and tell people" in said


def test_a_draft_after_a_withdrawal_says_what_changes_for_whom_at_what_cost(town: Town) -> None:
    factories.published(town)
    posting = Posting.objects.filter(duty="trained").first()
    assert posting
    client = Client()
    partners.sign_in(client, partners.member(
        Role.PATROL_OFFICER, area=town.area, person=posting.worker.person
    ))  # fmt: skip
    page = f"/{town.area.slug}/roster/mine/"
    assert "I cannot come" in words(client.get(page))
    sent = client.post(f"{page}{posting.id}/withdraw/", {"kind": "court"}, follow=True)
    assert "The coordinator is told." in words(sent)
    draft = factories.draft(town)
    said = words(browser(town).get(f"/{town.area.slug}/roster/{draft.id}/"))
    assert "1 change, listed below." in said
    assert "joins on" in said
    assert "more pay" in said


def test_who_plans_takes_somebody_off_a_published_night_from_the_roster(town: Town) -> None:
    factories.published(town)
    posting = Posting.objects.select_related("worker__person").filter(duty="trained").first()
    assert posting
    client, name = browser(town), posting.worker.person.name
    link = f"/{town.area.slug}/roster/mine/{posting.id}/withdraw/"
    assert link in words(client.get(f"/{town.area.slug}/roster/"))
    assert f"{name} cannot come" in words(client.get(link))
    sent = client.post(link, {"kind": "health"}, follow=True)
    assert "The place is given up." in words(sent)
    assert link not in words(sent)


def test_the_page_of_an_empty_post_speaks_in_sentences(db: None) -> None:
    town = factories.town(officers=4, leads=1, weeks=1)
    friday = town.nights[0]
    Absence.objects.create(
        worker=town.workers[0],
        kind="leave",
        starts_at=friday.starts_at,
        ends_at=friday.ends_at,
        **factories.STAMPS,
    )
    draft = factories.draft(town, weeks=1)
    client = browser(town)
    url = f"/{town.area.slug}/roster/{draft.id}/"
    assert "The lead is missing." in words(client.get(url))
    post = draft.empty_posts.get(patrol=friday, duty="lead")
    said = words(client.get(f"{url}empty/{post.id}/"))
    assert "Officer 1 is not available on that night." in said
    assert "is not yet cleared to lead a patrol." in said
    assert "Ask Officer 1 whether the leave could be moved. The answer may be no." in said
    assert "Leave, court and other absences are kept." in said


def test_a_hand_edit_that_breaks_a_rule_says_which_on_the_page(town: Town) -> None:
    draft = factories.draft(town)
    untrained = factories.worker(town.area, "New Officer")
    url = f"/{town.area.slug}/roster/{draft.id}/"
    given = {"worker": untrained.id, "duty": "trained", "version": draft.version}
    page = browser(town).post(f"{url}nights/{town.nights[0].id}/", given, follow=True)
    assert "New Officer has no valid training on that night." in words(page)


def test_buttons_lock_take_off_discard_and_work_out_again(town: Town) -> None:
    draft = factories.draft(town)
    client, url = browser(town), f"/{town.area.slug}/roster/{draft.id}/"
    line = draft.lines.first()
    assert line
    locked = {"version": draft.version, "locked": "yes"}
    assert "stays when" in words(client.post(f"{url}places/{line.id}/lock/", locked, follow=True))
    client.post(f"{url}again/")
    again = Roster.objects.exclude(id=draft.id).get()
    assert again.lines.get().worker_id == line.worker_id
    draft.refresh_from_db()
    sent = client.post(f"{url}places/{line.id}/take-off/", {"version": draft.version}, follow=True)
    assert "off that night" in words(sent)
    draft.refresh_from_db()
    sent = client.post(f"{url}discard/", {"version": draft.version}, follow=True)
    assert "discarded" in words(sent)
    assert not Posting.objects.filter(state=PostingState.PUBLISHED).exists()


def test_where_no_night_is_left_it_is_said_and_nothing_worked_out_again(town: Town) -> None:
    draft = factories.draft(town)
    Patrol.objects.update(state=PatrolState.CANCELLED, cancelled_because="Storm.")
    page = browser(town).post(f"/{town.area.slug}/roster/{draft.id}/again/", follow=True)
    assert "There is no night to staff in that time." in words(page)
    assert Roster.objects.get() == draft


def test_the_coming_nights_say_who_is_on_and_who_is_still_needed(town: Town) -> None:
    factories.published(town)
    said = words(browser(town).get(f"/{town.area.slug}/roster/"))
    assert "Officer 1" in said
    assert "Still needed" in said
    assert "a local officer of the ward" in said


@pytest.mark.parametrize("role", [Role.PATROL_OFFICER, Role.ANALYST, Role.SENIOR_LEADER])
def test_rosters_are_for_who_plans(town: Town, role: Role) -> None:
    draft = factories.draft(town)
    client = browser(town, role)
    assert client.get(f"/{town.area.slug}/roster/").status_code == 403
    assert client.get(f"/{town.area.slug}/roster/{draft.id}/").status_code == 403


def test_the_pages_take_as_many_statements_however_many_nights(
    db: None, django_assert_max_num_queries: Any
) -> None:
    town = factories.town(officers=8, weeks=6)
    draft = factories.draft(town, weeks=6)
    client = browser(town)
    with django_assert_max_num_queries(STATEMENTS_A_ROSTER):
        assert client.get(f"/{town.area.slug}/roster/").status_code == 200
    with django_assert_max_num_queries(STATEMENTS_A_DRAFT):
        assert client.get(f"/{town.area.slug}/roster/{draft.id}/").status_code == 200
