"""A draft that the coordinator changes by hand."""

from datetime import timedelta
from typing import Any

import pytest

from wayside.patrols.models import Roster
from wayside.patrols.staffing import actions
from wayside.patrols.staffing.tests import factories
from wayside.patrols.staffing.tests.factories import Town
from wayside.patrols.staffing.vocabulary import RosterState
from wayside.patrols.tests.factories import NOW
from wayside.patrols.vocabulary import Duty
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db


def test_a_change_by_hand_that_breaks_a_rule_is_refused_with_a_sentence(town: Town) -> None:
    draft = factories.draft(town)
    untrained = factories.worker(town.area, "New Officer")
    night = town.nights[0]
    with pytest.raises(NotNow) as refused:
        actions.put_on(
            roster=draft,
            patrol_id=night.id,
            worker_id=untrained.id,
            duty=Duty.LEAD,
            by=town.by,
            now=NOW,
            expected_version=draft.version,
        )
    said = str(refused.value)
    assert "New Officer has no valid training on that night." in said
    assert "New Officer is not yet cleared to lead a patrol." in said
    assert draft.lines.count() == 12


def test_a_change_by_hand_stays_when_the_roster_is_worked_out_again(town: Town) -> None:
    draft = factories.draft(town)
    night = town.nights[0]
    line = draft.lines.filter(patrol=night, duty=Duty.TRAINED).first()
    free = next(
        each
        for each in town.workers
        if not each.may_lead and not draft.lines.filter(patrol=night, worker=each).exists()
    )
    assert line
    given: dict[str, Any] = {"by": town.by, "now": NOW}
    draft = actions.take_off(roster=draft, line_id=line.id, expected_version=draft.version, **given)
    assert draft.empty_posts.get().missing == 1
    assert draft.bounds == {}
    draft = actions.put_on(
        roster=draft,
        patrol_id=night.id,
        worker_id=free.id,
        duty=Duty.TRAINED,
        expected_version=draft.version,
        **given,
    )
    assert not draft.empty_posts.exists()
    again = factories.draft(town, after=draft)
    assert again.lines.filter(patrol=night, worker=free, is_locked=True).exists()


def test_a_draft_changed_since_it_was_looked_at_is_a_collision(town: Town) -> None:
    draft = factories.draft(town)
    line = draft.lines.first()
    assert line
    actions.lock_line(
        roster=draft,
        line_id=line.id,
        is_locked=True,
        by=town.by,
        now=NOW,
        expected_version=draft.version,
    )
    with pytest.raises(Collision):
        _publish(town, draft)


def test_locks_that_break_a_rule_between_them_fail_the_roster_in_words(town: Town) -> None:
    night = town.nights[0]
    for who in town.workers[:2]:
        factories.posting(night, who, Duty.LEAD, is_locked=True)
    draft = factories.draft(town)
    assert draft.state == RosterState.FAILED
    assert "locked break a rule" in draft.told


def _publish(town: Town, draft: Roster) -> None:
    actions.publish_roster(
        roster=draft, by=town.by, now=NOW + timedelta(minutes=5), expected_version=draft.version
    )
