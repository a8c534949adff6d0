"""Going out, checking in with one tap, and the alarm that only a person settles."""

from datetime import timedelta

import pytest

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.partners.tests import factories as partners
from wayside.patrols.models import CheckIn, GoingOut, Patrol
from wayside.patrols.risk import actions, queries
from wayside.patrols.risk.permissions import SETTLE_ALARMS
from wayside.patrols.risk.tests import factories
from wayside.patrols.staffing.tests import factories as staff
from wayside.patrols.tests import factories as patrols
from wayside.patrols.vocabulary import Duty, PatrolState, PostingState
from wayside.web.states import NotNow
from wayside.workforce.vocabulary import Grade, WorkerKind

pytestmark = pytest.mark.django_db
WATCHER = Actor.service("watch-check-ins", permissions=(SETTLE_ALARMS,))


@pytest.fixture
def patrol() -> Patrol:
    area, _ward = patrols.borough()
    return factories.planned(area)


def test_an_officer_on_the_patrol_says_that_it_goes_out(patrol: Patrol) -> None:
    out = factories.out(patrol)
    assert out.state == PatrolState.OUT
    assert GoingOut.objects.get().incident_number == "CAD 1234"
    assert [each.due_at for each in CheckIn.objects.all()] == [
        patrol.starts_at + timedelta(hours=1),
        patrol.ends_at,
    ]
    assert Event.objects.filter(action="patrols.go_out").exists()


def test_nobody_else_says_so(patrol: Patrol) -> None:
    area = patrol.week.area
    briefed = factories.briefed(patrol)
    gone = staff.worker(area, "Gave It Up")
    staff.posting(patrol, gone, Duty.TRAINED, state=PostingState.WITHDRAWN)
    helper = staff.worker(
        area, "Soup Helper", kind=WorkerKind.PARTNER, grade=Grade.NONE, may_lead=False
    )
    attackers = (
        partners.actor_of(patrols.member(area, Role.PATROL_OFFICER)),
        patrols.coordinator(area),
        factories.sergeant(area),
        factories.officer(area, gone.person),
        factories.officer(area, helper.person, Role.PARTNER_WORKER),
        WATCHER,
    )
    for by in attackers:
        with pytest.raises(NotAllowed):
            actions.go_out(patrol=briefed, incident_number="1", by=by, now=patrol.starts_at)
    assert factories.again(patrol).state == PatrolState.BRIEFED


def test_it_is_neither_too_early_nor_without_an_incident_number(patrol: Patrol) -> None:
    briefed, by = factories.briefed(patrol), factories.on_patrol(patrol)
    early = patrol.starts_at - timedelta(hours=3)
    with pytest.raises(NotNow, match="too early"):
        actions.go_out(patrol=briefed, incident_number="1", by=by, now=early)
    patrol.assessments.update(incident_number="")
    with pytest.raises(NotNow, match="incident number"):
        actions.go_out(patrol=briefed, incident_number=" ", by=by, now=patrol.starts_at)


def test_one_tap_answers_what_is_due_and_a_second_does_nothing(patrol: Patrol) -> None:
    out, by = factories.out(patrol), factories.on_patrol(patrol)
    due = patrol.starts_at + timedelta(hours=1)
    with pytest.raises(NotNow, match="due yet"):
        actions.check_in(patrol=out, by=by, now=patrol.starts_at + timedelta(minutes=10))
    for seconds in (0, 20):
        actions.check_in(patrol=out, by=by, now=due + timedelta(seconds=seconds))
    made = CheckIn.objects.filter(made_at__isnull=False)
    assert [each.made_by_id for each in made] == [by.person_id]
    assert Event.objects.filter(action="patrols.check_in").count() == 1


