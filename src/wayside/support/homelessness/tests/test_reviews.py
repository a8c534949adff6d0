"""Reviews of what a council decided: three weeks for some, eight for others, and of whether a home
that was offered is suitable, beside where the application stands."""

from datetime import timedelta

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.support.homelessness import actions, queries, rules
from wayside.support.homelessness.actions import Applied, SetPeriod
from wayside.support.homelessness.rules import APPLICATION
from wayside.support.homelessness.tests.test_applications import COUNCIL, HOMELESS, TODAY, Cast
from wayside.support.homelessness.vocabulary import AppState, Milestone, Priority, Standing
from wayside.support.models import HousingApplication, StatutoryPeriod
from wayside.support.tests.factories import acting
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
THREE_WEEKS, EIGHT_WEEKS = timedelta(days=20), timedelta(days=55)


@pytest.fixture
def cast() -> Cast:
    return Cast()


def threatened(cast: Cast) -> HousingApplication:
    leaves = TODAY + timedelta(days=50)
    return cast.applies(Applied(COUNCIL, TODAY, Standing.THREATENED, Priority.NOT_SEEN, leaves))


def test_a_review_of_the_end_of_the_prevention_duty_is_decided_in_three_weeks(cast: Cast) -> None:
    held = threatened(cast)
    for verb in ("prevent", "refuse", "ask_review"):
        held = cast.steps(held, verb)
    assert cast.due()[Milestone.SHORT_REVIEW] == TODAY + THREE_WEEKS
    assert Milestone.REVIEW_DECISION not in cast.due()
    assert cast.steps(held, "prevent_again").state == AppState.PREVENTION
    assert Milestone.SHORT_REVIEW not in cast.due()


def test_a_review_of_the_end_of_the_relief_duty_is_decided_in_eight_weeks(cast: Cast) -> None:
    held = threatened(cast)
    for verb in ("prevent", "relieve", "refuse", "ask_review"):
        held = cast.steps(held, verb)
    assert cast.due()[Milestone.REVIEW_DECISION] == TODAY + EIGHT_WEEKS
    assert Milestone.SHORT_REVIEW not in cast.due()


def test_a_later_review_of_the_same_application_goes_by_the_duty_that_ended_last(
    cast: Cast,
) -> None:
    held = threatened(cast)
    for verb in ("prevent", "refuse", "ask_review", "restore_relief", "refuse", "ask_review"):
        held = cast.steps(held, verb)
    assert cast.due()[Milestone.REVIEW_DECISION] == TODAY + EIGHT_WEEKS


def test_a_review_of_the_plans_steps_runs_beside_the_duty(cast: Cast) -> None:
    held = cast.steps(cast.applies(), "relieve")
    held = cast.steps(held, "review_steps")
    assert held.state == AppState.RELIEF
    assert cast.due()[Milestone.STEPS_REVIEW] == TODAY + THREE_WEEKS
    assert Milestone.RELIEF in cast.due()
    with pytest.raises(NotNow, match="asked already"):
        cast.steps(held, "review_steps")
    cast.steps(held, "steps_reviewed")
    assert Milestone.STEPS_REVIEW not in cast.due()


def test_whether_a_home_that_was_offered_is_suitable_is_reviewed_in_eight_weeks(
    cast: Cast,
) -> None:
    held = cast.steps(cast.steps(cast.applies(), "relieve"), "owe")
    with pytest.raises(NotNow, match="Nothing was asked"):
        cast.steps(held, "ask_suitable")
    held = cast.steps(held, "offer")
    assert cast.due()[Milestone.SUITABLE_REQUEST] == TODAY + THREE_WEEKS
    with pytest.raises(NotNow, match="may allow longer"):
        cast.steps(held, "ask_suitable", days=21)
    held = cast.steps(held, "ask_suitable", days=20)
    assert cast.due()[Milestone.SUITABLE_REVIEW] == TODAY + THREE_WEEKS + EIGHT_WEEKS
    assert Milestone.SUITABLE_REQUEST not in cast.due()
    held = cast.steps(held, "suitable", days=30)
    assert held.state == AppState.MAIN
    assert cast.due()[Milestone.APPEAL] == TODAY + timedelta(days=51)


