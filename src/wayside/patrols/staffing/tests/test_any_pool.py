"""Whatever the pool and the nights, what is published passes the separate checker."""

from datetime import timedelta
from random import Random
from typing import Any

import pytest

from wayside.calculations.rostering import breaches
from wayside.patrols.models import Patrol, Posting
from wayside.patrols.staffing import actions
from wayside.patrols.staffing.queries import standing_of
from wayside.patrols.staffing.tests import factories
from wayside.patrols.staffing.tests.factories import MONDAY, Town
from wayside.patrols.staffing.vocabulary import UnableReason
from wayside.patrols.tests.factories import NOW
from wayside.patrols.vocabulary import Duty, PostingState
from wayside.workforce.models import Absence, Worker
from wayside.workforce.tests.factories import at

pytestmark = pytest.mark.django_db


def some_town(chance: Random) -> Town:
    """A small pool in which somebody is away, on a shift, untrained or kept off somewhere."""
    town = factories.town(officers=chance.randint(2, 6), leads=chance.randint(1, 2))
    for who in town.workers:
        for night in town.nights:
            befall(town, who, night, chance)
        if chance.randrange(5) == 0:
            who.training.update(expires_date=chance.choice(town.nights).date)
    for night in chance.sample(town.nights, 2):
        wanted = {Duty.TRAINED: chance.randint(0, 3)}
        actions.set_wanted(patrol=night, wanted=wanted, by=town.by, now=NOW)
    return town


def befall(town: Town, who: Worker, night: Patrol, chance: Random) -> None:
    start = at(night.date, chance.choice((0, 6, 14, 19)))
    fate = chance.randrange(8)
    if fate == 0:
        span = {"starts_at": start, "ends_at": start + timedelta(hours=10)}
        Absence.objects.create(worker=who, kind="leave", **span, **factories.STAMPS)
    elif fate == 1:
        who.shifts.create(starts_at=start, ends_at=start + timedelta(hours=9), **factories.STAMPS)
    elif fate == 2:
        given: dict[str, Any] = {"kind": UnableReason.OTHER, "by": town.by, "now": NOW}
        actions.say_unable(patrol=night, worker=who, **given)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_published_and_planned_again_is_lawful_and_changes_no_more_than_proven(
    seed: int,
) -> None:
    chance = Random(seed)
    town = some_town(chance)
    factories.published(town)
    assert_lawful(town)
    live = list(Posting.objects.select_related("worker", "patrol__week__area"))
    if live:
        gone = chance.choice(live)
        actions.withdraw(posting=gone, kind=UnableReason.COURT, by=town.by, now=NOW)
    before = places()
    again = factories.published(town)
    assert_lawful(town)
    assert again.bounds["changes"] == again.score["changes"]
    assert len(before - places()) <= again.score["changes"]


def places() -> set[tuple[Any, ...]]:
    live = Posting.objects.filter(state=PostingState.PUBLISHED)
    return set(live.values_list("patrol", "worker", "duty"))


def assert_lawful(town: Town) -> None:
    last = MONDAY + timedelta(weeks=2)
    standing = standing_of(town.area, MONDAY, last, visible_to=town.by, today=MONDAY)
    assert breaches(standing.problem, standing.problem.published) == ()
