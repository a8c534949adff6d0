"""Written from the template that a partnership edits, by one at a time, and sent once whole."""

from datetime import timedelta
from uuid import uuid4

import pytest

from wayside.patrols.models import Decision, Patrol, RiskTemplateEdition
from wayside.patrols.risk import actions
from wayside.patrols.risk.default_template import content
from wayside.patrols.risk.tests import factories
from wayside.patrols.risk.vocabulary import AssessmentState
from wayside.patrols.tests import factories as patrols
from wayside.patrols.tests.factories import NOW
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

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
