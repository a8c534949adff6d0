"""A member of the pool as the rostering calculation takes them: what is missing bars."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from wayside.access.tests import factories as access
from wayside.calculations.rostering import Grade, Limits, Span
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AreaLevel
from wayside.web.clock import LONDON
from wayside.workforce import actions, queries
from wayside.workforce.models import RosterRules
from wayside.workforce.tests import factories as force
from wayside.workforce.vocabulary import AbsenceKind, Leaving, Mindset, Suitability, Wanted

pytestmark = pytest.mark.django_db
SINCE, UNTIL = date(2018, 7, 2), date(2018, 9, 24)


def person(worker: Any, **more: Any) -> Any:
    return queries.person_for_roster(worker, since=SINCE, until=UNTIL, **more)


def test_training_counts_once_the_lead_finds_somebody_suited() -> None:
    worker = force.worker(partners.area())
    force.train(worker)
    assert not person(worker).is_trained(SINCE)
    force.suited(worker)
    assert person(worker).is_trained(SINCE)


@pytest.mark.parametrize("outcome", [Suitability.UNSUITED, Suitability.NOT_YET])
def test_a_later_doubt_ends_it(outcome: Suitability) -> None:
    worker = force.trained_worker(partners.area())
    force.suited(worker, outcome, on=date(2018, 6, 1))
    assert not person(worker).is_trained(SINCE)


def test_training_renewed_in_time_counts_without_a_gap() -> None:
    worker = force.worker(partners.area())
    force.suited(worker)
    force.train(worker, completed=date(2016, 8, 1), expires=date(2018, 8, 1))
    force.train(worker, completed=date(2018, 6, 1), expires=date(2020, 6, 1))
    found = person(worker)
    assert (found.trained_from, found.trained_until) == (date(2016, 8, 1), date(2020, 6, 1))


def test_time_is_told_as_london_time() -> None:
    area = partners.area()
    worker = force.trained_worker(area)
    by = force.coordinator(area)
    actions.add_shift(
        worker=worker,
        starts_at=force.at(date(2018, 7, 6), 0, 30),
        ends_at=force.at(date(2018, 7, 6), 8),
        by=by,
        now=force.NOW,
    )
    actions.add_rest_days(worker=worker, days=[date(2018, 7, 7)], by=by, now=force.NOW)
    actions.set_wish(
        worker=worker, night=date(2018, 7, 13), wanted=Wanted.RATHER_NOT, by=by, now=force.NOW
    )
    found = person(worker)
    assert found.shifts[0].start.date() == date(2018, 7, 6)
    assert found.rest_days == {date(2018, 7, 7)}
    assert found.wishes == {date(2018, 7, 13): -1}


def test_nobody_is_put_out_before_they_join_or_after_they_leave() -> None:
    area = partners.area()
    worker = force.trained_worker(area, joined_date=date(2018, 7, 4))
    worker = actions.let_go(
        worker=worker, on=date(2018, 7, 4), because=Leaving.MOVED, expected_version=1,
        by=force.coordinator(area), now=force.NOW + timedelta(days=5),
    )  # fmt: skip
    absences = person(worker).absences
    night = Span(force.at(date(2018, 7, 4), 21), force.at(date(2018, 7, 5), 2))
    assert [each.span.overlaps(night) for each in absences] == [False, True]


def test_a_partner_worker_is_a_partner_to_the_roster() -> None:
    found = person(force.partner_worker(partners.area()))
    assert found.grade == Grade.PARTNER
    assert not found.is_trained(SINCE)


def test_home_wards_and_nights_before_come_through() -> None:
    borough = partners.area()
    ward = partners.area(level=AreaLevel.WARD, parent=borough)
    span = Span(force.at(date(2018, 6, 29), 20), force.at(date(2018, 6, 30), 2))
    found = person(force.worker(borough, wards=(ward,)), nights_before={date(2018, 6, 29): span})
    assert found.wards == {str(ward.id)}
    assert found.nights_before[date(2018, 6, 29)].hours == 6


def test_a_whole_pool_takes_a_fixed_number_of_looks() -> None:
    area = partners.area()
    by = force.coordinator(area)
    counts = []
    for number in range(2):
        for each in range(4):
            force.trained_worker(area, f"PC {number} {each}")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            found = queries.people_for_roster(
                queries.pool(area, visible_to=by), since=SINCE, until=UNTIL
            )
        counts.append(len(asked))
    assert len(found) == 8
    assert counts == [8, 8]


def test_another_areas_pool_is_not_seen() -> None:
    area = partners.area()
    force.worker(area)
    assert not queries.pool(area, visible_to=force.coordinator(partners.area()))


def test_limits_are_those_of_the_law_until_an_area_sets_stricter_ones() -> None:
    area = partners.area()
    assert queries.limits(area) == Limits()
    assert queries.trained_wanted(area) == 2
    actions.set_rules(
        area=area,
        values={"weekends_most": 2, "daily_rest": Decimal("12.5"), "trained_wanted": 3},
        because="The night team is tired.",
        expected_version=0,
        by=force.coordinator(area),
        now=force.NOW,
    )
    assert queries.limits(area) == replace(Limits(), weekends_most=2, daily_rest=12.5)
    assert queries.trained_wanted(area) == 3


def test_the_database_holds_the_law_too() -> None:
    with pytest.raises(IntegrityError):
        RosterRules.objects.create(area=partners.area(), daily_rest=10, **force.STAMPS)


def test_rates_are_those_in_force_on_the_day() -> None:
    area = partners.area()
    met = partners.agency(areas=(area,))
    by = force.coordinator(area)
    assert queries.dated_rates(met.id, until=UNTIL) == ()
    for day, pence in ((date(2018, 1, 1), 1_900), (date(2018, 9, 1), 2_000)):
        actions.set_rates(
            agency=met,
            from_date=day,
            values={"constable_pence": pence, "sergeant_pence": 2_300, "source": "The force"},
            by=by,
            now=force.NOW,
        )
    (start, rates), *later = queries.dated_rates(met.id, until=SINCE)
    assert (start, rates.hourly_pence[Grade.CONSTABLE], later) == (date(2018, 1, 1), 1_900, [])
    assert Grade.INSPECTOR not in rates.hourly_pence
    _first, (start, rates) = queries.dated_rates(met.id, until=UNTIL)
    assert (start, rates.hourly_pence[Grade.CONSTABLE]) == (date(2018, 9, 1), 2_000)
    kept = queries.pay_rates(met, on=SINCE)
    assert kept
    assert kept.checked_date is None


def test_an_absence_reaches_the_roster() -> None:
    area = partners.area()
    worker = force.worker(area)
    actions.add_absence(
        worker=worker,
        kind=AbsenceKind.COURT,
        starts_at=force.at(date(2018, 7, 9)),
        ends_at=force.at(date(2018, 7, 9), 17),
        by=force.member_of_pool(worker),
        now=force.NOW,
    )
    found = [each for each in person(worker).absences if each.kind == "court"]
    assert found[0].span.start == datetime(2018, 7, 9, 9, tzinfo=LONDON)


def test_nobody_is_the_wellbeing_lead_of_themselves_in_the_database() -> None:
    someone = access.person()
    with pytest.raises(IntegrityError):
        force.worker(partners.area(), person=someone, wellbeing_lead=someone)


@pytest.mark.parametrize("outcome", [Suitability.UNSUITED, Suitability.NOT_YET])
def test_whom_the_lead_finds_unsuited_is_no_local_officer_either(outcome: Suitability) -> None:
    borough = partners.area()
    ward = partners.area(level=AreaLevel.WARD, parent=borough)
    local = force.worker(borough, wards=(ward,))
    night = Span(force.at(SINCE, 20), force.at(SINCE, 23))
    assert not any(each.span.overlaps(night) for each in person(local).absences)
    actions.assess(
        worker=local,
        mindset=Mindset.CONCERN,
        outcome=outcome,
        reasons="Blames the women.",
        on=force.NOW.date(),
        by=force.coordinator(borough),
        now=force.NOW,
    )
    assert any(each.span.overlaps(night) for each in person(local).absences)
