"""Applications as homeless: the law's days by periods that are data, each step in its order."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.people.queries.mine import Mine
from wayside.support import duties
from wayside.support.homelessness import actions, queries, rules
from wayside.support.homelessness.actions import Applied, SetPeriod, Step
from wayside.support.homelessness.actions.counting import start_milestones
from wayside.support.homelessness.presenters import day_note
from wayside.support.homelessness.rules import APPLICATION, Period, due_date
from wayside.support.homelessness.vocabulary import (
    AppState,
    Milestone,
    Priority,
    Standing,
    Unit,
)
from wayside.support.models import (
    ApplicationMilestone,
    ApplicationMove,
    HousingApplication,
    StatutoryPeriod,
)
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.support.timeline.actions import open_timeline
from wayside.web.clock import day_of
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
TODAY = day_of(NOW)
COUNCIL = "Borough of Example"
HOMELESS = Applied(COUNCIL, TODAY, Standing.HOMELESS, Priority.BELIEVED)


class Cast:
    """A charity with two caseworkers and a lead, and somebody who applied as homeless."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.lead = factories.worker(self.charity, Role.SAFEGUARDING_LEAD)
        self.rosie = factories.person(self.ana, "Rosie")
        self.minutes = 0  # each deed has a moment of its own, as it has in life

    def do(
        self, action: Any, *, member: Membership | None = None, days: int = 0, **given: Any
    ) -> Any:
        self.minutes += 1
        member, now = member or self.ana, NOW + timedelta(days=days, minutes=self.minutes)
        if "application" in given:
            given.setdefault("expected_version", given["application"].version)
        with acting(member, now=now):
            return action(by=partners.actor_of(member), now=now, **given)

    def applies(self, applied: Applied = HOMELESS, **more: Any) -> HousingApplication:
        given = {"person": self.rosie, "applied": applied, "form_id": uuid4(), **more}
        found: HousingApplication = self.do(actions.begin_application, **given)
        return found

    def steps(
        self, held: HousingApplication, verb: str, *, days: int = 0, late: bool = False
    ) -> HousingApplication:
        step = Step(verb, TODAY + timedelta(days=days), "A letter", allowed_late=late)
        found: HousingApplication = self.do(
            actions.move_application, application=held, step=step, days=days
        )
        return found

    def due(self) -> dict[str, date]:
        """What is due and not done, until when."""
        with acting(self.ana):
            rows = ApplicationMilestone.objects.filter(done_date=None)
            return {each.milestone: each.due_date for each in rows}


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_who_is_homeless_with_reason_to_believe_in_priority_need_is_owed_a_stay_at_once(
    cast: Cast,
) -> None:
    cast.applies()
    assert cast.due()[Milestone.INTERIM] == TODAY


def test_who_is_only_threatened_is_owed_none_yet_and_is_once_they_are_homeless(
    cast: Cast,
) -> None:
    leaves = TODAY + timedelta(days=40)
    held = cast.applies(Applied(COUNCIL, TODAY, Standing.THREATENED, Priority.BELIEVED, leaves))
    assert Milestone.INTERIM not in cast.due()
    cast.steps(held, "prevent")
    cast.steps(held, "relieve", days=40)
    assert cast.due()[Milestone.INTERIM] == leaves


def test_the_duties_are_56_days_with_their_first_day(cast: Cast) -> None:
    leaves = TODAY + timedelta(days=50)
    held = cast.applies(Applied(COUNCIL, TODAY, Standing.THREATENED, Priority.NOT_SEEN, leaves))
    cast.steps(held, "prevent")
    assert cast.due()[Milestone.PREVENTION] == TODAY + timedelta(days=55)
    assert Milestone.NOTIFIED not in cast.due()
    cast.steps(held, "relieve", days=50)
    due = cast.due()
    assert due[Milestone.RELIEF] == TODAY + timedelta(days=105)
    assert Milestone.PREVENTION not in due
    assert Milestone.INTERIM not in due


def test_while_a_section_21_notice_stands_the_prevention_duty_has_no_last_day(
    cast: Cast, client: Client
) -> None:
    leaves = TODAY + timedelta(days=30)
    held = cast.applies(Applied(COUNCIL, TODAY, Standing.SECTION_21, Priority.NOT_SEEN, leaves))
    cast.steps(held, "prevent")
    assert Milestone.PREVENTION not in cast.due()
    partners.sign_in(client, cast.ana)
    page = client.get(f"/support/people/{cast.rosie.id}/homelessness/").content.decode()
    assert "does not end with its days" in page


