"""Written by one, approved by another; nothing goes out without it; a change asks again."""

from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from wayside.access.permissions import NotAllowed
from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AreaLevel
from wayside.patrols import actions as patrol_actions
from wayside.patrols.briefing.actions import brief
from wayside.patrols.models import Briefing, Decision, Patrol, RiskAssessment, RiskTemplateEdition
from wayside.patrols.risk import actions, queries
from wayside.patrols.risk.default_template import content
from wayside.patrols.risk.tests import factories
from wayside.patrols.risk.vocabulary import AssessmentState
from wayside.patrols.staffing.tests import factories as staff
from wayside.patrols.tests import factories as patrols
from wayside.patrols.tests.factories import NOW
from wayside.patrols.vocabulary import Duty, PatrolState
from wayside.web.collisions import Collision
from wayside.web.states import NotNow
from wayside.workforce.vocabulary import Grade

pytestmark = pytest.mark.django_db


@pytest.fixture
def patrol() -> Patrol:
    area, _ward = patrols.borough()
    return factories.planned(area)


def test_a_new_assessment_starts_from_the_usual_template(patrol: Patrol) -> None:
    by = patrols.coordinator(patrol.week.area)
    made = actions.start(patrol=patrol, by=by, now=NOW)
    assert made.state == AssessmentState.DRAFT
    assert made.hazards.count() == len(content()["hazards"])
    assert made.seen_with_police == content()["seen_with_police"]
    assert len(made.check_in_times) == 6
    assert actions.start(patrol=patrol, by=by, now=NOW) == made


def test_an_assessment_that_lacks_something_is_not_sent(patrol: Patrol) -> None:
    by = patrols.coordinator(patrol.week.area)
    made = actions.start(patrol=patrol, by=by, now=NOW)
    with pytest.raises(NotNow, match="weather"):
        actions.submit(assessment=made, by=by, now=NOW)
    assert factories.current(patrol).state == AssessmentState.DRAFT


def test_what_it_covers_is_kept_as_it_stood(patrol: Patrol) -> None:
    made = factories.submitted(patrol)
    assert [each["label"] for each in made.covers["sites"]] == [
        each.label for each in patrols.places(patrol)
    ]
    assert {each["name"] for each in made.covers["people"]} >= {"Lead Officer", "Local Officer"}
    assert made.covers["starts_at"] == patrol.starts_at.isoformat()


def test_a_ward_sergeant_who_did_not_write_it_approves_it(patrol: Patrol) -> None:
    made = factories.approved(patrol)
    kept = RiskAssessment.objects.get(id=made.id)
    assert kept.state == AssessmentState.APPROVED
    assert kept.approved_as == "Ward sergeant"
    assert kept.approved_by_id != kept.written_by_id
    assert queries.approved(patrol) == kept
    assert Event.objects.filter(action="patrols.approve_risk", record_id=kept.id).exists()


def test_nobody_approves_what_they_wrote_in_not_even_with_another_account(patrol: Patrol) -> None:
    area = patrol.week.area
    person = access.person("Ann Sergeant")
    writer = factories.officer(area, person, Role.WARD_SERGEANT)
    coordinator = patrols.coordinator(area)
    factories.draft(patrol, by=writer)
    waiting = actions.submit(assessment=factories.current(patrol), by=coordinator, now=NOW)
    second = factories.officer(area, person, Role.WARD_SERGEANT)
    for by in (writer, second):
        with pytest.raises(NotNow, match="You wrote"):
            actions.approve(assessment=waiting, by=by, now=NOW, expected_version=waiting.version)


def test_the_database_refuses_the_writer_as_approver(patrol: Patrol) -> None:
    made = factories.submitted(patrol)
    rows = RiskAssessment.objects.filter(id=made.id)
    other = access.person("Another Writer")
    for person_id, writers in ((made.written_by_id, []), (other.id, [other.id])):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(
                state=AssessmentState.APPROVED,
                approved_by_id=person_id,
                approved_at=NOW,
                writer_ids=writers,
            )
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(state=AssessmentState.APPROVED)


@pytest.mark.parametrize(
    ("grade", "may"),
    [(None, False), (Grade.CONSTABLE, False), (Grade.SERGEANT, True), (Grade.INSPECTOR, True)],
)
def test_a_coordinator_approves_only_with_the_grade_on_record(
    patrol: Patrol, grade: str | None, may: bool
) -> None:
    area = patrol.week.area
    waiting = factories.submitted(patrol)
    other = patrols.coordinator(area, role=Role.DEPUTY_COORDINATOR)
    if grade:
        person = partners.membership_of(other).person
        staff.worker(area, "Deputy", grade=grade).__class__.objects.filter(
            person__name="Deputy"
        ).update(person=person)
    if may:
        actions.approve(assessment=waiting, by=other, now=NOW, expected_version=waiting.version)
        assert factories.current(patrol).state == AssessmentState.APPROVED
    else:
        with pytest.raises(NotNow, match="sergeant or above"):
            actions.approve(assessment=waiting, by=other, now=NOW, expected_version=waiting.version)


