"""A change that matters asks for a new assessment; nothing goes out without one that fits."""

from datetime import time

import pytest

from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.patrols import actions as patrol_actions
from wayside.patrols.briefing.actions import brief
from wayside.patrols.models import Briefing, Patrol, RiskAssessment
from wayside.patrols.risk import actions
from wayside.patrols.risk.tests import factories
from wayside.patrols.risk.vocabulary import AssessmentState
from wayside.patrols.tests import factories as patrols
from wayside.patrols.tests.factories import NOW
from wayside.patrols.vocabulary import Duty, PatrolState
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db


@pytest.fixture
def patrol() -> Patrol:
    area, _ward = patrols.borough()
    return factories.planned(area)


def test_a_change_that_matters_supersedes_calls_back_and_tells(patrol: Patrol) -> None:
    factories.briefed(patrol)
    was = factories.current(patrol)
    patrol.postings.filter(duty=Duty.LEAD).update(state="withdrawn")
    by = patrols.coordinator(patrol.week.area)
    made = actions.look_again(patrol=patrol, because="The lead is ill.", by=by, now=NOW)
    assert made
    assert made.state == AssessmentState.DRAFT
    assert made.because.startswith("The lead is ill. Lead Officer does not lead")
    assert made.hazards.count() == was.hazards.count()
    assert set(made.writer_ids) == set(was.writer_ids)
    assert RiskAssessment.objects.get(id=was.id).state == AssessmentState.SUPERSEDED
    assert factories.again(patrol).state == PatrolState.PLANNED
    assert Briefing.objects.get().called_back_because == made.because
    told = set(Notice.objects.filter(subject__contains="new risk").values_list("person_id"))
    assert told == {(was.written_by_id,), (was.approved_by_id,)}
    assert Event.objects.filter(action="patrols.look_again", record_id=made.id).exists()


def test_a_change_that_does_not_matter_leaves_everything(patrol: Patrol) -> None:
    factories.briefed(patrol)
    by = patrols.coordinator(patrol.week.area)
    assert actions.look_again(patrol=patrol, because="New order", by=by, now=NOW) is None
    assert factories.again(patrol).state == PatrolState.BRIEFED


def test_a_week_that_is_opened_changed_and_planned_again_asks_for_a_new_one(
    patrol: Patrol,
) -> None:
    factories.approved(patrol)
    by = patrols.coordinator(patrol.week.area)
    patrol_actions.reopen_week(week=patrol.week, by=by, now=NOW, reason="Rain")
    fresh = factories.again(patrol)
    patrol_actions.change_patrol(
        patrol=fresh,
        day=fresh.date,
        start=time(19),
        end=time(1),
        by=by,
        now=NOW,
        expected_version=fresh.version,
    )
    patrol_actions.plan_week(week=patrols.fresh(patrol.week), by=by, now=NOW)
    found = factories.current(patrol)
    assert found.state == AssessmentState.DRAFT
    assert "The hours are" in found.because


def test_nothing_is_briefed_or_goes_out_without_an_approved_assessment(patrol: Patrol) -> None:
    by = patrols.coordinator(patrol.week.area)
    Patrol.objects.filter(id=patrol.id).update(plain_clothes_by=by.person_id, plain_clothes_at=NOW)
    for prepare in (lambda: None, lambda: factories.submitted(patrol)):
        prepare()
        with pytest.raises(NotNow, match="not approved"):
            brief(patrol=factories.again(patrol), by=by, now=NOW)
    Patrol.objects.filter(id=patrol.id).update(state=PatrolState.BRIEFED)
    with pytest.raises(NotNow, match="not approved"):
        actions.go_out(
            patrol=factories.again(patrol),
            incident_number="1",
            by=factories.on_patrol(patrol),
            now=patrol.starts_at,
        )


def test_a_patrol_that_changed_without_anybody_asking_cannot_go_out(patrol: Patrol) -> None:
    briefed = factories.briefed(patrol)
    patrol.postings.filter(duty=Duty.TRAINED).update(state="withdrawn")
    with pytest.raises(NotNow, match="fewer officers"):
        actions.go_out(
            patrol=briefed,
            incident_number="1",
            by=factories.on_patrol(patrol),
            now=patrol.starts_at,
        )
