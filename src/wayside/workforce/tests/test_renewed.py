"""Training that lapses and is renewed within the weeks of one roster."""

from datetime import date, timedelta

import pytest

from wayside.partners.tests import factories as partners
from wayside.workforce import queries
from wayside.workforce.tests import factories as force

pytestmark = pytest.mark.django_db
SINCE, UNTIL = date(2018, 7, 2), date(2018, 9, 24)
LAPSES, RENEWED = date(2018, 7, 31), date(2018, 8, 20)
DAY = timedelta(days=1)


def test_it_counts_before_and_after_the_lapse_and_not_within() -> None:
    worker = force.worker(partners.area())
    force.suited(worker)
    force.train(worker, completed=date(2016, 8, 1), expires=LAPSES)
    force.train(worker, completed=RENEWED, expires=date(2020, 8, 20))
    found = queries.person_for_roster(worker, since=SINCE, until=UNTIL)
    assert [found.is_trained(day) for day in (SINCE, LAPSES, LAPSES + DAY)] == [True, True, False]
    assert [found.is_trained(day) for day in (RENEWED - DAY, RENEWED, UNTIL)] == [False, True, True]


def test_training_that_lapsed_before_is_still_known_so_that_a_refresher_can_be_proposed() -> None:
    worker = force.worker(partners.area())
    force.suited(worker)
    force.train(worker, completed=date(2016, 1, 1), expires=date(2018, 1, 1))
    found = queries.person_for_roster(worker, since=SINCE, until=UNTIL)
    assert found.trained_until == date(2018, 1, 1)
    assert not found.is_trained(SINCE)