@pytest.mark.parametrize(
    "role", [Role.PATROL_OFFICER, Role.LOCAL_OFFICER, Role.ANALYST, Role.PARTNER_WORKER]
)
def test_other_roles_neither_write_nor_approve(patrol: Patrol, role: Role) -> None:
    by = partners.actor_of(patrols.member(patrol.week.area, role))
    with pytest.raises(NotAllowed):
        actions.start(patrol=patrol, by=by, now=NOW)
    waiting = factories.submitted(patrol)
    with pytest.raises(NotAllowed):
        actions.approve(assessment=waiting, by=by, now=NOW, expected_version=waiting.version)
    with pytest.raises(NotAllowed):
        actions.open_risk(patrol=patrol, by=by, now=NOW)


def test_a_sergeant_of_a_ward_that_the_patrol_goes_to_approves_and_of_another_does_not() -> None:
    area, ward = patrols.borough()
    patrol = factories.planned(area)
    far = partners.area(
        parent=area,
        level=AreaLevel.WARD,
        boundary={
            "type": "Polygon",
            "coordinates": [
                [[-0.06, 51.40], [-0.05, 51.40], [-0.05, 51.41], [-0.06, 51.41], [-0.06, 51.40]]
            ],
        },
    )
    waiting = factories.submitted(patrol)
    with pytest.raises(NotAllowed):
        actions.approve(
            assessment=waiting,
            by=factories.sergeant(far),
            now=NOW,
            expected_version=waiting.version,
        )
    actions.approve(
        assessment=waiting, by=factories.sergeant(ward), now=NOW, expected_version=waiting.version
    )


def test_what_was_sent_back_says_why_and_its_writer_is_told(patrol: Patrol) -> None:
    waiting = factories.submitted(patrol)
    sergeant = factories.sergeant(patrol.week.area)
    with pytest.raises(NotNow):
        actions.send_back(assessment=waiting, reason="  ", by=sergeant, now=NOW)
    actions.send_back(assessment=waiting, reason="Say more of the yard.", by=sergeant, now=NOW)
    found = factories.current(patrol)
    assert (found.state, found.sent_back_because) == ("sent_back", "Say more of the yard.")
    assert Notice.objects.filter(person_id=found.written_by_id).exists()


def test_two_who_write_at_once_collide(patrol: Patrol) -> None:
    by = patrols.coordinator(patrol.week.area)
    made = actions.start(patrol=patrol, by=by, now=NOW)
    given = factories.written(patrol)
    actions.write(assessment=made, written=given, by=by, now=NOW, expected_version=1)
    other = factories.sergeant(patrol.week.area)
    with pytest.raises(Collision):
        actions.write(assessment=made, written=given, by=other, now=NOW, expected_version=1)


def test_a_form_that_arrives_twice_acts_once(patrol: Patrol) -> None:
    by = patrols.coordinator(patrol.week.area)
    made = factories.draft(patrol, by=by)
    token = uuid4()
    for _turn in range(2):
        actions.submit(assessment=made, by=by, now=NOW, token=token)
    assert Decision.objects.filter(verb="submit_risk").count() == 1


def test_what_was_approved_cannot_be_changed(patrol: Patrol) -> None:
    made = factories.approved(patrol)
    with pytest.raises(NotNow):
        actions.write(
            assessment=made,
            written=factories.written(patrol),
            by=patrols.coordinator(patrol.week.area),
            now=NOW,
            expected_version=made.version,
        )


def test_an_approval_of_what_has_changed_since_is_refused(patrol: Patrol) -> None:
    waiting = factories.submitted(patrol)
    patrol.postings.filter(duty=Duty.TRAINED).first().delete()  # type: ignore[union-attr]
    with pytest.raises(NotNow, match="fewer officers"):
        actions.approve(
            assessment=waiting,
            by=factories.sergeant(patrol.week.area),
            now=NOW,
            expected_version=waiting.version,
        )


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


def test_the_template_is_edited_kept_by_edition_and_used(patrol: Patrol) -> None:
    programme, by = patrol.week.programme, patrols.coordinator(patrol.week.area)
    values = content() | {"weather": "Look at the forecast.", "check_in_minutes": 90}
    first = actions.save_template(
        programme=programme, values=values, risks=(factories.RISK,), by=by, now=NOW
    )
    actions.save_template(
        programme=programme,
        values=values | {"name": "Night patrol"},
        risks=(factories.RISK,),
        by=by,
        now=NOW + timedelta(minutes=1),
        expected_version=first.version,
    )
    with pytest.raises(Collision):
        actions.save_template(
            programme=programme,
            values=values,
            risks=(),
            by=by,
            now=NOW,
            expected_version=first.version,
        )
    assert [each.number for each in RiskTemplateEdition.objects.order_by("number")] == [1, 2]
    made = actions.start(patrol=patrol, by=by, now=NOW)
    assert (made.weather, made.template_edition) == ("Look at the forecast.", 2)
    assert made.hazards.get().title == factories.RISK.title
