"""Where somebody stands, and where the pool is heading."""

from datetime import date

import pytest

from wayside.workforce.rules import (
    Facts,
    Member,
    Period,
    expires_on,
    is_on_the_way,
    outlook,
    standing_of,
)
from wayside.workforce.vocabulary import Standing

TODAY = date(2018, 7, 2)
VALID = (Period(date(2018, 1, 1), date(2020, 1, 1)),)
ENDING = (Period(date(2017, 1, 1), date(2018, 8, 1)),)
ENDED = (Period(date(2015, 1, 1), date(2017, 1, 1)),)


@pytest.mark.parametrize(
    ("facts", "standing"),
    [
        (Facts("partner"), Standing.PARTNER),
        (Facts("officer", VALID, "suited"), Standing.TRAINED),
        (Facts("officer", ENDING, "suited"), Standing.EXPIRING),
        (Facts("officer", VALID, ""), Standing.NOT_ASSESSED),
        (Facts("officer", VALID, "not_yet"), Standing.NOT_SUITED),
        (Facts("officer", VALID, "unsuited"), Standing.NOT_SUITED),
        (Facts("officer", ENDED, "suited"), Standing.EXPIRED),
        (Facts("officer", ENDED, "suited", booked=TODAY), Standing.BOOKED),
        (Facts("officer", (), "suited"), Standing.NOT_TRAINED),
        (Facts("officer", (), "", is_local=True), Standing.LOCAL),
    ],
)
def test_each_stands_where_their_papers_put_them(facts: Facts, standing: Standing) -> None:
    assert standing_of(facts, TODAY) == standing


@pytest.mark.parametrize(
    ("facts", "is_coming"),
    [
        (Facts("officer", (), "", booked=TODAY), True),
        (Facts("officer", ENDED, "suited", booked=date(2018, 9, 3)), True),
        (Facts("officer", (), "", booked=date(2018, 7, 1)), False),
        (Facts("officer", VALID, ""), True),
        (Facts("officer", VALID, "suited"), False),
        (Facts("officer", VALID, "not_yet"), False),
        (Facts("officer", (), ""), False),
        (Facts("officer", ENDED, "suited"), False),
        (Facts("officer", (), "", is_local=True), False),
        (Facts("partner", (), "", booked=TODAY), False),
    ],
)
def test_on_the_way_is_who_is_booked_ahead_or_waits_to_be_assessed(
    facts: Facts, is_coming: bool
) -> None:
    assert is_on_the_way(facts, TODAY) is is_coming


@pytest.mark.parametrize(
    ("completed", "months", "last"),
    [
        (date(2018, 1, 31), 1, date(2018, 2, 28)),
        (date(2018, 12, 15), 1, date(2019, 1, 15)),
        (date(2016, 2, 29), 24, date(2018, 2, 28)),
    ],
)
def test_training_expires_on_a_day_that_exists(completed: date, months: int, last: date) -> None:
    assert expires_on(completed, months) == last


def test_seven_trained_of_whom_two_expire_and_two_are_booked() -> None:
    members = [
        *[Member(trained_until=date(2020, 1, 1))] * 5,
        *[Member(trained_until=date(2018, 8, 15))] * 2,
        *[Member(booked=date(2018, 9, 20))] * 2,
    ]
    ahead = outlook(members, left_last_year=2, today=TODAY)
    assert [each.most for each in ahead] == [7, 7, 7, 9, 9, 9, 9]
    assert [each.on_paper for each in ahead] == [7, 7, 5, 7, 7, 7, 7]
    assert [each.least for each in ahead] == [7, 6, 4, 4, 4, 4, 4]


def test_a_pool_never_falls_below_nobody() -> None:
    ahead = outlook([Member(trained_until=TODAY)], left_last_year=24, today=TODAY)
    assert ahead[-1].least == 0