def test_a_refusal_may_be_reviewed_for_21_days_and_the_review_takes_eight_weeks(
    cast: Cast,
) -> None:
    held = cast.applies()
    cast.steps(held, "refuse")
    assert cast.due() == {Milestone.REVIEW_REQUEST: TODAY + timedelta(days=20)}
    cast.steps(held, "ask_review", days=20)
    assert cast.due() == {Milestone.REVIEW_DECISION: TODAY + timedelta(days=75)}
    cast.steps(held, "uphold", days=70)
    assert cast.due() == {Milestone.APPEAL: TODAY + timedelta(days=91)}
    cast.steps(held, "appeal", days=80)
    cast.steps(held, "quash", days=85)
    cast.steps(held, "restore_main", days=90)
    assert held.state == AppState.MAIN
    assert cast.steps(held, "secure", days=91).state == AppState.HOUSED
    assert cast.due() == {}


def test_a_review_asked_for_too_late_needs_the_councils_leave(cast: Cast) -> None:
    held = cast.applies()
    cast.steps(held, "refuse")
    with pytest.raises(NotNow, match="may allow longer"):
        cast.steps(held, "ask_review", days=21)
    assert cast.steps(held, "ask_review", days=21, late=True).state == AppState.REVIEW


@pytest.mark.parametrize(
    ("applied", "is_priority"), [(date(2021, 7, 4), False), (date(2021, 7, 5), True)]
)
def test_domestic_abuse_gives_priority_need_since_the_act_began(
    cast: Cast, applied: date, is_priority: bool
) -> None:
    now = datetime(2021, 8, 1, 12, tzinfo=UTC)
    with acting(cast.ana, now=now):
        by = partners.actor_of(cast.ana)
        given = Applied(COUNCIL, applied, Standing.HOMELESS, Priority.ABUSE)
        actions.begin_application(person=cast.rosie, applied=given, form_id=uuid4(), by=by, now=now)
        opened = actions.open_applications(person=cast.rosie, by=by, now=now)
    assert opened.abuse_is_priority is is_priority
    assert opened.milestones[0].milestone == Milestone.INTERIM


def test_who_would_lose_the_home_later_than_the_laws_days_is_told_of_it(cast: Cast) -> None:
    for days, early in ((56, None), (57, 56)):
        leaves = TODAY + timedelta(days=days)
        given = Applied(COUNCIL, TODAY, Standing.THREATENED, Priority.NOT_SEEN, leaves)
        held = cast.applies(given)
        assert cast.do(actions.open_applications, person=cast.rosie).days_if_early == early
        cast.steps(held, "withdraw")
    with pytest.raises(NotNow, match="Say on which day"):
        cast.applies(Applied(COUNCIL, TODAY, Standing.THREATENED, Priority.NOT_SEEN))


@pytest.mark.parametrize(
    ("begins", "period", "ends"),
    [
        # Calendar days cross weekends, holidays and both clock changes as if they were not there
        (date(2018, 3, 24), Period(2, first_day_counts=True), date(2018, 3, 25)),
        (date(2018, 10, 27), Period(2), date(2018, 10, 29)),
        (date(2018, 12, 24), Period(56, first_day_counts=True), date(2019, 2, 17)),
        (date(2018, 2, 10), Period(56), date(2018, 4, 7)),
        (date(2018, 4, 10), Period(0, first_day_counts=True), date(2018, 4, 10)),
        # Working days leave out weekends, Good Friday and Easter Monday
        (date(2018, 3, 29), Period(1, Unit.WORKING_DAYS), date(2018, 4, 3)),
        (date(2018, 12, 21), Period(3, Unit.WORKING_DAYS), date(2018, 12, 28)),
        (date(2020, 5, 7), Period(1, Unit.WORKING_DAYS), date(2020, 5, 11)),
    ],
)
def test_periods_are_counted_as_the_law_says(begins: date, period: Period, ends: date) -> None:
    assert due_date(begins, period) == ends


def test_a_last_day_on_which_offices_are_closed_says_by_when_to_act() -> None:
    assert day_note(date(2018, 7, 6)) == ""
    assert "Saturday" in day_note(date(2018, 7, 7))
    assert "act by Friday 6 July" in day_note(date(2018, 7, 8))
    assert "bank holiday" in day_note(date(2018, 4, 2))
    assert "Thursday 29 March" in day_note(date(2018, 4, 1))


def test_a_letter_just_before_midnight_in_summer_counts_from_the_day_in_london() -> None:
    assert day_of(datetime(2018, 7, 5, 23, 30, tzinfo=UTC)) == date(2018, 7, 6)
    assert day_of(datetime(2018, 10, 28, 23, 30, tzinfo=UTC)) == date(2018, 10, 28)


