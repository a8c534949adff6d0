"""The benchmark of silence sees a difference where there is one, and none where there is none."""

from random import Random

import pytest

from silence import compared, elsewhere


def test_a_clock_that_tells_is_seen_and_one_that_does_not_is_not_blamed() -> None:
    chance = Random(7)
    alike = [[chance.gauss(20, 3) for _ in range(300)] for _ in range(2)]
    assert not compared(*alike).told
    slower = [each * 1.1 for each in alike[0]]
    found = compared(slower, alike[1])
    assert found.told
    assert found.low <= found.ratio <= found.high
    assert found.ratio == pytest.approx(1.1, abs=0.05)


def test_a_number_that_nobody_has_stands_where_the_record_stood() -> None:
    path = "/people/0c6f2a52-54f1-4d0f-9d0a-5c27d3f3a5b1/contact/"
    other = elsewhere(path)
    assert other != path
    assert (len(other), other[-9:]) == (len(path), "/contact/")
