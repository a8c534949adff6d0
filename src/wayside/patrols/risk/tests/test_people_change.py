"""Every way in which the people of a patrol change asks its risk assessment again, if it matters.

Each test goes through the real action: none of them asks for the look itself.
"""

from datetime import date, timedelta
from typing import Any

import pytest

from wayside.patrols.actions import start_week
from wayside.patrols.models import Patrol, Posting, Roster, RosterLine
from wayside.patrols.parts.actions import move_patrol
from wayside.patrols.parts.vocabulary import DisruptionKind
from wayside.patrols.risk.tests import factories
from wayside.patrols.risk.vocabulary import AssessmentState
from wayside.patrols.staffing import actions
from wayside.patrols.staffing.tests import factories as staff
from wayside.patrols.staffing.tests.factories import Town
from wayside.patrols.staffing.vocabulary import UnableReason
from wayside.patrols.tests.factories import ISO, NOW
from wayside.patrols.vocabulary import Duty, PostingState
from wayside.workforce.models import Absence, Worker
from wayside.workforce.tests import factories as workforce

pytestmark = pytest.mark.django_db
THURSDAY = date(2018, 7, 12)


@pytest.fixture(autouse=True)
def _on_monday(settings: Any) -> None:
    settings.WAYSIDE_TODAY = NOW.date()


@pytest.fixture
def town(db: None) -> Town:
    """A town whose roster people know, with an approved assessment of its first night."""
    made = staff.town()
    staff.published(made)
    start_week(area=made.area, iso=ISO, by=made.by, now=NOW)
    factories.approved(night(made))
    return made


def night(town: Town) -> Patrol:
    return factories.again(town.nights[0])


def stands(town: Town) -> tuple[str, str]:
    """In which state the assessment is now, and why it was asked for."""
    found = factories.current(night(town))
    return found.state, found.because


def posted(town: Town, duty: Duty) -> Posting:
    rows = Posting.objects.filter(patrol=night(town), duty=duty, state=PostingState.PUBLISHED)
    return rows.select_related("worker__person")[0]


def give_up(town: Town, posting: Posting) -> None:
    by = workforce.member_of_pool(posting.worker)
    actions.withdraw(posting=posting, kind=UnableReason.HEALTH, by=by, now=NOW)


def line(draft: Roster, patrol: Patrol, duty: Duty) -> RosterLine:
    return draft.lines.select_related("worker__person").filter(patrol=patrol, duty=duty)[0]


def take_off(town: Town, draft: Roster, duty: Duty) -> Worker:
    """Take the first with that duty off the first night of a draft."""
    off = line(draft, night(town), duty)
    changed = actions.take_off(
        roster=draft, line_id=off.id, by=town.by, now=NOW, expected_version=draft.version
    )
    draft.version = changed.version
    return off.worker


def put_on(town: Town, draft: Roster, who: Worker, duty: Duty) -> None:
    changed = actions.put_on(
        roster=draft,
        patrol_id=night(town).id,
        worker_id=who.id,
        duty=duty,
        by=town.by,
        now=NOW,
        expected_version=draft.version,
    )
    draft.version = changed.version


def publish(town: Town, draft: Roster) -> None:
    later = NOW + timedelta(minutes=5)
    actions.publish_roster(roster=draft, by=town.by, now=later, expected_version=draft.version)


def new_lead(town: Town, draft: Roster) -> Worker:
    """Give the first night of a draft its other lead; who led before."""
    led = take_off(town, draft, Duty.LEAD)
    other = next(each for each in town.workers[:2] if each.id != led.id)
    on_it = draft.lines.filter(patrol=night(town), worker=other).first()
    if on_it is not None:
        changed = actions.take_off(
            roster=draft, line_id=on_it.id, by=town.by, now=NOW, expected_version=draft.version
        )
        draft.version = changed.version
    put_on(town, draft, other, Duty.LEAD)
    return led


def test_another_lead_by_a_published_roster_asks_again(town: Town) -> None:
    draft = staff.draft(town)
    led = new_lead(town, draft)
    publish(town, draft)
    state, because = stands(town)
    assert state == AssessmentState.DRAFT
    assert f"{led.person.name} does not lead the patrol any more." in because


def test_fewer_officers_by_a_published_roster_asks_again(town: Town) -> None:
    draft = staff.draft(town)
    take_off(town, draft, Duty.TRAINED)
    publish(town, draft)
    state, because = stands(town)
    assert state == AssessmentState.DRAFT
    assert "There are fewer officers: 2 instead of 3." in because


def test_a_draft_that_is_changed_by_hand_asks_nothing_until_it_is_published(town: Town) -> None:
    draft = staff.draft(town)
    new_lead(town, draft)
    assert stands(town) == (AssessmentState.APPROVED, "")
    publish(town, draft)
    assert stands(town)[0] == AssessmentState.DRAFT


def test_one_trained_officer_for_another_by_a_published_roster_asks_nothing(town: Town) -> None:
    draft = staff.draft(town)
    off = take_off(town, draft, Duty.TRAINED)
    there = set(draft.lines.filter(patrol=night(town)).values_list("worker", flat=True))
    other = next(each for each in town.workers if each.id not in {*there, off.id})
    put_on(town, draft, other, Duty.TRAINED)
    publish(town, draft)
    assert Posting.objects.filter(patrol=night(town), worker=other).exists()
    assert stands(town) == (AssessmentState.APPROVED, "")


def test_a_lead_who_gives_the_place_up_asks_again(town: Town) -> None:
    lead = posted(town, Duty.LEAD)
    give_up(town, lead)
    state, because = stands(town)
    assert state == AssessmentState.DRAFT
    assert f"{lead.worker.person.name} does not lead the patrol any more." in because


def test_officers_who_fall_below_what_was_assessed_by_a_withdrawal_ask_again(town: Town) -> None:
    give_up(town, posted(town, Duty.TRAINED))
    state, because = stands(town)
    assert state == AssessmentState.DRAFT
    assert because.startswith("The people have changed. There are fewer officers: 2 instead of 3.")


def test_an_assessment_that_waits_for_approval_goes_back_when_an_officer_gives_up(
    town: Town,
) -> None:
    factories.current(night(town)).delete()
    factories.submitted(night(town))
    give_up(town, posted(town, Duty.TRAINED))
    found = factories.current(night(town))
    assert found.state == AssessmentState.SENT_BACK
    assert "fewer officers" in found.sent_back_because


def test_a_move_that_takes_somebody_off_asks_again_and_names_the_people_too(town: Town) -> None:
    lead = posted(town, Duty.LEAD)
    Absence.objects.create(
        worker=lead.worker,
        kind="leave",
        starts_at=workforce.at(THURSDAY, 0),
        ends_at=workforce.at(THURSDAY + timedelta(days=1), 12),
        **staff.STAMPS,
    )
    move_patrol(
        patrol=night(town),
        day=THURSDAY,
        kind=DisruptionKind.WEATHER,
        reason="Storm on Friday.",
        by=town.by,
        now=NOW,
    )
    state, because = stands(town)
    assert state == AssessmentState.DRAFT
    assert f"{lead.worker.person.name} does not lead the patrol any more." in because
    assert "The hours are" in because