def test_each_day_is_due_a_week_before_and_never_to_a_colleague(cast: Cast) -> None:
    held = cast.applies()
    cast.steps(held, "relieve")
    plan = "Application as homeless: Relief duty"
    last = TODAY + timedelta(days=55)
    first = rules.remind_date(TODAY, last)
    for day, is_due in ((first - timedelta(days=1), False), (first, True)):
        now = NOW + (day - TODAY)
        with acting(cast.ana, now=now):
            found = duties.due(Mine(partners.actor_of(cast.ana), now=now))
        assert (plan in [str(each.label) for each in found]) is is_due
    with acting(cast.bea):
        assert not duties.due(Mine(partners.actor_of(cast.bea), now=NOW + timedelta(days=99)))


def test_a_housing_plan_is_noted_by_hand_once_and_the_law_itself_by_no_hand(cast: Cast) -> None:
    held = cast.applies()
    cast.steps(held, "relieve")
    with acting(cast.ana):
        plan = held.milestones.get(milestone=Milestone.PLAN)
        relief = held.milestones.get(milestone=Milestone.RELIEF)
    done: dict[str, Any] = {"done_date": TODAY, "expected_version": 1}
    cast.do(actions.meet_milestone, milestone=plan, **done)
    with pytest.raises(Collision):
        cast.do(actions.meet_milestone, milestone=plan, **done)
    with pytest.raises(NotNow, match="over with a step"):
        cast.do(actions.meet_milestone, milestone=relief, **done)


@pytest.mark.parametrize("days", [-1, 1])
def test_no_step_is_noted_before_the_last_or_in_the_future(cast: Cast, days: int) -> None:
    held = cast.applies()
    step = Step("relieve", TODAY + timedelta(days=days))
    with pytest.raises(NotNow):
        cast.do(actions.move_application, application=held, step=step)
    cast.steps(held, "withdraw")
    other = Applied(COUNCIL, TODAY + timedelta(days=1), Standing.HOMELESS, Priority.NOT_SEEN)
    with pytest.raises(NotNow, match="still to come"):
        cast.applies(other)


def test_one_goes_on_at_once_and_a_double_click_notes_one(cast: Cast) -> None:
    held = cast.applies()
    assert cast.applies(form_id=held.id).id == held.id
    with pytest.raises(NotNow, match="goes on already"):
        cast.applies()


def test_two_who_write_at_once_are_told(cast: Cast) -> None:
    held = cast.applies()
    cast.steps(held, "relieve")
    step = Step("secure", TODAY)
    with pytest.raises(Collision):
        cast.do(actions.move_application, application=held, step=step, expected_version=1)


@pytest.mark.parametrize("state", list(AppState))
def test_every_state_takes_the_steps_of_the_table_and_no_other(cast: Cast, state: AppState) -> None:
    held = cast.applies()
    with acting(cast.ana):
        held.state = state
        held.save()
    for verb in {each.verb for each in APPLICATION} - {
        each.verb for each in APPLICATION.steps_from(state)
    }:
        with pytest.raises(NotNow):
            cast.steps(held, verb)
    for step in APPLICATION.steps_from(state):
        with transaction.atomic():
            with acting(cast.ana):
                again = HousingApplication.objects.get(id=held.id)
                if needed := rules.NEEDS.get(step.verb):
                    start_milestones(again, (needed,), on=TODAY, now=NOW)
            assert cast.steps(again, step.verb).state == step.target
            transaction.set_rollback(True)


def test_a_colleague_neither_reads_nor_writes_it(cast: Cast) -> None:
    held = cast.applies()
    with pytest.raises(NotOpenError):
        cast.do(actions.open_applications, member=cast.bea, person=cast.rosie)
    step = Step("withdraw", TODAY)
    with pytest.raises(NotOpenError):
        cast.do(actions.move_application, member=cast.bea, application=held, step=step)
    with acting(cast.bea):
        for model in (HousingApplication, ApplicationMilestone, ApplicationMove):
            assert not model.objects.exists()
        assert not HousingApplication.objects.update(state=AppState.CLOSED)


def test_a_step_cannot_be_unwritten_and_the_council_is_locked(cast: Cast) -> None:
    cast.applies()
    with acting(cast.ana), connection.cursor() as cursor:
        cursor.execute("SELECT council FROM support.support_housingapplication")
        assert b"Example" not in bytes(cursor.fetchone()[0])
    with acting(cast.ana), pytest.raises(DatabaseError), transaction.atomic():
        ApplicationMove.objects.update(on_date=date(2018, 1, 1))


