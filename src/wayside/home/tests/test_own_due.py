"""An officer's page begins with tonight, goes on with what is owed, and ends with what comes."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from pytest_django.fixtures import Settings

from wayside.access.vocabulary import Role
from wayside.home.presenters import Urgency
from wayside.home.tests.factories import dues, titles
from wayside.home.tests.test_coordinator_due import assert_all_open
from wayside.home.tests.worlds import NOON, TODAY, Town, missed, town
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AreaLevel
from wayside.patrols.models import CheckIn, Patrol, Posting
from wayside.patrols.risk.actions import go_out
from wayside.patrols.risk.tests import factories as risk
from wayside.patrols.staffing.tests.factories import posting
from wayside.patrols.vocabulary import Duty, PatrolState, PostingState
from wayside.web.clock import LONDON
from wayside.workforce import actions as workforce
from wayside.workforce.models import Worker
from wayside.workforce.tests import factories as force
from wayside.workforce.vocabulary import AbsenceKind

pytestmark = pytest.mark.django_db

FRIDAY_NOON = datetime(2018, 7, 13, 11, 0, tzinfo=UTC)
OFFICERS = (Role.PATROL_OFFICER, Role.LOCAL_OFFICER)


def on_friday(made: Town, role: Role = Role.PATROL_OFFICER, duty: Duty = Duty.LEAD) -> Membership:
    """The officer with a duty on Friday's patrol; a local officer's role is of one ward."""
    place = made.friday.postings.get(duty=duty)
    area = made.ward if role == Role.LOCAL_OFFICER else made.area
    return partners.member(role, area=area, person=place.worker.person)


def worker_of(member: Membership) -> Worker:
    return Worker.objects.select_related("person", "area", "agency").get(person=member.person)


@pytest.mark.parametrize("role", OFFICERS)
def test_the_days_before_a_patrol_only_tell_when_it_is(role: Role) -> None:
    made = town()
    found = dues(partners.actor_of(on_friday(made, role, Duty.LOCAL)), NOON)
    coming = next(e for e in found if e.title == "You are on patrol on Friday 13 July")
    assert coming.urgency == Urgency.TO_KNOW
    assert coming.url == f"/{made.area.slug}/roster/mine/"
    assert "Local officer of the ward" in str(coming.hint)


@pytest.mark.parametrize("role", OFFICERS)
def test_tonight_goes_from_the_briefing_to_the_return(role: Role, settings: Settings) -> None:
    settings.WAYSIDE_TODAY = date(2018, 7, 13)
    made = town()
    member = on_friday(made, role, Duty.LOCAL)
    actor, start = partners.actor_of(member), made.friday.starts_at
    assert "Tonight you are on patrol" in titles(actor, FRIDAY_NOON)
    made.friday.segments.create(
        kind="patrol",
        starts_at=start,
        ends_at=start + timedelta(hours=1),
        officers_point="Brixton station yard",
        officers_time=time(19, 30),
        **partners.STAMPS,
    )
    risk.briefed(made.friday)
    found = titles(actor, FRIDAY_NOON)
    assert found.index("Read tonight’s briefing") < found.index(
        f"Go out tonight at {start.astimezone(LONDON):%H:%M}"
    )
    soon = dues(actor, start - timedelta(minutes=30))
    assert str(soon[0].hint).startswith("Meet at 19:30: Brixton station yard.")
    assert soon[0].urgency == Urgency.BLOCKED
    assert str(soon[0].title).startswith("Go out tonight at")
    assert_all_open(member, (each.url for each in soon))
    go_out(
        patrol=risk.again(made.friday),
        incident_number="CAD 7",
        by=risk.on_patrol(made.friday),
        now=start,
    )
    out = dues(actor, start + timedelta(minutes=10))
    assert (str(out[0].title), out[0].urgency) == (check_in_words(made), Urgency.DUE)
    due = dues(actor, start + timedelta(minutes=50))
    assert (str(due[0].title), due[0].urgency) == (check_in_words(made), Urgency.BLOCKED)
    assert_all_open(member, (each.url for each in due))
    over = dues(actor, made.friday.ends_at + timedelta(minutes=5))
    assert "Write the return for Friday 13 July" in [str(each.title) for each in over]
    late = dues(actor, made.friday.ends_at + timedelta(days=3))
    assert str(late[0].title) == "Your return for Friday 13 July is late"
    assert late[0].urgency == Urgency.BLOCKED
    assert_all_open(member, (each.url for each in late))


def check_in_words(made: Town) -> str:
    first = CheckIn.objects.filter(patrol=made.friday).order_by("due_at")[0]
    return f"Check in at {first.due_at.astimezone(LONDON):%H:%M}"


def test_a_missed_check_in_calls_the_crew_too() -> None:
    made = town()
    who = force.worker(made.area, "Went Out")
    posting(made.last_friday, who, Duty.LEAD)
    missed(made)
    actor = force.member_of_pool(who)
    found = dues(actor, made.last_friday.starts_at + timedelta(hours=2))
    assert (str(found[0].title), found[0].urgency) == (
        "Check in: a check-in was missed",
        Urgency.BLOCKED,
    )


def test_after_a_patrol_somebody_is_asked_how_they_are_until_they_have_said() -> None:
    made = town()
    who = force.worker(made.area, "Went Out")
    posting(made.last_friday, who, Duty.LEAD)
    Patrol.objects.filter(id=made.last_friday.id).update(state=PatrolState.RETURNED)
    actor = force.member_of_pool(who)
    words = "How are you after Friday 6 July?"
    found = {str(each.title): each.url for each in dues(actor, NOON)}
    assert found[words] == f"/{made.area.slug}/my-time/check-ins/write/?night=2018-07-06"
    assert words not in titles(actor, NOON + timedelta(days=3))


def test_training_that_runs_out_and_time_that_nobody_knows_are_due() -> None:
    made = town()
    member = on_friday(made)
    actor, who = partners.actor_of(member), worker_of(member)
    force.train(who, expires=date(2018, 8, 1))
    force.suited(who)
    found = titles(actor, NOON)
    assert "Your training runs out on 1 August 2018" in found
    assert "Say when you can come in the next four weeks" in found
    workforce.add_absence(
        worker=who,
        kind=AbsenceKind.LEAVE,
        starts_at=force.at(date(2018, 7, 20)),
        ends_at=force.at(date(2018, 7, 21)),
        by=actor,
        now=NOON,
    )
    assert "Say when you can come in the next four weeks" not in titles(actor, NOON)


@pytest.mark.parametrize("role", OFFICERS)
def test_nobody_else_has_a_persons_night(role: Role) -> None:
    made = town()
    colleague = partners.actor_of(made.member(role))
    assert not any(each.startswith("You are on patrol") for each in titles(colleague, NOON))


def test_a_place_that_was_given_up_is_not_due() -> None:
    made = town()
    actor = partners.actor_of(on_friday(made))
    place = Posting.objects.filter(patrol=made.friday, duty=Duty.LEAD)
    place.update(state=PostingState.WITHDRAWN)
    assert not any(each.startswith("You are on patrol") for each in titles(actor, NOON))


def test_whoever_works_in_another_area_now_has_no_night_here() -> None:
    made = town()
    place = made.friday.postings.get(duty=Duty.LEAD)
    away = partners.member(
        Role.PATROL_OFFICER, area=partners.area("Camden"), person=place.worker.person
    )
    assert titles(partners.actor_of(away), NOON) == []


def test_a_sergeant_of_the_ward_approves_what_goes_to_it_and_sees_no_roster() -> None:
    made = town()
    risk.submitted(made.saturday)
    member = partners.member(Role.WARD_SERGEANT, area=made.ward)
    found = dues(partners.actor_of(member), NOON)
    assert "Approve the risk assessment for Saturday 14 July" in [str(e.title) for e in found]
    assert not any("/roster/" in each.url or "/costs/" in each.url for each in found)
    other = partners.area("Far Ward", level=AreaLevel.WARD, parent=made.area)
    stranger = partners.member(Role.WARD_SERGEANT, area=other)
    assert not any("Saturday" in each for each in titles(partners.actor_of(stranger), NOON))


def test_a_sergeant_is_told_of_alarms_in_the_ward_and_each_page_opens(settings: Settings) -> None:
    settings.WAYSIDE_TODAY = TODAY
    made = town()
    risk.submitted(made.saturday)
    missed(made)
    member = partners.member(Role.WARD_SERGEANT, area=made.area)
    found = dues(partners.actor_of(member), NOON)
    assert str(found[0].title) == "Find out about the check-in missed at 21:00"
    assert_all_open(member, (each.url for each in found))
    elsewhere = partners.member(Role.WARD_SERGEANT, area=made.ward)
    assert not any("missed" in each for each in titles(partners.actor_of(elsewhere), NOON))
