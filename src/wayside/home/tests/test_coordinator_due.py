"""The coordinator's first page holds every queue of the cycle, and the deputy the same ones."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from wayside.access.permissions import slugs_of
from wayside.access.vocabulary import Role
from wayside.home.presenters import Urgency
from wayside.home.tests.factories import dues, titles
from wayside.home.tests.worlds import NOON, TODAY, busy, town
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.patrols.models import Patrol, PatrolReturn, Posting
from wayside.patrols.queries import crews, nights_ahead, posts_of
from wayside.patrols.risk.tests import factories as risk
from wayside.patrols.staffing.presenters.nights import missing_posts
from wayside.patrols.staffing.sentences import DUTIES
from wayside.patrols.tests import factories as patrols
from wayside.patrols.vocabulary import Duty, PatrolState, PostingState
from wayside.workforce.models import RosterRules
from wayside.workforce.tests import factories as force

pytestmark = pytest.mark.django_db

EXPECTED = (
    ("Find out about the check-in missed at 21:00", Urgency.BLOCKED),
    ("The return for Friday 6 July is late", Urgency.BLOCKED),
    ("Write the risk assessment for Friday 13 July", Urgency.BLOCKED),
    ("Work the roster out again for Friday 13 July", Urgency.DUE),
    ("Fill the post on Saturday 14 July: a trained officer", Urgency.DUE),
    ("1 agency has not answered for Friday 13 July", Urgency.DUE),
    ("Publish or discard the draft roster 9 July to 30 September 2018", Urgency.DUE),
    ("Find who pays once the grant of Council is spent", Urgency.DUE),
    ("Review Week 27, 2 to 8 July 2018", Urgency.SOON),
    ("Close Week 27, 2 to 8 July 2018", Urgency.SOON),
    ("Support Sgt North after observing a patrol", Urgency.SOON),
    ("The pool has 1 trained officer: book courses", Urgency.SOON),
    ("Renew the training of 1 officer", Urgency.SOON),
    ("Assess 1 trained officer", Urgency.SOON),
    ("Use the £25,000 left of the grant of Proceeds of crime before it lapses", Urgency.SOON),
    ("The risk assessment for Saturday 14 July waits for somebody else", Urgency.TO_KNOW),
)


def signed_in(member: Membership) -> Client:
    client = Client()
    partners.sign_in(client, member)
    return client


def assert_all_open(member: Membership, urls: Iterable[str]) -> None:
    """Every address answers this very person."""
    client = signed_in(member)
    for url in dict.fromkeys(urls):
        assert client.get(url).status_code == 200, f"{member.role}: {url}"


def test_everything_that_waits_is_on_the_coordinators_page_as_urgent_as_it_is() -> None:
    found = dues(patrols.coordinator(busy().area), NOON)
    by_title = {str(each.title): each.urgency for each in found}
    for title, urgency in EXPECTED:
        assert by_title.get(title) == urgency, f"{title}: {by_title.get(title)}; {list(by_title)}"
    assert [each.urgency for each in found] == sorted(each.urgency for each in found)


def test_the_deputy_has_every_queue_of_the_coordinator_and_each_page_opens_for_both(
    settings: Settings,
) -> None:
    settings.WAYSIDE_TODAY = TODAY
    made = busy()
    members = [made.member(role) for role in (Role.COORDINATOR, Role.DEPUTY_COORDINATOR)]
    first, second = (dues(partners.actor_of(each), NOON) for each in members)
    assert first == second
    assert {title for title, _urgency in EXPECTED} <= {str(each.title) for each in first}
    for member in members:
        assert_all_open(member, (each.url for each in first))


def test_the_deputy_may_do_whatever_the_coordinator_may() -> None:
    assert slugs_of(Role.DEPUTY_COORDINATOR) == slugs_of(Role.COORDINATOR)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.DEPUTY_COORDINATOR, Role.WARD_SERGEANT])
def test_nothing_of_it_is_due_in_another_area(role: Role) -> None:
    busy()
    area, _ward = patrols.borough()
    elsewhere = titles(partners.actor_of(partners.member(role, area=area)), NOON)
    assert not {title for title, _urgency in EXPECTED} & set(elsewhere)


def test_the_writer_is_not_asked_to_approve_and_another_sergeant_is() -> None:
    made = town()
    writer = patrols.coordinator(made.area)
    risk.submitted(made.saturday, by=writer)
    words = "Approve the risk assessment for Saturday 14 July"
    assert words not in titles(writer, NOON)
    inspector = force.worker(made.area, "Insp Hall", grade="inspector")
    approver = force.member_of_pool(inspector, Role.DEPUTY_COORDINATOR)
    assert words in titles(approver, NOON)


def test_what_was_sent_for_approval_early_waits_for_its_approver_at_once() -> None:
    made = town()
    week_before = NOON - timedelta(weeks=1)
    writer = patrols.coordinator(made.area)
    risk.submitted(made.saturday, by=writer)
    inspector = force.worker(made.area, "Insp Hall", grade="inspector")
    approver = force.member_of_pool(inspector, Role.DEPUTY_COORDINATOR)
    found = titles(approver, week_before)
    assert "Approve the risk assessment for Saturday 14 July" in found
    assert "Write the risk assessment for Friday 13 July" not in found


def test_an_approved_night_waits_for_its_briefing_and_a_briefed_one_for_nothing() -> None:
    made = town()
    risk.approved(made.friday)
    coordinator = patrols.coordinator(made.area)
    words = "Release the briefing for Friday 13 July"
    assert words in titles(coordinator, NOON)
    Patrol.objects.filter(id=made.friday.id).update(state=PatrolState.BRIEFED)
    found = titles(coordinator, NOON)
    assert not any("Friday 13 July" in each for each in found)


def test_nights_without_anybody_are_told_in_one_line() -> None:
    made = town()
    Posting.objects.filter(patrol=made.friday).delete()
    assert "Find people for 2 nights ahead" in titles(patrols.coordinator(made.area), NOON)


def test_a_night_lacks_what_the_roster_page_says_it_lacks() -> None:
    made = town()
    Posting.objects.filter(patrol=made.friday, duty=Duty.TRAINED).delete()
    made.friday.posts.create(duty=Duty.LOCAL, wanted=2, **partners.STAMPS)
    made.friday.postings.filter(duty=Duty.LEAD).update(state=PostingState.WITHDRAWN)
    found = nights_ahead(made.area, visible_to=made.by, since=TODAY, until=date(2018, 7, 13))
    (night,) = found
    rows = [made.friday]
    said = missing_posts(crews(rows)[made.friday.id], posts_of(rows)[made.friday.id])
    assert night.missing == {Duty.LEAD: 1, Duty.TRAINED: 2, Duty.LOCAL: 1}
    assert said == (
        str(DUTIES[Duty.LEAD]),
        "2 trained officers",
        str(DUTIES[Duty.LOCAL]),
    )
    assert night.was_given_up


def test_a_night_ahead_needs_as_many_trained_officers_as_its_area_wants() -> None:
    made = town()
    RosterRules.objects.create(area=made.area, trained_wanted=5, **partners.STAMPS)
    (night,) = nights_ahead(made.area, visible_to=made.by, since=TODAY, until=date(2018, 7, 13))
    wanted = {
        each.duty: each.wanted for each in posts_of([night.patrol], trained=5)[night.patrol.id]
    }
    there = Counter(str(each.duty) for each in crews([night.patrol])[night.patrol.id])
    assert wanted[Duty.TRAINED] == 5
    assert night.missing[Duty.TRAINED] == 5 - there[Duty.TRAINED]


def test_a_night_that_never_said_it_went_out_is_asked_after() -> None:
    made = town()
    risk.approved(made.friday)
    Patrol.objects.filter(id=made.friday.id).update(state=PatrolState.BRIEFED)
    words = "Ask after the patrol on Friday 13 July: it has not said that it went out"
    start = made.friday.starts_at
    by = patrols.coordinator(made.area)
    assert words not in titles(by, start + timedelta(minutes=30))
    assert words in titles(by, start + timedelta(minutes=31))
    Patrol.objects.filter(id=made.friday.id).update(state=PatrolState.OUT)
    assert words not in titles(by, start + timedelta(minutes=31))


def test_a_long_queue_is_cut_and_leads_to_the_rest() -> None:
    made = town()
    for day in range(6):
        copy = Patrol.objects.get(id=made.last_friday.id)
        copy.pk, copy._state.adding = None, True
        copy.id = Patrol._meta.get_field("id").get_default()
        copy.starts_at = copy.starts_at.replace(hour=10 + day)
        copy.save()
    found = dues(patrols.coordinator(made.area), NOON)
    late = [each for each in found if "is late" in str(each.title)]
    assert len(late) == 4
    rest = next(each for each in found if each.title == "See 3 more in the whole list")
    assert rest.url == f"/{made.area.slug}/weeks/"
    assert rest.urgency == Urgency.BLOCKED


def test_the_first_page_shows_no_return_that_is_in() -> None:
    made = town()
    Patrol.objects.filter(id=made.last_friday.id).update(state=PatrolState.RETURNED)
    assert not PatrolReturn.objects.exists()
    assert not any("return" in each for each in titles(patrols.coordinator(made.area), NOON))
