"""Pay and rest owed, by the worked examples of the regulations."""

from datetime import date
from typing import Any

import pytest

from wayside.calculations.rostering import Cost, Duty, Grade, Person, Rates, cost_of
from wayside.calculations.rostering.tests.factories import (
    DAY,
    FRIDAY,
    lead,
    officer,
    partner,
    patrol,
    span,
)

RATES = Rates(hourly_pence={Grade.CONSTABLE: 1_800, Grade.SERGEANT: 2_400})
LATE, EARLY = FRIDAY - 14 * DAY, FRIDAY - 15 * DAY
RESTING = officer("Ben", rest_days=frozenset({FRIDAY}))
CASES: dict[str, tuple[Person, dict[str, Any], date, Cost]] = {
    "ordinary overtime is paid at time and a third": (officer("Ben"), {}, LATE, Cost(14_400)),
    "a sergeant at a sergeant's rate": (lead("Ann"), {}, LATE, Cost(19_200)),
    "a rest day at short notice at time and a half": (RESTING, {}, LATE, Cost(16_200)),
    "a rest day told in time is another rest day": (RESTING, {}, EARLY, Cost(0, 360)),
    "a short rest day counts four hours": (
        RESTING, {"span": span(FRIDAY, 19, 2)}, LATE, Cost(10_800)),
    "a public holiday is paid double": (RESTING, {"public_holiday": True}, EARLY, Cost(21_600)),
    "only completed quarters count": (
        officer("Ben"), {"span": span(FRIDAY, 19, 5.9)}, LATE, Cost(13_800)),
    "an inspector is paid none": (Person("Ina", grade=Grade.INSPECTOR), {}, LATE, Cost()),
    "a partner is paid none": (partner("Pia"), {}, LATE, Cost()),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.replace(" ", "-"))
def test_a_patrol_costs(case: str) -> None:
    person, known, told_on, expected = CASES[case]
    assert cost_of(person, patrol(FRIDAY, **known), Duty.TRAINED, RATES, told_on) == expected
