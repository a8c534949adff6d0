"""Approved by another person of the right role and grade, or sent back with the reason."""

import pytest
from django.db import IntegrityError, transaction

from wayside.access.permissions import NotAllowed
from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AreaLevel
from wayside.patrols.models import Patrol, RiskAssessment
from wayside.patrols.risk import actions, queries
from wayside.patrols.risk.tests import factories
from wayside.patrols.risk.vocabulary import AssessmentState
from wayside.patrols.staffing.tests import factories as staff
from wayside.patrols.tests import factories as patrols
from wayside.patrols.tests.factories import NOW
from wayside.patrols.vocabulary import Duty
from wayside.web.states import NotNow
from wayside.workforce.vocabulary import Grade

pytestmark = pytest.mark.django_db


@pytest.fixture
def patrol() -> Patrol:
    area, _ward = patrols.borough()
    return factories.planned(area)


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
