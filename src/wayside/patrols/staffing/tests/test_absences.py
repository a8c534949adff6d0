"""Who gives up a place or says that they cannot come, and what follows from it."""

from datetime import timedelta
from typing import Any

import pytest

from wayside.access.permissions import NotAllowed
from wayside.notices.models import Notice
from wayside.partners.tests import factories as partners
from wayside.patrols.models import Posting, Roster, Unavailability
from wayside.patrols.staffing import actions
from wayside.patrols.staffing.tests import factories
from wayside.patrols.staffing.tests.factories import Town
from wayside.patrols.staffing.vocabulary import UnableReason
from wayside.patrols.tests import factories as patrols
from wayside.patrols.tests.factories import NOW
from wayside.patrols.vocabulary import Duty, PostingState
from wayside.web.states import NotNow
from wayside.workforce.tests import factories as workforce

pytestmark = pytest.mark.django_db


def test_after_a_withdrawal_the_new_roster_changes_as_little_as_it_must(town: Town) -> None:
    factories.published(town)
    posting = Posting.objects.filter(duty=Duty.TRAINED).select_related("worker").first()
    assert posting
    actions.withdraw(
        posting=posting,
        kind=UnableReason.HEALTH,
        by=workforce.member_of_pool(posting.worker),
        now=NOW,
    )
    before = set(_places(PostingState.PUBLISHED))
    draft = factories.draft(town)
    after = set(draft.lines.values_list("patrol", "worker", "duty"))
    assert draft.score["changes"] == 1
    assert before <= after
    assert len(after - before) == 1
    assert (posting.patrol_id, posting.worker_id) not in {each[:2] for each in after}
    _publish(town, draft)
    assert set(_places(PostingState.PUBLISHED)) == after


def test_what_a_person_gives_as_reason_is_told_to_nobody_by_mail(town: Town) -> None:
    factories.published(town)
    posting = Posting.objects.select_related("worker").first()
    assert posting
    Notice.objects.all().delete()
    by = workforce.member_of_pool(posting.worker)
    actions.withdraw(posting=posting, kind=UnableReason.HEALTH, by=by, now=NOW)
    (notice,) = Notice.objects.all()
    assert "well" not in notice.body.lower()
    assert Unavailability.objects.get().kind == UnableReason.HEALTH


def test_nobody_gives_up_somebody_elses_place(town: Town) -> None:
    factories.published(town)
    one, other = Posting.objects.order_by("worker_id").distinct("worker_id")[:2]
    by = workforce.member_of_pool(one.worker)
    with pytest.raises(NotAllowed):
        actions.withdraw(posting=other, kind=UnableReason.OTHER, by=by, now=NOW)
    outsider = patrols.coordinator(partners.area())
    with pytest.raises(NotAllowed):
        actions.withdraw(posting=other, kind=UnableReason.OTHER, by=outsider, now=NOW)


def test_a_place_is_given_up_once(town: Town) -> None:
    factories.published(town)
    posting = Posting.objects.select_related("worker").first()
    assert posting
    actions.withdraw(posting=posting, kind=UnableReason.COURT, by=town.by, now=NOW)
    with pytest.raises(NotNow, match="already"):
        actions.withdraw(posting=posting, kind=UnableReason.COURT, by=town.by, now=NOW)


def test_somebody_who_said_they_cannot_come_is_not_put_on_until_they_can(town: Town) -> None:
    night, who = town.nights[0], town.workers[0]
    by = workforce.member_of_pool(who)
    said = actions.say_unable(patrol=night, worker=who, kind=UnableReason.FAMILY, by=by, now=NOW)
    draft = factories.draft(town)
    assert not draft.lines.filter(patrol=night, worker=who).exists()
    actions.lift(unavailability=said, by=by, now=NOW)
    with pytest.raises(NotNow, match="has changed"):
        _publish(town, draft)


def test_who_loses_a_place_by_the_planner_is_told(town: Town) -> None:
    factories.published(town)
    posting = Posting.objects.select_related("worker").first()
    assert posting
    Notice.objects.all().delete()
    actions.withdraw(posting=posting, kind=UnableReason.PLANNER, by=town.by, now=NOW)
    told = Notice.objects.get(person_id=posting.worker.person_id)
    assert "you are no longer on the patrol" in told.body


def _publish(town: Town, draft: Roster) -> None:
    actions.publish_roster(
        roster=draft, by=town.by, now=NOW + timedelta(minutes=5), expected_version=draft.version
    )


def _places(state: PostingState) -> list[tuple[Any, ...]]:
    return list(Posting.objects.filter(state=state).values_list("patrol", "worker", "duty"))