def test_an_agencys_own_period_counts_from_its_day_and_for_nobody_else(cast: Cast) -> None:
    own = SetPeriod(Milestone.PLAN, 5, TODAY, "Read in the Act", Unit.WORKING_DAYS)
    with pytest.raises(NotAllowed):
        cast.do(actions.set_statutory_period, period=own, expected=0)
    cast.do(actions.set_statutory_period, member=cast.lead, period=own, expected=0)
    with pytest.raises(NotNow, match="meanwhile"):
        cast.do(actions.set_statutory_period, member=cast.lead, period=own, expected=0)
    other = factories.worker(factories.charity("Another charity", area=cast.area))
    for member, days in ((cast.ana, 5), (other, 10)):
        with acting(member):
            found = queries.period_of(member.agency_id, Milestone.PLAN, on=TODAY)
            assert found is not None
            assert found.days == days
    with acting(cast.ana):
        before = queries.period_of(cast.charity.id, Milestone.PLAN, on=TODAY - timedelta(days=1))
        assert before is not None
        assert before.is_to_check
    past = SetPeriod(Milestone.PLAN, 5, TODAY - timedelta(days=1), "Read")
    with pytest.raises(NotNow, match="before today"):
        cast.do(actions.set_statutory_period, member=cast.lead, period=past, expected=1)


def test_no_caseworker_writes_the_law(cast: Cast) -> None:
    row = StatutoryPeriod(
        milestone=Milestone.RELIEF, days=1, from_date=TODAY, law="Mine", set_at=NOW
    )
    for controller, set_by in ((None, None), (cast.charity, cast.ana)):
        row.controller, row.set_by = controller, set_by
        with acting(cast.ana), pytest.raises(DatabaseError), transaction.atomic():
            row.save(force_insert=True)


def test_every_period_that_comes_with_wayside_says_where_it_stands_and_to_check_it(
    cast: Cast,
) -> None:
    with acting(cast.ana):
        found = queries.periods_of(cast.charity.id, on=date(2026, 1, 1))
    assert {each.milestone for each in found} == set(Milestone.values)
    assert all(each.is_to_check and each.law for each in found)


def test_the_database_keeps_one_running_and_no_step_before_the_application(cast: Cast) -> None:
    held = cast.applies()
    held.step_date = TODAY - timedelta(days=1)
    with pytest.raises(IntegrityError, match="steps_follow"), acting(cast.ana):
        held.save()


def test_the_timeline_tells_each_step(cast: Cast) -> None:
    cast.steps(cast.applies(), "relieve")
    with acting(cast.ana):
        by = partners.actor_of(cast.ana)
        told = open_timeline(person=cast.rosie, only="applications", by=by, now=NOW)
    assert len(told) == 2
    assert COUNCIL not in str(told)


def test_the_pages_lead_through_it(cast: Cast, client: Client) -> None:
    base = f"/support/people/{cast.rosie.id}/homelessness/"
    day = f"{TODAY.day}/{TODAY.month}/{TODAY.year}"
    partners.sign_in(client, cast.ana)
    assert "No application yet" in client.get(base).content.decode()
    sent = {"council": COUNCIL, "applied_date": day, "standing": "homeless", "priority": "abuse"}
    assert client.get(f"{base}begin/").status_code == 200
    made = client.post(f"{base}begin/", {**sent, "form_id": str(uuid4())})
    assert made.status_code == 302
    step = {"verb": "relieve", "on_date": day, "version": "1", "words": "A letter came."}
    assert client.post(f"{base}step/", step).status_code == 302
    assert client.post(f"{base}step/", step).status_code == 200
    with acting(cast.ana):
        plan = ApplicationMilestone.objects.get(milestone=Milestone.PLAN)
    met = {"done_date": day, "version": "1"}
    assert client.get(f"{base}due/{plan.id}/").status_code == 200
    assert client.post(f"{base}due/{plan.id}/", met).status_code == 302
    page = client.get(base).content.decode()
    for words in (COUNCIL, "A letter came.", "s.189B", "Check before use", "Relief duty"):
        assert words in page
    partners.sign_in(client, cast.bea)
    assert client.get(base).status_code == 404


def test_a_lead_sets_a_period_on_its_page(cast: Cast, client: Client) -> None:
    partners.sign_in(client, cast.lead)
    assert "s.189B" in client.get("/support/statutory-periods/").content.decode()
    assert client.get("/support/statutory-periods/relief/").status_code == 200
    assert client.get("/support/statutory-periods/nothing/").status_code == 404
    sent = {"days": "56", "unit": "days", "first_day_counts": "on", "from_date": "1/1/2050",
            "law": "Housing Act 1996 s.189B, read by us", "seen": "0"}  # fmt: skip
    assert client.post("/support/statutory-periods/relief/", sent).status_code == 302
    assert "meanwhile" in client.post("/support/statutory-periods/relief/", sent).content.decode()
    partners.sign_in(client, cast.ana)
    assert client.get("/support/statutory-periods/").status_code == 403