def test_who_moved_in_keeps_the_review_and_is_owed_the_duty_again_if_it_is_not_suitable(
    cast: Cast,
) -> None:
    held = cast.steps(cast.steps(cast.applies(), "relieve"), "owe")
    held = cast.steps(cast.steps(held, "offer"), "secure")
    assert set(cast.due()) == {Milestone.SUITABLE_REQUEST}
    held = cast.steps(held, "ask_suitable")
    assert held.state == AppState.HOUSED
    assert cast.steps(held, "unsuitable").state == AppState.MAIN
    assert not {Milestone.SUITABLE_REQUEST, Milestone.SUITABLE_REVIEW} & set(cast.due())


def test_no_step_is_shown_that_answers_what_nobody_asked() -> None:
    shown = {each.verb for each in rules.steps_now(AppState.MAIN, frozenset())}
    assert "offer" in shown
    assert not {"ask_suitable", "suitable", "unsuitable"} & shown
    running = frozenset({Milestone.SUITABLE_REVIEW})
    shown = {each.verb for each in rules.steps_now(AppState.MAIN, running)}
    assert {"suitable", "unsuitable"} <= shown
    assert not rules.steps_now(AppState.HOUSED, frozenset())
    for each in APPLICATION:
        if each.verb in rules.BESIDE:
            assert each.target in (each.source, AppState.MAIN)


def test_every_period_of_a_review_stands_with_its_law_and_is_to_be_checked(cast: Cast) -> None:
    kinds = ("short_review", "steps_review", "suitable_request", "suitable_review")
    with acting(cast.ana):
        found = list(StatutoryPeriod.objects.filter(milestone__in=kinds, controller=None))
    assert len(found) == 4
    for each in found:
        assert each.is_to_check
        assert each.first_day_counts
        assert "202" in each.law or "reg.9" in each.law


def test_a_lead_sets_a_period_on_its_page_and_what_was_counted_keeps_its_days(
    cast: Cast, client: Client
) -> None:
    held = cast.steps(cast.steps(cast.applies(), "relieve"), "review_steps")
    before = cast.due()[Milestone.STEPS_REVIEW]
    period = SetPeriod(Milestone.STEPS_REVIEW, 28, TODAY, "As the council agreed in writing.")
    cast.do(actions.set_statutory_period, member=cast.lead, period=period, expected=0)
    assert cast.due()[Milestone.STEPS_REVIEW] == before
    with acting(cast.ana):
        assert held.milestones.get(milestone=Milestone.STEPS_REVIEW).period.days == 21
        now = queries.period_of(cast.charity.id, Milestone.STEPS_REVIEW, on=TODAY)
    assert now is not None
    assert now.days == 28
    partners.sign_in(client, cast.lead)
    page = client.get("/support/statutory-periods/").content.decode()
    assert "As the council agreed in writing." in page
    assert "Decision of the review of whether a home is suitable" in page
    assert cast.lead.role == Role.SAFEGUARDING_LEAD


def test_the_page_shows_the_steps_beside_by_what_happened(cast: Cast, client: Client) -> None:
    held = cast.steps(cast.steps(cast.applies(HOMELESS), "relieve"), "offer")
    partners.sign_in(client, cast.ana)
    base = f"/support/people/{cast.rosie.id}/homelessness/"
    page = client.get(base).content.decode()
    assert "A home was offered in writing" in page
    assert "Request a review of whether a home is suitable" in page
    form = client.get(f"{base}step/").content.decode()
    assert "Review requested: is the home suitable?" in form
    assert "Review: the home is not suitable" not in form
    sent = {"verb": "ask_suitable", "on_date": f"{TODAY:%-d/%-m/%Y}", "version": held.version}
    assert client.post(f"{base}step/", sent).status_code == 302
    assert "Review requested: is the home suitable?" in client.get(base).content.decode()
