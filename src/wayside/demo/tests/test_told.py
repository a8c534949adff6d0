"""The story of the demo's nights: the same every time, and with the published totals."""

from collections import Counter
from datetime import date, timedelta

from wayside.demo.told import ARRESTS, NEW_WOMEN_IN_SNOW, NOBODY_OUT, REFERRALS, stories

NIGHTS = [
    date(2018, 1, 5) + timedelta(weeks=week, days=day) for week in range(26) for day in range(2)
]


def test_the_story_is_the_same_whenever_it_is_told() -> None:
    assert stories(NIGHTS) == stories(NIGHTS)


def test_arrests_and_referrals_come_to_what_the_programme_published() -> None:
    told = stories(NIGHTS).values()
    assert sum(each.arrests for each in told) == ARRESTS == 24
    assert sum(each.taken.total() for each in told) == REFERRALS == 23


def test_every_referral_taken_was_offered_and_every_count_of_women_holds_its_parts() -> None:
    for each in stories(NIGHTS).values():
        assert all(each.offered[service] >= n for service, n in each.taken.items())
        assert each.outside <= each.new <= each.women


def test_arrests_are_spread_and_fall_on_saturdays_more_than_on_fridays() -> None:
    told = stories(NIGHTS)
    days = Counter(night.weekday() for night in told for _each in range(told[night].arrests))
    assert days[5] > days[4] > 0
    assert len({night.month for night in told if told[night].arrests}) >= 5
    assert max(each.arrests for each in told.values()) <= 4


def test_bad_weather_keeps_people_in_and_yet_two_new_women_were_met() -> None:
    told = stories(NIGHTS)
    assert told[NOBODY_OUT].women == told[NOBODY_OUT].drinks == 0
    snow = told[NEW_WOMEN_IN_SNOW]
    assert (snow.women, snow.new, snow.outside) == (2, 2, 2)