def test_who_is_not_on_the_patrol_cannot_check_in_for_it(patrol: Patrol) -> None:
    out = factories.out(patrol)
    outsider = partners.actor_of(patrols.member(patrol.week.area, Role.PATROL_OFFICER))
    for by in (outsider, patrols.coordinator(patrol.week.area)):
        with pytest.raises(NotAllowed):
            actions.check_in(patrol=out, by=by, now=patrol.ends_at)


def test_a_missed_check_in_raises_one_alarm_and_everyone_responsible_is_told(
    patrol: Patrol,
) -> None:
    area = patrol.week.area
    out = factories.out(patrol)
    deputy = partners.membership_of(patrols.coordinator(area, role=Role.DEPUTY_COORDINATOR))
    due = patrol.starts_at + timedelta(hours=1)
    assert actions.raise_alarms(by=WATCHER, now=due + timedelta(minutes=9)) == 0
    assert actions.raise_alarms(by=WATCHER, now=due + timedelta(minutes=10)) == 1
    assert actions.raise_alarms(by=WATCHER, now=due + timedelta(minutes=11)) == 0
    told = Notice.objects.filter(subject__startswith="Missed check-in")
    assert deputy.person_id in {each.person_id for each in told}
    assert told.count() == len({each.person_id for each in told})
    assert len(queries.alarms(area, visible_to=factories.sergeant(area))) == 1
    assert Event.objects.filter(action="patrols.raise_alarm").count() == 1
    assert factories.again(out).state == PatrolState.OUT


def test_checking_in_late_does_not_silence_the_alarm(patrol: Patrol) -> None:
    out, area = factories.out(patrol), patrol.week.area
    late = patrol.starts_at + timedelta(hours=2)
    actions.raise_alarms(by=WATCHER, now=late)
    actions.check_in(patrol=out, by=factories.on_patrol(patrol), now=late)
    coordinator = patrols.coordinator(area)
    (alarm,) = queries.alarms(area, visible_to=coordinator)
    with pytest.raises(NotNow):
        actions.settle_alarm(check_in=alarm, note=" ", by=coordinator, now=late)
    actions.settle_alarm(check_in=alarm, note="Flat battery; all safe.", by=coordinator, now=late)
    assert not queries.alarms(area, visible_to=coordinator)
    with pytest.raises(NotNow, match="already"):
        actions.settle_alarm(check_in=alarm, note="Again", by=coordinator, now=late)


def test_only_who_answers_for_the_patrol_sees_and_settles_alarms(patrol: Patrol) -> None:
    factories.out(patrol)
    area = patrol.week.area
    actions.raise_alarms(by=WATCHER, now=patrol.ends_at)
    alarm = CheckIn.objects.filter(missed_at__isnull=False).first()
    assert alarm
    other, _ward = patrols.borough()
    for by in (patrols.coordinator(other), factories.on_patrol(patrol)):
        with pytest.raises(NotAllowed):
            actions.settle_alarm(check_in=alarm, note="Fine", by=by, now=patrol.ends_at)
        assert not queries.alarms(area, visible_to=by)


def test_an_alarm_outlives_the_night_until_it_is_settled(patrol: Patrol) -> None:
    factories.out(patrol)
    actions.raise_alarms(by=WATCHER, now=patrol.ends_at)
    Patrol.objects.filter(id=patrol.id).update(state=PatrolState.RETURNED)
    assert actions.raise_alarms(by=WATCHER, now=patrol.ends_at + timedelta(hours=1)) == 0
    area = patrol.week.area
    assert len(queries.alarms(area, visible_to=patrols.coordinator(area))) == 1


def test_an_officer_who_is_not_on_the_patrol_does_not_see_its_night(patrol: Patrol) -> None:
    outsider = partners.actor_of(patrols.member(patrol.week.area, Role.PATROL_OFFICER))
    with pytest.raises(NotAllowed):
        actions.open_night(patrol=patrol, by=outsider, now=patrol.starts_at)
    actions.open_night(patrol=patrol, by=factories.on_patrol(patrol), now=patrol.starts_at)
