"""What each person has carried."""

from wayside.calculations.rostering import load_of
from wayside.calculations.rostering.tests.factories import DAY, FRIDAY, SATURDAY, officer, span


def test_patrols_weekends_and_rest_days_are_counted_in_the_window() -> None:
    nights = {day: span(day) for day in (FRIDAY - 35 * DAY, FRIDAY - 7 * DAY, FRIDAY, SATURDAY)}
    ann = officer("Ann", nights_before=nights, rest_days=frozenset({SATURDAY}))
    found = load_of(ann, until=SATURDAY, weeks=4)
    assert (found.patrols, found.weekends, found.rest_days_worked) == (3, 2, 1)
    assert found.weekend_share == 0.5
    assert found.hours == 18
    assert load_of(ann, until=SATURDAY, weeks=17).patrols == 4


def test_a_short_rest_beside_a_patrol_counts_and_one_elsewhere_does_not() -> None:
    shifts = (span(SATURDAY, 8, 8), span(FRIDAY - 3 * DAY, 8, 8), span(FRIDAY - 3 * DAY, 20, 4))
    ann = officer("Ann", nights_before={FRIDAY: span(FRIDAY)}, shifts=shifts)
    assert load_of(ann, until=SATURDAY, weeks=4).rest_breaches == 1


def test_nothing_worked_is_no_load() -> None:
    found = load_of(officer("Ann"), until=SATURDAY, weeks=4)
    assert (found.patrols, found.weekend_share, found.rest_breaches, found.hours) == (0, 0, 0, 0)
